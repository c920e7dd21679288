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
}
