/** Answers to who asks before anything is recorded: fees, reviews, and what the small subsidies come to. */
import { Field, ObjectType } from 'type-graphql';
import type { GrantLine } from '../domain/grants/grant-line';
import { DecimalText } from '../entities/scalar-markers';
import { RuleAnswer } from './eligibility';
import { UserError } from './user-error';

@ObjectType({ simpleResolvers: true, description: 'The most that a policy guarantor may ask for.' })
export class GuaranteeFee {
  @Field(() => DecimalText, {
    nullable: true,
    description: 'Percent a year, exact; null without the current rate.',
  })
  mostPercent: string | null;

  @Field(() => RuleAnswer, { nullable: true, description: 'Null where the programme cuts no fees.' })
  check: RuleAnswer | null;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true, description: 'How a guarantee that is applied for is reviewed.' })
export class GuaranteeReview {
  @Field(() => [RuleAnswer], {
    description: 'PASSED: no visit by risk managers is needed; the renewal was reviewed in time.',
  })
  checks: readonly RuleAnswer[];

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true, description: 'What one rule comes to, or why it cannot be worked out.' })
export class SubsidyQuoteLine {
  @Field(() => String, { description: 'Key of the rule.' })
  rule: string;

  @Field(() => String)
  nameZh: string;

  @Field(() => String)
  nameEn: string;

  @Field(() => String)
  clause: string;

  @Field(() => DecimalText, { nullable: true, description: 'Yuan; null where it cannot be worked out.' })
  amount: string | null;

  @Field(() => String, { description: 'The reckoning, or what is missing.' })
  explanationZh: string;

  @Field(() => String)
  explanationEn: string;

  @Field(() => [String], { description: 'The costs that the text names as covered, in Chinese.' })
  coversZh: readonly string[];

  @Field(() => [String])
  coversEn: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: 'What the small subsidies of a programme come to.' })
export class SubsidyQuote {
  @Field(() => [SubsidyQuoteLine])
  lines: readonly SubsidyQuoteLine[];

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}

export const quoteLineOf = ({ rule, amount, words, covers }: GrantLine): SubsidyQuoteLine => ({
  ...{ rule: rule.key, nameZh: rule.nameZh, nameEn: rule.nameEn, clause: rule.clause },
  ...{ amount: amount?.toFixed(2) ?? null, explanationZh: words.zh, explanationEn: words.en },
  ...{ coversZh: covers.map(({ zh }) => zh), coversEn: covers.map(({ en }) => en) },
});
