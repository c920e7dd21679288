/** What every addressable thing of the graph has: one opaque, stable, global id. */
import { Field, ID, InterfaceType } from 'type-graphql';

/** The id of a thing: its type and its own key, opaque to callers. */
export const globalId = (type: string, key: string): string =>
  Buffer.from(`${type}:${key}`, 'utf8').toString('base64url');

@InterfaceType({ description: 'Anything with a stable global id; fetch it again with node(id).' })
export abstract class Node {
  @Field(() => ID, { description: 'Opaque, global, stable.' })
  get id(): string {
    return globalId(this.constructor.name, this.nodeKey);
  }

  /** The row's own key. */
  protected abstract get nodeKey(): string;
}
