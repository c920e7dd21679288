/** A benchmark rate of the central bank for terms of one length, from a day on. */
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BenchmarkKind } from '../domain/lending/benchmark';

@Entity()
export class BenchmarkRate {
  @PrimaryColumn('text')
  kind: BenchmarkKind;

  @PrimaryColumn('date')
  effectiveOn: string;

  @PrimaryColumn('integer')
  overMonths: number;

  @Column('integer', { nullable: true })
  upToMonths: number | null;

  @Column('numeric')
  percent: string;

  @Column('text')
  sourceZh: string;

  @Column('text')
  sourceEn: string;

  @Column('text', { nullable: true })
  noteZh: string | null;

  @Column('text', { nullable: true })
  noteEn: string | null;
}
