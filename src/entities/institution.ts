/** A bank, guarantor, fund manager or other body that lends or invests. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
export class Institution {
  @PrimaryColumn('text')
  slug: string;

  @Column('text')
  nameZh: string;

  @Column('text')
  nameEn: string;

  @Column('text')
  kind: string;

  @Column('text', { nullable: true })
  regionCode: string | null;

  @Column('boolean')
  isSynthetic: boolean;
}
