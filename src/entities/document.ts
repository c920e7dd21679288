/** A published document that plans, programmes and figures are read from. */
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Inference } from './inference';

@Entity()
export class Document {
  @PrimaryColumn('text')
  slug: string;

  @Column('text')
  titleZh: string;

  @Column('text')
  titleEn: string;

  @Column('text', { nullable: true })
  number: string | null;

  @Column('text', { nullable: true })
  issuerZh: string | null;

  @Column('text', { nullable: true })
  issuerEn: string | null;

  @Column('date', { nullable: true })
  issuedOn: string | null;

  @Column('date', { nullable: true })
  publishedOn: string | null;

  @Column('text')
  sourceFile: string;

  @Column('text', { nullable: true })
  sourcePart: string | null;

  @Column('jsonb')
  inferred: Inference[];

  @Column('text', { nullable: true })
  noteZh: string | null;

  @Column('text', { nullable: true })
  noteEn: string | null;
}
