/** Changes of a short while that are computed together; whoever comes after it has begun opens another. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
export class RecomputeWave {
  @PrimaryColumn('bigint')
  id: string;

  /** Of the change that opened it. */
  @Column('text')
  cause: string;

  @Column('timestamptz')
  openedAt: Date;

  @Column('timestamptz', { nullable: true })
  begunAt: Date | null;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;

  @Column('integer')
  computed: number;

  /** Those whose stored answer is another than before. */
  @Column('integer')
  changed: number;

  /** Those that could not be computed, and stay stale. */
  @Column('integer')
  failed: number;
}
