/** A record that a full list no longer held, as it was when it was taken out. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
export class RemovedRecord {
  @PrimaryColumn('bigint')
  id: string;

  @Column('text')
  register: string;

  @Column('text')
  naturalKey: string;

  @Column('jsonb')
  content: unknown;

  @Column('uuid', { nullable: true })
  feedRunId: string | null;

  @Column('timestamptz')
  removedAt: Date;
}
