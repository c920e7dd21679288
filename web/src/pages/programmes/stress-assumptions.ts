/** What a stress test assumes, as it stands in the address; percent there, shares in the question. */
import type { StressTestInput } from '../../api/vocabulary';

export interface Assumptions {
  defaultPercent: number;
  deviationPercent: number;
  recoveryPercent: number;
  recoveryMonths: number;
  months: number;
  delayDays: number | null;
  suspendPercent: number | null;
  badLoanPercent: number | null;
  lendsAgain: boolean;
  draws: number;
  seed: number;
  balances: { institution: string; amount: string }[];
}

export const USUAL: Assumptions = {
  ...{ defaultPercent: 5, deviationPercent: 1, recoveryPercent: 30, recoveryMonths: 12, months: 36 },
  ...{
    delayDays: null,
    suspendPercent: null,
    badLoanPercent: null,
    lendsAgain: false,
    draws: 1_000,
    seed: 1,
  },
  balances: [],
};

const NAMES = {
  ...{ defaultPercent: 'default', deviationPercent: 'deviation', recoveryPercent: 'recovery' },
  ...{ recoveryMonths: 'recoveryMonths', months: 'months', delayDays: 'delay', suspendPercent: 'suspend' },
  ...{ badLoanPercent: 'badLoans', draws: 'draws', seed: 'seed' },
} as const;
type NumberName = keyof typeof NAMES;
const NUMBERS = Object.keys(NAMES) as NumberName[];
const AMOUNT = /^\d{1,15}(\.\d{1,2})?$/;

type Query = Readonly<Record<string, unknown>>;

/** Null while nobody has asked for a test. */
export function assumptionsIn(query: Query): Assumptions | null {
  if (query.default === undefined) return null;
  const read = (name: NumberName): number | null => {
    const text = query[NAMES[name]];
    const value = typeof text === 'string' && text !== '' ? Number(text) : Number.NaN;
    return Number.isFinite(value) ? value : USUAL[name];
  };
  const numbers = Object.fromEntries(NUMBERS.map((name) => [name, read(name)]));
  const balances = String(query.balances ?? '')
    .split(',')
    .map((part) => part.split(':'))
    .flatMap(([institution = '', amount = '']) =>
      institution && AMOUNT.test(amount) ? [{ institution, amount }] : [],
    );
  return { ...USUAL, ...numbers, lendsAgain: query.lendsAgain === 'yes', balances };
}

export function queryOf(assumed: Assumptions): Record<string, string> {
  const numbers = NUMBERS.flatMap((name) => {
    const value = assumed[name];
    return value === null || (name !== 'defaultPercent' && value === USUAL[name])
      ? []
      : [[NAMES[name], String(value)]];
  });
  const balances = assumed.balances.filter(({ institution, amount }) => institution && AMOUNT.test(amount));
  return {
    ...Object.fromEntries(numbers),
    ...(assumed.lendsAgain ? { lendsAgain: 'yes' } : {}),
    ...(balances.length > 0
      ? { balances: balances.map(({ institution, amount }) => `${institution}:${amount}`).join(',') }
      : {}),
  };
}

/** A percent with at most four decimals as the share that it is. */
const shareOf = (percent: number) => Number((percent / 100).toFixed(6));

export const inputOf = (assumed: Assumptions): StressTestInput => ({
  defaultRate: shareOf(assumed.defaultPercent),
  deviation: shareOf(assumed.deviationPercent),
  recoveryShare: shareOf(assumed.recoveryPercent),
  recoveryMonths: assumed.recoveryMonths,
  months: assumed.months,
  draws: assumed.draws,
  seed: assumed.seed,
  lendsAgain: assumed.lendsAgain,
  ...(assumed.delayDays === null ? {} : { delayDays: assumed.delayDays }),
  ...(assumed.suspendPercent === null ? {} : { suspendAbove: shareOf(assumed.suspendPercent) }),
  ...(assumed.badLoanPercent === null ? {} : { badLoanTarget: shareOf(assumed.badLoanPercent) }),
  ...(assumed.balances.length === 0 ? {} : { balances: assumed.balances }),
});
