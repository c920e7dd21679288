/** Funds of programmes as drivers: the loans that they carry count wherever loans of the register do. */
import { addDays, addMonths, type IsoDate } from '../../domain/calendar';
import { isWithinRegion } from '../../domain/identifiers/region-code';
import type { Figure, FundPayment, Term } from '../../domain/simulation/model';
import type { CountRule } from '../../entities/count-rule';
import { AppError } from '../../errors';
import type { DriverSource } from './drivers';
import type { FundTerms } from './fund-terms';
import type { PlanModel } from './model';
import type { FundRequest } from './request';
import type { PlanSubject, SubjectTarget } from './subject';

export interface FundPlace extends FundTerms {
  readonly name: string;
}

/** Ours, told with every answer: until the whole room is lent out, and how long a loan runs. */
export const LENDING_MONTHS = 12;
export const LOAN_MONTHS = 12;
/** Where no day is given. */
const PAID_AFTER_MONTHS = 1;

interface Placed {
  readonly place: number;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

export function fundPayment(
  { programme, amount, defaultRate, leverage, paidOn }: FundRequest,
  terms: FundTerms,
  { place, from, to }: Placed,
): FundPayment {
  const times = leverage ?? terms.leverage;
  if (times === null) throw new AppError('LEVERAGE_UNKNOWN', { lever: place, programme });
  const usual = addMonths(from, PAID_AFTER_MONTHS);
  const on = paidOn ?? (usual <= to ? usual : addDays(from, 1));
  if (on <= from || on > to) throw new AppError('PAID_ON_OUTSIDE', { lever: place, paidOn: on, from, to });
  return {
    ...{ paidOn: on, amount: Number(amount), leverage: times, defaultRate, defaultDeviation: 0 },
    ...{ lossShare: terms.lossShare ?? 1, lendingMonths: LENDING_MONTHS, loanMonths: LOAN_MONTHS },
  };
}

/** What of a fund an indicator counts: what is lent, or what is paid in. */
function outputFor(rule: CountRule | null, { slug }: FundPlace): Term['output'] | null {
  if (!rule) return null;
  const { register, event, sum, ...conditions } = rule as CountRule & Record<string, unknown>;
  if (register === 'loan' && event === 'DRAWN' && sum === 'principal') {
    const { programme } = conditions as { readonly programme?: readonly string[] };
    return programme && !programme.includes(slug) ? null : 'LENT';
  }
  // Who will pay is not said, so that money of certain contributors only counts where the name decides.
  const isOfAnybody = Object.keys(conditions).length === 0;
  return register === 'contribution' && sum !== undefined && isOfAnybody ? 'PAID_IN' : null;
}

/** A programme of a region counts there and in what lies around it; one of the country, in any. */
const reaches = ({ regionCode }: FundPlace, region: string) =>
  regionCode === null || isWithinRegion(regionCode, region) || isWithinRegion(region, regionCode);

function withTerms(figure: Figure, terms: readonly Term[]): Figure {
  switch (figure.kind) {
    case 'TOTAL':
    case 'YEAR_TOTAL':
      return { ...figure, terms: [...figure.terms, ...terms] };
    case 'GROWTH':
    case 'YEARS':
      return { ...figure, of: withTerms(figure.of, terms) };
    default:
      return figure;
  }
}

const sourceOf = (fund: FundPlace, region: string): DriverSource => ({
  ...{ name: fund.name, kind: 'FUND', indicators: new Set(), regionCode: region },
  ...{ zh: fund.nameZh, en: fund.nameEn, kinds: [], points: 0, from: null, to: null, bucketMonths: null },
  ...{ held: null, awaited: null, lapsed: null, renewed: null, synthetic: false },
});

/** The model with a driver for each fund that counts in some target. */
export function withFunds(plan: PlanModel, subject: PlanSubject, funds: readonly FundPlace[]): PlanModel {
  if (funds.length === 0) return plan;
  const contexts = new Map(subject.targets.map((one: SubjectTarget) => [one.row.key, one.context]));
  const used = new Set<string>();
  const targets = plan.model.targets.map((target) => {
    const context = contexts.get(target.name);
    const terms = funds.flatMap((fund): Term[] => {
      const output = context && reaches(fund, context.regionCode) ? outputFor(context.countRule, fund) : null;
      return output ? [{ driver: fund.name, output, weight: 1 }] : [];
    });
    for (const { driver } of terms) used.add(driver);
    return terms.length === 0 ? target : { ...target, figure: withTerms(target.figure, terms) };
  });
  const added = funds.filter(({ name }) => used.has(name));
  const drivers = added.map(({ name }) => ({ kind: 'FUND' as const, name, payments: [] }));
  const sources = added.map((fund) => [fund.name, sourceOf(fund, subject.plan.regionCode)] as const);
  return {
    ...plan,
    model: { ...plan.model, targets, drivers: [...plan.model.drivers, ...drivers] },
    sources: new Map([...plan.sources, ...sources]),
  };
}
