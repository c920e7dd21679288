/** A patent application and what became of it. */

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PatentKind } from '../domain/vocabulary';

@Entity()
export class Patent {
  @PrimaryColumn('bigint')
  id: string;

  @Column('text')
  applicationNumber: string;

  @Column('text')
  kind: PatentKind;

  @Column('text')
  titleZh: string;

  @Column('date')
  filedOn: string;

  @Column('date', { nullable: true })
  grantedOn: string | null;

  @Column('date', { nullable: true })
  lapsedOn: string | null;

  @Column('bigint')
  ownerId: string;

  @Column('boolean')
  isSynthetic: boolean;
}
