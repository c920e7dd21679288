/** An incubator, makerspace or other innovation platform. */

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IncubatorKind } from '../domain/vocabulary';

@Entity()
export class Incubator {
  @PrimaryColumn('bigint')
  id: string;

  @Column('text')
  nameZh: string;

  @Column('text', { nullable: true })
  nameEn: string | null;

  @Column('text')
  kind: IncubatorKind;

  @Column('text', { nullable: true })
  level: string | null;

  @Column('text')
  regionCode: string;

  @Column('date')
  openedOn: string;

  @Column('date', { nullable: true })
  closedOn: string | null;

  @Column('boolean')
  isSynthetic: boolean;
}
