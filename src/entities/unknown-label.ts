/** A label of a file that its feed did not know, with some of the figures under it. */
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LabelKind } from '../domain/vocabulary';

@Entity('unknown_label')
export class UnknownLabelRow {
  @PrimaryColumn('uuid')
  runId: string;

  @PrimaryColumn('integer')
  ordinal: number;

  @Column('text')
  kind: LabelKind;

  @Column('text')
  label: string;

  @Column('integer')
  figures: number;

  @Column('integer')
  line: number;

  @Column('text', { nullable: true })
  sheet: string | null;

  @Column('text', { nullable: true })
  column: string | null;

  @Column('text', { nullable: true })
  cell: string | null;

  @Column('boolean')
  isPassedOver: boolean;

  @Column('text', { nullable: true })
  unit: string | null;

  /** `feeds/mapping` says how: region, period and value. */
  @Column('jsonb')
  samples: unknown;
}
