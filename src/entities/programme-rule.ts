/** One rule of a programme, with its clause and its numbers. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
export class ProgrammeRule {
  @PrimaryColumn('text')
  programmeSlug: string;

  @PrimaryColumn('text')
  key: string;

  @Column('integer')
  ordinal: number;

  @Column('text')
  kind: string;

  @Column('text')
  clause: string;

  @Column('text')
  nameZh: string;

  @Column('text')
  nameEn: string;

  @Column('jsonb')
  content: unknown;
}
