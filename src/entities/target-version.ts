/** What a target said at one time, kept for ever with the reason why it changed. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
export class TargetVersion {
  @PrimaryColumn('text')
  targetKey: string;

  @PrimaryColumn('integer')
  version: number;

  @Column('jsonb')
  content: unknown;

  @Column('text')
  reasonZh: string;

  @Column('text')
  reasonEn: string;

  @Column('timestamptz')
  recordedAt: Date;
}
