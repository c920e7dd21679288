/** Which body leads or supports a target. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
export class TargetDepartment {
  @PrimaryColumn('text')
  targetKey: string;

  @PrimaryColumn('text')
  departmentSlug: string;

  @PrimaryColumn('text')
  role: 'LEAD' | 'SUPPORTING';

  @Column('integer')
  ordinal: number;
}
