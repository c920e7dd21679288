/** Bytes as they arrived, addressed by their hash. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
export class RawFile {
  @PrimaryColumn('text')
  sha256: string;

  @Column('bigint')
  sizeBytes: string;

  /** Each slice was sealed on its own; the hash and the size are those of the clear bytes. */
  @Column('boolean')
  isSealed: boolean;

  @Column('timestamptz')
  storedAt: Date;
}
