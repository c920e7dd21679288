/** Who answers for which part of a loan: the bank itself, its guarantors, and those who stand behind them. */
import { type Decimal, HUNDRED, ZERO } from '../decimal';

/** Percent of the loan, to the bank. */
export interface GuarantorShare {
  readonly institution: string;
  readonly percent: Decimal;
}

/** Percent of the loan that one guarantor, or re-guarantor, hands on to another. */
export interface HandedOn {
  readonly from: string;
  readonly to: string;
  readonly percent: Decimal;
}

export interface GuaranteeParts {
  readonly bankPercent: Decimal;
  readonly guarantors: readonly GuarantorShare[];
  readonly handedOn: readonly HandedOn[];
}

export type PartsProblem =
  | { readonly problem: 'NO_GUARANTOR' }
  | { readonly problem: 'GUARANTOR_TWICE'; readonly institution: string }
  | { readonly problem: 'SHARES_NOT_100'; readonly sum: Decimal }
  | { readonly problem: 'RE_GUARANTEE_BY_ITSELF'; readonly institution: string }
  | { readonly problem: 'RE_GUARANTEE_TWICE'; readonly from: string; readonly to: string }
  | { readonly problem: 'RE_GUARANTEE_IN_A_CIRCLE'; readonly institution: string }
  | {
      readonly problem: 'RE_GUARANTEE_ABOVE_SHARE';
      readonly institution: string;
      readonly holds: Decimal;
      readonly handsOn: Decimal;
    };

const sumOf = (parts: readonly { readonly percent: Decimal }[]): Decimal =>
  parts.reduce<Decimal>((sum, { percent }) => sum.plus(percent), ZERO);

const firstTwice = <T>(values: readonly T[], nameOf: (value: T) => string): T | undefined =>
  values.find((value, at) => values.findIndex((other) => nameOf(other) === nameOf(value)) < at);

/** What an institution answers for before it hands anything on. */
export const takenBy = ({ guarantors, handedOn }: GuaranteeParts, institution: string): Decimal =>
  sumOf(guarantors.filter((share) => share.institution === institution)).plus(
    sumOf(handedOn.filter(({ to }) => to === institution)),
  );

export const handedOnBy = ({ handedOn }: GuaranteeParts, institution: string): Decimal =>
  sumOf(handedOn.filter(({ from }) => from === institution));

/** Guarantors and re-guarantors, each once, guarantors first. */
export const institutionsIn = ({ guarantors, handedOn }: GuaranteeParts): readonly string[] => [
  ...new Set([...guarantors.map(({ institution }) => institution), ...handedOn.map(({ to }) => to)]),
];

function comesBackTo({ handedOn }: GuaranteeParts, start: string): boolean {
  const reached = new Set<string>();
  const waiting = [start];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const { from, to } of handedOn) {
      if (from !== at) continue;
      if (to === start) return true;
      if (!reached.has(to)) waiting.push(to);
      reached.add(to);
    }
  }
  return false;
}

function handedOnProblem(parts: GuaranteeParts): PartsProblem | null {
  const { handedOn } = parts;
  const own = handedOn.find(({ from, to }) => from === to);
  if (own) return { problem: 'RE_GUARANTEE_BY_ITSELF', institution: own.from };
  const twice = firstTwice(handedOn, ({ from, to }) => `${from} ${to}`);
  if (twice) return { problem: 'RE_GUARANTEE_TWICE', from: twice.from, to: twice.to };
  const inCircle = handedOn.find(({ from }) => comesBackTo(parts, from));
  if (inCircle) return { problem: 'RE_GUARANTEE_IN_A_CIRCLE', institution: inCircle.from };
  for (const { from: institution } of handedOn) {
    const [holds, handsOn] = [takenBy(parts, institution), handedOnBy(parts, institution)];
    if (handsOn.greaterThan(holds))
      return { problem: 'RE_GUARANTEE_ABOVE_SHARE', institution, holds, handsOn };
  }
  return null;
}

/** The first thing wrong with the parts; null where they fit together. */
export function partsProblem(parts: GuaranteeParts): PartsProblem | null {
  const { bankPercent, guarantors } = parts;
  if (guarantors.length === 0) return { problem: 'NO_GUARANTOR' };
  const twice = firstTwice(guarantors, ({ institution }) => institution);
  if (twice) return { problem: 'GUARANTOR_TWICE', institution: twice.institution };
  const sum = sumOf(guarantors).plus(bankPercent);
  if (!sum.equals(HUNDRED)) return { problem: 'SHARES_NOT_100', sum };
  return handedOnProblem(parts);
}
