/** One published figure in one vintage: valid from its publication until a later one supersedes it. */

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Frequency, ObservationStatus, RevisionKind } from '../domain/vocabulary';

@Entity()
export class Observation {
  @PrimaryColumn('bigint')
  id: string;

  @Column('text')
  indicatorCode: string;

  @Column('text')
  regionCode: string;

  @Column('text')
  period: string;

  @Column('text')
  frequency: Frequency;

  @Column('date')
  periodStart: string;

  @Column('date')
  periodEnd: string;

  @Column('numeric', { nullable: true })
  value: string | null;

  @Column('text', { nullable: true })
  missingReason: string | null;

  @Column('text')
  publishedText: string;

  @Column('text')
  publishedUnit: string;

  @Column('text')
  status: ObservationStatus;

  @Column('text')
  revision: RevisionKind;

  @Column('timestamptz')
  publishedAt: Date;

  @Column('timestamptz', { nullable: true })
  supersededAt: Date | null;

  @Column('timestamptz')
  recordedAt: Date;

  /** When the system learnt of the vintage that took over; publication alone is no system time. */
  @Column('timestamptz', { nullable: true })
  replacedAt: Date | null;

  @Column('uuid', { nullable: true })
  feedRunId: string | null;

  @Column('integer', { nullable: true })
  sourceLine: number | null;

  @Column('text', { nullable: true })
  sourceSheet: string | null;

  /** C17: the cell of a table. */
  @Column('text', { nullable: true })
  sourceCell: string | null;

  @Column('text', { nullable: true })
  sourceColumn: string | null;

  @Column('text', { nullable: true })
  documentSlug: string | null;

  @Column('text', { nullable: true })
  clause: string | null;

  @Column('text', { nullable: true })
  noteZh: string | null;

  @Column('text', { nullable: true })
  noteEn: string | null;

  @Column('boolean')
  isSynthetic: boolean;
}
