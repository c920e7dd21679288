/** A slice of a raw file, so that reading one back needs little memory. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
export class RawChunk {
  @PrimaryColumn('text')
  sha256: string;

  @PrimaryColumn('integer')
  ordinal: number;

  @Column('bytea')
  bytes: Buffer;
}
