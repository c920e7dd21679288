/** A catalogue that was loaded: its hash tells whether the next one differs. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
export class CatalogueLoad {
  @PrimaryColumn('bigint')
  id: string;

  @Column('text')
  contentHash: string;

  @Column('jsonb')
  counts: unknown;

  @Column('timestamptz')
  loadedAt: Date;
}
