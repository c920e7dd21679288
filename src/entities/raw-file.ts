/** Bytes as they arrived, addressed by their hash. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
export class RawFile {
  @PrimaryColumn('text')
  sha256: string;

  @Column('bigint')
  sizeBytes: string;

  @Column('timestamptz')
  storedAt: Date;
}
