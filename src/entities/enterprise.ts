/** An enterprise, by its unified social credit code. */

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EnterpriseScale } from '../domain/vocabulary';

@Entity()
export class Enterprise {
  @PrimaryColumn('bigint')
  id: string;

  @Column('text')
  uscc: string;

  @Column('text')
  nameZh: string;

  @Column('text', { nullable: true })
  nameEn: string | null;

  @Column('text')
  regionCode: string;

  @Column('text', { nullable: true })
  industryCode: string | null;

  @Column('text', { nullable: true })
  scale: EnterpriseScale | null;

  @Column('date', { nullable: true })
  foundedOn: string | null;

  @Column('boolean')
  isTechEnterprise: boolean;

  @Column('boolean')
  isSynthetic: boolean;

  @Column('timestamptz')
  changedAt: Date;
}
