/** A loan drawn by an enterprise. */

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LoanStatus } from '../domain/vocabulary';

@Entity()
export class Loan {
  @PrimaryColumn('bigint')
  id: string;

  @Column('text')
  contractNumber: string;

  @Column('bigint')
  borrowerId: string;

  @Column('text')
  bankSlug: string;

  @Column('numeric')
  principal: string;

  @Column('numeric')
  annualRate: string;

  @Column('date')
  drawnOn: string;

  @Column('date')
  dueOn: string;

  @Column('date', { nullable: true })
  repaidOn: string | null;

  @Column('text')
  status: LoanStatus;

  @Column('boolean')
  isSynthetic: boolean;
}
