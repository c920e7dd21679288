/** How indicators hang together: what is added to what, what lies within what, what is shared among whom. */
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RelationKind } from '../domain/finding-words';

@Entity()
export class IndicatorRelation {
  @PrimaryColumn('text')
  code: string;

  @Column('text')
  kind: RelationKind;

  /** One, or all parts of a whole. */
  @Column('text', { array: true })
  indicatorCodes: string[];

  @Column('text')
  ofCode: string;

  /** Of COUNT_OF: no share is above this, in the unit of `ofCode`. */
  @Column('numeric', { nullable: true })
  averageAtMost: string | null;

  @Column('text')
  reasonZh: string;

  @Column('text')
  reasonEn: string;
}
