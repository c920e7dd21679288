/** A proposed loan as it is sent in, read strictly: numbers, days and identity, each problem named. */
import type { IsoDate } from '../calendar';
import { type Decimal, decimalOrNull, HUNDRED } from '../decimal';
import { checkIdNumber, type IdNumber } from '../identifiers/id-number';
import { IDENTIFIER_PROBLEMS } from '../identifiers/problem';
import { type MoneyProblem, readYuan } from '../money';
import type { ToldFacts } from '../programmes/application-facts';
import { type ApplicationRefusal, applicationRefusal } from './refusals';

export interface SentPerson {
  readonly idNumber: string;
  readonly name?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly region?: string | null | undefined;
}

export interface SentApplication {
  readonly uscc: string | null;
  readonly person: SentPerson | null;
  readonly bank: string | null;
  readonly amount: string;
  readonly months: number;
  readonly annualRate: string;
  readonly drawnOn: IsoDate | null;
  readonly dueOn: IsoDate | null;
  readonly purpose: string | null;
  readonly told: ToldFacts;
}

export interface Proposal extends Omit<SentApplication, 'amount' | 'annualRate' | 'person'> {
  readonly amount: Decimal;
  /** A share: 0.0435. */
  readonly annualRate: Decimal;
  readonly ratePercent: Decimal;
  readonly person: (SentPerson & { readonly identity: IdNumber }) | null;
}

export const MAX_MONTHS = 600;
export const MAX_HOUSEHOLDS = 100_000;
export const MAX_GUARANTORS = 20;
export const MAX_PURPOSE_LENGTH = 500;
const RATE_DECIMALS = 6;

export type ProposalProblem = { readonly refusal: ApplicationRefusal } | { readonly amount: MoneyProblem };

function rateOf(text: string): Decimal | null {
  const rate = decimalOrNull(text);
  if (rate === null || rate.isNegative() || rate.greaterThanOrEqualTo(1)) return null;
  return rate.decimalPlaces() <= RATE_DECIMALS ? rate : null;
}

const inRange = (value: number, min: number, max: number): boolean =>
  Number.isInteger(value) && value >= min && value <= max;

function identityOf(person: SentPerson | null, today: IsoDate): IdNumber | ApplicationRefusal | null {
  if (person === null) return null;
  const { identity, problem } = checkIdNumber(person.idNumber, today);
  if (identity) return identity;
  const words = IDENTIFIER_PROBLEMS[problem];
  const zh = applicationRefusal('ID_NUMBER_BAD', { problem: words.zh });
  return { ...zh, messageEn: applicationRefusal('ID_NUMBER_BAD', { problem: words.en }).messageEn };
}

function shapeProblems(sent: SentApplication): readonly ApplicationRefusal[] {
  const { uscc, person, months, drawnOn, dueOn, told } = sent;
  const { householdsLed: led, guaranteedBy } = told;
  return [
    ...((uscc === null) === (person === null) ? [applicationRefusal('BORROWER_MISSING')] : []),
    ...(inRange(months, 1, MAX_MONTHS) ? [] : [applicationRefusal('MONTHS_BAD', { max: MAX_MONTHS })]),
    ...(drawnOn !== null && dueOn !== null && dueOn <= drawnOn
      ? [applicationRefusal('DATES_OUT_OF_ORDER')]
      : []),
    ...(led === null || inRange(led, 0, MAX_HOUSEHOLDS)
      ? []
      : [applicationRefusal('HOUSEHOLDS_BAD', { max: MAX_HOUSEHOLDS })]),
    ...((guaranteedBy?.length ?? 0) > MAX_GUARANTORS
      ? [applicationRefusal('GUARANTORS_TOO_MANY', { max: MAX_GUARANTORS })]
      : []),
  ];
}

/** Every problem at once, so that a clerk corrects a form once. */
export function readProposal(
  sent: SentApplication,
  today: IsoDate,
): { readonly proposal: Proposal } | { readonly problems: readonly ProposalProblem[] } {
  const amount = readYuan(sent.amount);
  const annualRate = rateOf(sent.annualRate);
  const identity = identityOf(sent.person, today);
  const shape = shapeProblems(sent).map((refusal) => ({ refusal }));
  if (
    typeof amount === 'string' ||
    annualRate === null ||
    (identity && 'code' in identity) ||
    shape.length > 0
  ) {
    const problems: readonly ProposalProblem[] = [
      ...shape,
      ...(identity && 'code' in identity ? [{ refusal: identity }] : []),
      ...(typeof amount === 'string' ? [{ amount }] : []),
      ...(annualRate === null ? [{ refusal: applicationRefusal('RATE_BAD') }] : []),
    ];
    return { problems };
  }
  const person = sent.person && identity ? { ...sent.person, identity } : null;
  return { proposal: { ...sent, amount, annualRate, ratePercent: annualRate.times(HUNDRED), person } };
}

/** What only an application needs, and a question does not. */
export function missingForFiling({ purpose, person }: Proposal): readonly ApplicationRefusal[] {
  const said = purpose?.trim() ?? '';
  return [
    ...(said === '' || said.length > MAX_PURPOSE_LENGTH
      ? [applicationRefusal('PURPOSE_MISSING', { max: MAX_PURPOSE_LENGTH })]
      : []),
    ...(person !== null && (!person.name?.trim() || !person.region)
      ? [applicationRefusal('NAME_MISSING')]
      : []),
  ];
}
