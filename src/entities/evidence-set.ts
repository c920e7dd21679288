/** Frozen evidence of an answer, under the hash of its content; lists of one length go together by place. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('evidence_set')
export class EvidenceSetRow {
  @PrimaryColumn('text')
  hash: string;

  @Column('numeric')
  total: string;

  /** Records behind it, those of rules included. */
  @Column('integer')
  counted: number;

  @Column('text', { array: true })
  kinds: string[];

  @Column('text', { array: true })
  ids: string[];

  @Column('numeric', { array: true })
  amounts: string[];

  @Column('numeric', { array: true })
  contributions: string[];

  @Column('text', { array: true })
  reasons: string[];

  @Column('text', { array: true })
  leftKinds: string[];

  @Column('text', { array: true })
  leftIds: string[];

  @Column('text', { array: true })
  leftReasons: string[];

  /** Each reason for leaving out, and how many records it concerns, listed or not. */
  @Column('text', { array: true })
  leftNames: string[];

  @Column('integer', { array: true })
  leftCounts: number[];

  /** Records too many to list: JSON with question, count, sum and digest, one for each entry of kind RULE. */
  @Column('text', { array: true })
  rules: string[];

  /** Where there are rules: the registers list it again by what was recorded before this instant. */
  @Column('timestamptz', { nullable: true })
  settledAt: Date | null;

  @Column('timestamptz')
  recordedAt: Date;
}
