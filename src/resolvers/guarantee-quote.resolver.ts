/** What the published rules answer before anything is recorded: fees, reviews, small subsidies. */
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { RegionLevel } from '../domain/vocabulary';
import { DateText, DecimalText } from '../entities/scalar-markers';
import type { RequestContext } from '../schema/context';
import { ruleAnswer } from '../schema/eligibility';
import { GuaranteeFee, GuaranteeReview, quoteLineOf, SubsidyQuote } from '../schema/guarantee-quote';
import { feeQuote, reviewQuote } from '../services/guarantees/review-quote';
import { subsidyQuote } from '../services/guarantees/subsidy-quote';
import { moneyRefusal } from '../services/programmes/money-refusals';
import { rulesOf } from './asked-programmes';

const BY_ITS_RULES = { defaultValue: 'shanxi' };
const unknown = (slug: string) => [moneyRefusal('UNKNOWN_PROGRAMME', { slug })];

@Resolver()
export class GuaranteeQuoteResolver {
  @Query(() => GuaranteeFee, {
    description:
      'The most that a policy guarantor may ask for after the cut, and whether a fee agreed keeps to it. ' +
      'User errors: UNKNOWN_PROGRAMME, PERCENT_NEGATIVE, PERCENT_TOO_MANY_DECIMALS, PERCENT_ABOVE_100.',
  })
  async guaranteeFee(
    @Arg('currentPercent', () => DecimalText, {
      nullable: true,
      description: 'Current rate before the cut, in percent a year: 1.5 is 1.5 %.',
    })
    currentPercent: string | null | undefined,
    @Arg('agreedPercent', () => DecimalText, { nullable: true }) agreedPercent: string | null | undefined,
    @Arg('programme', () => String, BY_ITS_RULES) programme: string,
    @Ctx() context: RequestContext,
  ): Promise<GuaranteeFee> {
    const rules = await rulesOf(context, programme);
    if (rules === null) return { mostPercent: null, check: null, userErrors: unknown(programme) };
    const { mostPercent, check, userErrors } = feeQuote(rules, currentPercent ?? null, agreedPercent ?? null);
    return { mostPercent: mostPercent?.toFixed() ?? null, check: check && ruleAnswer(check), userErrors };
  }

  @Query(() => GuaranteeReview, {
    description:
      'Whether risk managers need to visit for a guarantee of this amount, and whether a renewal is ' +
      'reviewed in time. User errors: UNKNOWN_PROGRAMME, AMOUNT_NOT_POSITIVE, AMOUNT_NEGATIVE, ' +
      'AMOUNT_TOO_MANY_DECIMALS, AMOUNT_TOO_LARGE.',
  })
  async guaranteeReview(
    @Arg('amount', () => DecimalText, { nullable: true, description: 'Yuan applied for.' })
    amount: string | null | undefined,
    @Arg('level', () => RegionLevel, { nullable: true, description: 'Level of the guarantor.' })
    level: RegionLevel | null | undefined,
    @Arg('dueOn', () => DateText, { nullable: true, description: 'Due date of the loan that is renewed.' })
    dueOn: string | null | undefined,
    @Arg('reviewedOn', () => DateText, { nullable: true, description: 'Day on which it was reviewed.' })
    reviewedOn: string | null | undefined,
    @Arg('programme', () => String, BY_ITS_RULES) programme: string,
    @Ctx() context: RequestContext,
  ): Promise<GuaranteeReview> {
    const rules = await rulesOf(context, programme);
    if (rules === null) return { checks: [], userErrors: unknown(programme) };
    const asked = {
      ...{ amount: amount ?? null, level: level ?? null },
      ...{ dueOn: dueOn ?? null, reviewedOn: reviewedOn ?? null },
    };
    const { checks, userErrors } = reviewQuote(rules, asked, context.today);
    return { checks: checks.map(ruleAnswer), userErrors };
  }

  @Query(() => SubsidyQuote, {
    description:
      'What the small subsidies of a programme come to: planting by the mu, money matched by the city; ' +
      'subsidies, rewards and deposits without a rate in the text say so, with the costs that it names. ' +
      'User errors: UNKNOWN_PROGRAMME, CROP_MISSING, AREA_MISSING, AREA_NOT_POSITIVE, ' +
      'AREA_TOO_MANY_DECIMALS, AREA_TOO_LARGE, NO_PLANTING_SUBSIDY, AMOUNT_NEGATIVE, ' +
      'AMOUNT_TOO_MANY_DECIMALS, AMOUNT_TOO_LARGE.',
  })
  async subsidyQuote(
    @Arg('programme', () => String, { description: 'For example yunnan-crops.' }) programme: string,
    @Arg('crop', () => String, { nullable: true, description: 'In Chinese or English: 竹子, bamboo.' })
    crop: string | null | undefined,
    @Arg('areaMu', () => DecimalText, { nullable: true, description: 'Mu planted.' }) areaMu:
      | string
      | null
      | undefined,
    @Arg('prefectureSubsidy', () => DecimalText, {
      nullable: true,
      description: 'Yuan that the prefecture gives, for the city to match.',
    })
    prefectureSubsidy: string | null | undefined,
    @Ctx() { database }: RequestContext,
  ): Promise<SubsidyQuote> {
    const asked = {
      ...{ programme, crop: crop ?? null, areaMu: areaMu ?? null },
      prefectureSubsidy: prefectureSubsidy ?? null,
    };
    const { lines, userErrors } = await subsidyQuote(database, asked);
    return { lines: lines.map(quoteLineOf), userErrors };
  }
}
