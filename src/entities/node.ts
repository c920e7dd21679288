/** What every addressable thing of the graph has: one opaque, stable, global id. */
import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType({
  description: 'Anything with a stable global id; fetch it again with node(id).',
  resolveType: (value: object) => value.constructor.name,
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque, global, stable.' })
  id: string;
}
