/** An administrative division of China, by its GB/T 2260 code. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RegionLevel } from '../domain/vocabulary';
import { Node } from './node';
import { DateText } from './scalar-markers';

@Entity()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'An administrative division, by GB/T 2260. Codes are abolished now and then: see validTo.',
})
export class Region extends Node {
  @PrimaryColumn('text')
  @Field(() => String, { description: 'GB/T 2260, six digits, for example 410600.' })
  code: string;

  @Column('text')
  @Field(() => String, { description: 'Name in Chinese.' })
  nameZh: string;

  @Column('text')
  @Field(() => String)
  nameEn: string;

  @Column('text')
  @Field(() => RegionLevel)
  level: RegionLevel;

  @Column('text', { nullable: true })
  parentCode: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true, description: 'First day of the code, where it is known.' })
  validFrom: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true, description: 'Last day of the code; null while it is in use.' })
  validTo: string | null;

  protected get nodeKey(): string {
    return this.code;
  }
}
