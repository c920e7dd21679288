/** A job that must run, written with the change that asks for it; the relay hands it to the queue. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('outbox')
export class OutboxEntry {
  @PrimaryColumn('text')
  key: string;

  @Column('text')
  queue: string;

  @Column('text')
  name: string;

  @Column('jsonb')
  payload: unknown;

  @Column('integer')
  tries: number;

  @Column('timestamptz')
  nextAt: Date;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  doneAt: Date | null;

  @Column('text', { nullable: true })
  lastError: string | null;
}
