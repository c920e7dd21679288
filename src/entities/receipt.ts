/** Proof that a job has had its effect, written in the transaction of that effect. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
export class Receipt {
  @PrimaryColumn('text')
  queue: string;

  @PrimaryColumn('text')
  key: string;

  @Column('jsonb')
  result: unknown;

  @Column('timestamptz')
  receivedAt: Date;
}
