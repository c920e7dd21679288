/** What became of enterprises since a token, as a caller follows it. */
import { Field, ObjectType } from 'type-graphql';
import { EnterpriseChangeKind, WithdrawalReason } from '../domain/vocabulary';
import { Enterprise } from '../entities/enterprise';
import type { ChangePage, ReadChange } from '../services/changes/read-changes';
import { PageInfo } from './connection';

@ObjectType({
  simpleResolvers: true,
  description:
    'A change of an enterprise, as far as the caller may know of it: UPSERT puts it into the caller’s list ' +
    'as it was after this change, WITHDRAWN takes it out.',
})
export class EnterpriseChange {
  @Field(() => String, { description: 'Opaque; passed as since, it continues after this change.' })
  token: string;

  @Field(() => EnterpriseChangeKind)
  kind: EnterpriseChangeKind;

  @Field(() => String, { description: 'Unified social credit code.' })
  uscc: string;

  @Field(() => WithdrawalReason, { nullable: true, description: 'Why it left the caller’s list.' })
  reason: WithdrawalReason | null;

  @Field(() => String, { nullable: true, description: 'The reason in words, where one was given.' })
  reasonText: string | null;

  @Field(() => Date)
  changedAt: Date;

  @Field(() => Enterprise, {
    nullable: true,
    description:
      'The enterprise as this change left it; null where it was withdrawn. What hangs on it (certificates, ' +
      'loans, …) is that of today.',
  })
  enterprise: Enterprise | null;

  constructor({ line, token, enterprise }: ReadChange) {
    const { kind, uscc, reason, reasonText, changedAt } = JSON.parse(line);
    Object.assign(this, { token, kind, uscc, reason, reasonText, enterprise });
    this.changedAt = new Date(changedAt);
  }
}

@ObjectType({ simpleResolvers: true, description: 'A change and its place in the log.' })
export class EnterpriseChangeEdge {
  @Field(() => EnterpriseChange)
  node: EnterpriseChange;

  constructor(node: EnterpriseChange) {
    this.node = node;
  }

  @Field(() => String, { description: 'The token of the change.' })
  get cursor(): string {
    return this.node.token;
  }
}

@ObjectType({
  simpleResolvers: true,
  description: 'A page of the log of changes; it is followed forwards only and has no end to count.',
})
export class EnterpriseChangeConnection {
  @Field(() => [EnterpriseChangeEdge])
  edges: readonly EnterpriseChangeEdge[];

  @Field(() => [EnterpriseChange], { description: 'The nodes of the edges.' })
  nodes: readonly EnterpriseChange[];

  @Field(() => PageInfo)
  pageInfo: PageInfo;

  @Field(() => String, { description: 'Keep it, and pass it as since the next time.' })
  endToken: string;

  @Field(() => Boolean, { description: 'More changes are waiting: ask again with endToken at once.' })
  hasMore: boolean;

  constructor({ changes, endToken, hasMore }: ChangePage, hasPreviousPage: boolean) {
    this.nodes = changes.map((change) => new EnterpriseChange(change));
    this.edges = this.nodes.map((node) => new EnterpriseChangeEdge(node));
    this.endToken = endToken;
    this.hasMore = hasMore;
    this.pageInfo = {
      ...{ hasNextPage: hasMore, hasPreviousPage },
      startCursor: this.nodes[0]?.token ?? null,
      endCursor: this.nodes.at(-1)?.token ?? null,
    };
  }
}
