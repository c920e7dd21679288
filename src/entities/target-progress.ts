/** Where a target stood on a day, with the very inputs that the answer was computed from. */

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProgressStatus } from '../domain/vocabulary';

@Entity('target_progress')
export class TargetProgressRow {
  @PrimaryColumn('text')
  targetKey: string;

  @PrimaryColumn('date')
  asOf: string;

  @Column('integer')
  targetVersion: number;

  @Column('numeric', { nullable: true })
  actual: string | null;

  @Column('date', { nullable: true })
  actualStart: string | null;

  @Column('date', { nullable: true })
  actualEnd: string | null;

  @Column('numeric', { nullable: true })
  baseline: string | null;

  @Column('double precision', { nullable: true })
  attainment: number | null;

  @Column('numeric', { nullable: true })
  expected: string | null;

  @Column('numeric', { nullable: true })
  projected: string | null;

  @Column('text')
  status: ProgressStatus;

  @Column('boolean')
  isFinal: boolean;

  @Column('text')
  explanationZh: string;

  @Column('text')
  explanationEn: string;

  @Column('jsonb')
  inputs: unknown;

  @Column('text')
  inputHash: string;

  /** The set that sums to the actual; null exactly where there is none. */
  @Column('text', { nullable: true })
  evidenceHash: string | null;

  @Column('timestamptz')
  computedAt: Date;

  @Column('timestamptz', { nullable: true })
  staleSince: Date | null;
}
