/** Guarantors year by year against the bands, and banks' bad loans against the tolerance. */
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { GuarantorYear } from '../entities/guarantor-year';
import type { RequestContext } from '../schema/context';
import { ruleAnswer } from '../schema/eligibility';
import { BadLoanTolerance, BankBadLoans, bandCheckOf, GuarantorAdequacy } from '../schema/guarantee';
import { type Adequacy, type AdequacyAsked, adequacyOf } from '../services/guarantees/adequacy';
import { badLoanTolerances, type Tolerance } from '../services/guarantees/bad-loan-tolerance';

const BY_ITS_RULES = { defaultValue: 'shanxi', description: 'Programme whose bands are taken.' };

const shown = ({ checks, ...adequacy }: Adequacy): GuarantorAdequacy => ({
  ...adequacy,
  checks: checks.map(bandCheckOf),
});

const QUARTERS = [1, 2, 3, 4] as const;
const toleranceOf = (told: Tolerance): BadLoanTolerance => ({ ...told, check: ruleAnswer(told.check) });

const ask = async ({ database, loaders }: RequestContext, asked: AdequacyAsked) =>
  (await adequacyOf(database, loaders.guarantees.reports, asked))?.map(shown) ?? [];

@Resolver(() => GuarantorAdequacy)
export class GuarantorResolver {
  @Query(() => [GuarantorAdequacy], {
    description:
      'What guarantors added to capital and risk reserve in a year, against the bands of a programme: ' +
      'every one that the caller sees, by short name; at most 500. Empty where there is no such programme.',
  })
  guarantors(
    @Arg('year', () => Int) year: number,
    @Arg('programme', () => String, BY_ITS_RULES) programme: string,
    @Ctx() context: RequestContext,
  ): Promise<readonly GuarantorAdequacy[]> {
    return ask(context, { institutions: null, year, programme });
  }

  @Query(() => GuarantorAdequacy, {
    nullable: true,
    description:
      'The same of one guarantor; null where there is no such guarantor or programme, or not for the ' +
      'caller. Staff see those of their regions, a guarantor itself.',
  })
  async guarantorAdequacy(
    @Arg('institution', () => String, { description: 'Short name of the guarantor.' }) institution: string,
    @Arg('year', () => Int) year: number,
    @Arg('programme', () => String, BY_ITS_RULES) programme: string,
    @Ctx() context: RequestContext,
  ): Promise<GuarantorAdequacy | null> {
    const [found = null] = await ask(context, { institutions: [institution], year, programme });
    return found;
  }

  @FieldResolver(() => [GuarantorYear], {
    description: 'Every version of the report of the year, the last first.',
  })
  versions(@Root() { institution, year }: GuarantorAdequacy, @Ctx() { loaders }: RequestContext) {
    return loaders.guarantees.reports.versions(institution.slug, year);
  }

  @Query(() => BadLoanTolerance, {
    nullable: true,
    description:
      'Whether bad loans under a programme need not cost a bank points: up to so many points above its own ' +
      'yearly target for all its loans. Null where the programme has no such rule. Staff see banks under ' +
      'programmes of their regions, a bank itself; what is not seen counts as not told.',
  })
  async badLoanTolerance(
    @Arg('bank', () => String, { description: 'Short name of the bank.' }) bank: string,
    @Arg('period', () => String, { description: 'A year, 2019, or a quarter, 2019-Q1.' }) period: string,
    @Arg('programme', () => String, { defaultValue: 'jiayuguan' }) programme: string,
    @Ctx() { database, loaders }: RequestContext,
  ): Promise<BadLoanTolerance | null> {
    const asked = { banks: [bank], programme, periods: [period] };
    const found = await badLoanTolerances(database, loaders.guarantees.reports, asked);
    const [told] = found?.get(bank) ?? [];
    return told ? toleranceOf(told) : null;
  }

  @Query(() => [BankBadLoans], {
    description:
      'Bad loans of every bank that takes part in a programme, by short name: of a year and its ' +
      'quarters, each against the bank’s own target. Empty where the programme has no such rule. A bank ' +
      'gets its own alone; what is not seen counts as not told.',
  })
  async bankBadLoans(
    @Arg('year', () => Int) year: number,
    @Arg('programme', () => String, { defaultValue: 'jiayuguan' }) programme: string,
    @Ctx() { database, loaders, visibility }: RequestContext,
  ): Promise<readonly BankBadLoans[]> {
    const { loansOfBank } = visibility;
    const partners = await loaders.ledger.books.partners.load(programme);
    const slugs = partners
      .map(({ institutionSlug }) => institutionSlug)
      .filter((slug) => loansOfBank === null || slug === loansOfBank);
    const named = await Promise.all([...new Set(slugs)].map((slug) => loaders.graph.institution.load(slug)));
    const institutions = named.flatMap((one) => (one?.kind === 'BANK' ? [one] : []));
    const banks = institutions.map(({ slug }) => slug);
    const asked = { banks, programme, periods: [`${year}`, ...QUARTERS.map((nth) => `${year}-Q${nth}`)] };
    const found = await badLoanTolerances(database, loaders.guarantees.reports, asked);
    return institutions.flatMap((institution) => {
      const told = found?.get(institution.slug);
      return told ? [{ institution, periods: told.map(toleranceOf) }] : [];
    });
  }
}
