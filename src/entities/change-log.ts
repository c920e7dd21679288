/** The one row that tells which log of changes this is and how far it has been cut. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
export class ChangeLog {
  @PrimaryColumn('boolean')
  onlyRow: boolean;

  @Column('uuid')
  logId: string;

  @Column('text')
  prunedXid: string;

  /** The cluster and table that its transaction ids belong to; null until a process has started on it. */
  @Column('text', { nullable: true })
  home: string | null;
}
