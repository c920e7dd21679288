/** A bank, guarantor, fund manager or other body that lends or invests. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Node } from './node';

@Entity()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A bank, guarantor, fund manager, university or other body.',
})
export class Institution extends Node {
  @PrimaryColumn('text')
  @Field(() => String, { description: 'Stable short name.' })
  slug: string;

  @Column('text')
  @Field(() => String)
  nameZh: string;

  @Column('text')
  @Field(() => String)
  nameEn: string;

  @Column('text')
  @Field(() => String, { description: 'BANK, GUARANTOR, INSURER, FUND_MANAGER, UNIVERSITY, …' })
  kind: string;

  @Column('text', { nullable: true })
  regionCode: string | null;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Made up for demonstration.' })
  isSynthetic: boolean;

  protected get nodeKey(): string {
    return this.slug;
  }
}
