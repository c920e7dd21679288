/** A published loan, guarantee or subsidy programme. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
export class Programme {
  @PrimaryColumn('text')
  slug: string;

  @Column('text')
  documentSlug: string;

  @Column('text')
  nameZh: string;

  @Column('text')
  nameEn: string;

  @Column('text', { nullable: true })
  regionCode: string | null;

  @Column('jsonb')
  content: unknown;
}
