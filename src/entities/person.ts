/** A natural person who borrows: sealed, and told apart by the fingerprint of the identity number. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('person')
export class PersonRecord {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  nameSealed: string;

  @Column('text')
  idNumberSealed: string;

  @Column('text', { nullable: true })
  phoneSealed: string | null;

  @Column('text')
  idNumberPrint: string;

  @Column('text')
  regionCode: string;

  @Column('timestamptz')
  recordedAt: Date;

  @Column('text')
  recordedBy: string;
}
