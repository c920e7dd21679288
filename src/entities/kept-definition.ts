/** A definition that files of a feed were read with, kept for as long as there are runs that used it. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('feed_definition')
export class KeptDefinition {
  @PrimaryColumn('text')
  hash: string;

  @Column('jsonb')
  definition: unknown;

  @Column('timestamptz')
  keptAt: Date;
}
