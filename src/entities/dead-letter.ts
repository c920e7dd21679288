/** A job that failed for good, kept until someone looks at it. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
export class DeadLetter {
  @PrimaryColumn('bigint')
  id: string;

  @Column('text')
  queue: string;

  @Column('text')
  key: string;

  @Column('jsonb')
  payload: unknown;

  @Column('text')
  error: string;

  @Column('integer')
  tries: number;

  @Column('timestamptz')
  failedAt: Date;
}
