/** What a number counts, as the API shows it: each record with what it adds and why. */
import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { Certification } from '../entities/certification';
import { Contribution } from '../entities/contribution';
import { Fund } from '../entities/fund';
import { Incubator } from '../entities/incubator';
import { Investment } from '../entities/investment';
import { LedgerPosting } from '../entities/ledger-posting';
import { Listing } from '../entities/listing';
import { Loan } from '../entities/loan';
import { Patent } from '../entities/patent';
import { DateText, DecimalText, JsonContent } from '../entities/scalar-markers';
import { Target } from '../entities/target';
import { TechContract } from '../entities/tech-contract';
import { PageInfo } from './connection';
import { DataPoint } from './data-point';

export const EvidenceNode = createUnionType({
  name: 'EvidenceNode',
  description: 'What can be counted: a row of a register, a published figure, or a deed (its target).',
  types: () =>
    [
      ...([Certification, Patent, Loan, Incubator, TechContract, Listing] as const),
      ...([Contribution, Investment, Fund, LedgerPosting, DataPoint, Target] as const),
    ] as const,
});

/** An entry before its record is read: who may not see the record sees the entry all the same. */
export interface EvidenceEntry {
  readonly targetKey: string;
  readonly kind: string;
  readonly id: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'One entry of the evidence. Its node is null for callers who may not see the record, for a record that ' +
    'is gone, and for what is no record (kinds COUNT, RULE, UNITEMISED); what it adds and why is told to ' +
    'everybody, so that the sum can be checked.',
})
export class EvidenceEdge {
  readonly entry: EvidenceEntry;

  @Field(() => String, { description: 'Opaque; pass it as after.' })
  cursor: string;

  @Field(() => String, {
    description:
      'CERTIFICATION, PATENT, LOAN, INCUBATOR, TECH_CONTRACT, LISTING, CONTRIBUTION, INVESTMENT, FUND: a ' +
      'row of that register. LEDGER_POSTING: money that a posting moves in the books of a fund. ' +
      'DATA_POINT: a published figure. DEED: what the catalogue says was done. ' +
      'COUNT: a register’s count that is only divided by. RULE: records too many to list, see rules. ' +
      'UNITEMISED: a count without its records.',
  })
  kind: string;

  @Field(() => DecimalText, {
    description: 'What it adds to the actual, in the target’s unit; 0 for what is left out.',
  })
  contribution: string;

  @Field(() => String, { description: 'A code, for example IN_FORCE, EXPIRED, PUBLISHED.' })
  reason: string;

  @Field(() => String)
  reasonZh: string;

  @Field(() => String)
  reasonEn: string;
}

@ObjectType({ simpleResolvers: true, description: 'How many records were left out for one reason.' })
export class EvidenceLeftOut {
  @Field(() => String)
  reason: string;

  @Field(() => String)
  reasonZh: string;

  @Field(() => String)
  reasonEn: string;

  @Field(() => Int)
  count: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What the actual of a target is made of, the heaviest first. The contributions of all entries sum to ' +
    '`total`, and `total` is the actual, to the last digit: the database refuses anything else.',
})
export class EvidenceConnection {
  @Field(() => DateText)
  asOf: string;

  @Field(() => [EvidenceEdge])
  edges: readonly EvidenceEdge[];

  @Field(() => PageInfo)
  pageInfo: PageInfo;

  @Field(() => Int, { description: 'Entries of the whole list.' })
  totalCount: number;

  @Field(() => Int, { description: 'Records behind the number, those that rules stand for included.' })
  counted: number;

  @Field(() => DecimalText, { nullable: true, description: 'The actual; null when nothing is known.' })
  total: string | null;

  @Field(() => [EvidenceLeftOut], {
    description: 'Records considered and left out, all of them, by reason; ask leftOut: true for the first.',
  })
  leftOut: readonly EvidenceLeftOut[];

  @Field(() => Boolean, { description: 'As it was kept with the stored answer; else listed on the spot.' })
  frozen: boolean;

  @Field(() => Boolean, { description: 'Newer inputs are waiting to be counted.' })
  stale: boolean;

  @Field(() => Date)
  computedAt: Date;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of all that the evidence says: quote it, and nobody can change it unseen.',
  })
  hash: string | null;

  @Field(() => JsonContent, {
    nullable: true,
    description:
      'For entries of kind RULE: a list of {question, count, sum, digest, settledAt}: by what was recorded ' +
      'before that instant the registers answer the question so. Null where every record is listed.',
  })
  rules: unknown;
}
