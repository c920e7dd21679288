/** A request about money that was carried out: what its key answers when it is sent again. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
export class IdempotentRequest {
  /** Whose key it is: a bank's belong to the bank, so that it may change its API key between two tries. */
  @PrimaryColumn('text')
  holder: string;

  @PrimaryColumn('text')
  key: string;

  @Column('text')
  operation: string;

  @Column('text')
  bodyHash: string;

  /** Ids, from which the answer is read anew. */
  @Column('jsonb')
  answer: unknown;

  @Column('timestamptz')
  recordedAt: Date;
}
