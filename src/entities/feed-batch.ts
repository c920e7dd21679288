/** A file accepted for a feed: written in the transaction that accepted it, before any job runs. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
export class FeedBatch {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  feedSlug: string;

  @Column('text')
  sha256: string;

  @Column('text')
  definitionHash: string;

  @Column('text', { nullable: true })
  fileName: string | null;

  @Column('text')
  receivedFrom: string;

  @Column('timestamptz')
  receivedAt: Date;

  /** Who sent it: `key:<id>`, `oidc:<subject>` or `system:<part>`; null for what is older than this. */
  @Column('text', { nullable: true })
  actor: string | null;

  /** Regions that the sender may write to, counties included; null for all. */
  @Column('text', { nullable: true, array: true })
  regionCodes: string[] | null;
}
