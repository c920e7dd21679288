/** A certificate of an enterprise: it counts from its issue to its expiry. */

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CertificationKind } from '../domain/vocabulary';

@Entity()
export class Certification {
  @PrimaryColumn('bigint')
  id: string;

  @Column('bigint')
  enterpriseId: string;

  @Column('text')
  kind: CertificationKind;

  @Column('text', { nullable: true })
  level: string | null;

  @Column('text')
  number: string;

  @Column('date')
  issuedOn: string;

  @Column('date', { nullable: true })
  expiresOn: string | null;

  @Column('boolean')
  isSynthetic: boolean;
}
