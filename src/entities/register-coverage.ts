/** For which region and dates a register is complete: outside of that a count is unknown, not zero. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
export class RegisterCoverage {
  @PrimaryColumn('text')
  register: string;

  @PrimaryColumn('text')
  kind: string;

  @PrimaryColumn('text')
  regionCode: string;

  @PrimaryColumn('date')
  startsOn: string;

  @Column('date')
  endsOn: string;

  @Column('text')
  noteZh: string;

  @Column('text')
  noteEn: string;

  @Column('boolean')
  isSynthetic: boolean;

  /** Since when the system holds what counting reads of it; what was before is in its history. */
  @Column('timestamptz', { select: false })
  recordedAt: Date;
}
