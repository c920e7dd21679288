/** A browser that is signed in. Its token stands in a cookie; here is only the token's hash. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
export class SignIn {
  @PrimaryColumn('text')
  tokenHash: string;

  /** Whom it stands for, as everywhere: `key:<id>` or `oidc:<subject>`. */
  @Column('text')
  actor: string;

  @Column('uuid', { nullable: true })
  apiKeyId: string | null;

  /** What the verified token of an identity provider said, as a caller; null where a key signed in. */
  @Column('jsonb', { nullable: true })
  tokenCaller: unknown;

  @Column('timestamptz')
  createdAt: Date;

  /** To the minute. */
  @Column('timestamptz')
  lastUsedAt: Date;

  @Column('timestamptz')
  expiresAt: Date;
}
