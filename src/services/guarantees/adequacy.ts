/** What guarantors added to capital and reserve in a year, held against the bands of a programme. */
import type { Statements } from '../../db/database';
import { Decimal } from '../../domain/decimal';
import {
  type BandCheck,
  type GuarantorFigures,
  judgeCapital,
  judgeReserve,
} from '../../domain/guarantees/adequacy';
import type { ProgrammeTerms } from '../../domain/programmes/terms';
import type { GuarantorYear } from '../../entities/guarantor-year';
import type { Institution } from '../../entities/institution';
import type { ReportReads } from '../../loaders/guarantees/reports';
import { loadTerms } from '../programmes/load-terms';

export interface Adequacy {
  readonly institution: Institution;
  readonly year: number;
  /** As it stands; null where nothing was reported. */
  readonly report: GuarantorYear | null;
  readonly yearBefore: GuarantorYear | null;
  /** Empty where the programme has no such band. */
  readonly checks: readonly BandCheck[];
}

export interface AdequacyAsked {
  /** Null for all that are seen. */
  readonly institutions: readonly string[] | null;
  readonly year: number;
  readonly programme: string;
}

const decimal = (text: string | null) => (text === null ? null : new Decimal(text));

const figuresOf = (report: GuarantorYear | null): GuarantorFigures | null =>
  report && {
    paidInCapital: decimal(report.paidInCapital),
    capitalAdded: decimal(report.capitalAdded),
    reserveAdded: decimal(report.reserveAdded),
    smeGuarantees: decimal(report.smeGuarantees),
  };

function checksOf(
  { capitalTopUp, reserveTopUp }: ProgrammeTerms,
  report: GuarantorYear | null,
  yearBefore: GuarantorYear | null,
): readonly BandCheck[] {
  const [year, before] = [figuresOf(report), figuresOf(yearBefore)];
  return [
    ...(capitalTopUp ? [judgeCapital(capitalTopUp, year, before)] : []),
    ...(reserveTopUp ? [judgeReserve(reserveTopUp, year)] : []),
  ];
}

/** Null where there is no such programme. */
export async function adequacyOf(
  statements: Statements,
  reports: ReportReads,
  { institutions, year, programme }: AdequacyAsked,
): Promise<readonly Adequacy[] | null> {
  const terms = await loadTerms(statements, programme);
  const guarantors = await reports.guarantors(institutions);
  if (terms === null) return null;
  const slugs = guarantors.map(({ slug }) => slug);
  const years = await reports.years(slugs, [year, year - 1]);
  const find = (slug: string, of: number) =>
    years.find((report) => report.institutionSlug === slug && report.year === of) ?? null;
  return guarantors.map((institution) => {
    const [report, yearBefore] = [find(institution.slug, year), find(institution.slug, year - 1)];
    return { institution, year, report, yearBefore, checks: checksOf(terms, report, yearBefore) };
  });
}
