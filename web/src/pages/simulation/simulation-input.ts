/** From the levers of the page to the input of the API, and back from what the API has kept. */
import type { LeverInput, SimulationInput } from '../../api/vocabulary';
import { plusDays } from '../../format/dates';
import { type ChosenLever, DEFAULTS, type Setting } from './scenario-address';

function leverInput({ kind, subject, value, isBesides, spread = 0, ...fund }: ChosenLever): LeverInput {
  switch (kind) {
    case 'RENEWAL':
      return { renewal: { kind: subject as NonNullable<LeverInput['renewal']>['kind'], rate: value } };
    case 'ADDITIONS':
      return {
        additions: {
          ...{ indicator: subject, perYear: value, standardDeviation: spread },
          mode: isBesides ? 'BESIDES' : 'INSTEAD',
        },
      };
    case 'GROWTH':
      return { growth: { indicator: subject, annualRate: value, standardDeviation: spread } };
    case 'FUND':
      return {
        fund: {
          ...{ programme: subject, amount: String(Math.round(value)), defaultRate: fund.defaultRate ?? 0 },
          ...(fund.leverage === undefined ? {} : { leverage: fund.leverage }),
          ...(fund.paidOn === undefined ? {} : { paidOn: fund.paidOn }),
        },
      };
    case 'DELAY':
      return { delay: { feed: subject, days: Math.round(value) } };
  }
}

export const inputOf = ({ plan, seed, draws, levers }: Setting, asOf: string | null): SimulationInput => ({
  ...{ plan, seed, draws, levers: levers.map(leverInput) },
  ...(asOf === null ? {} : { asOf }),
});

type Kept = Omit<SimulationInput, 'levers'> & { readonly levers?: readonly LeverInput[] };

function keptLever({ renewal, additions, growth, fund, delay }: LeverInput): ChosenLever[] {
  if (renewal) return [{ kind: 'RENEWAL', subject: renewal.kind, value: renewal.rate }];
  if (additions) {
    const { indicator: subject, perYear: value, mode, standardDeviation } = additions;
    return [
      {
        ...{ kind: 'ADDITIONS', subject, value },
        ...(mode === 'BESIDES' ? { isBesides: true } : {}),
        ...(standardDeviation ? { spread: standardDeviation } : {}),
      },
    ];
  }
  if (growth) {
    const { indicator: subject, annualRate: value, standardDeviation } = growth;
    return [{ kind: 'GROWTH', subject, value, ...(standardDeviation ? { spread: standardDeviation } : {}) }];
  }
  if (fund) {
    const { programme: subject, amount, defaultRate, leverage, paidOn } = fund;
    return [
      {
        ...{ kind: 'FUND', subject, value: Number(amount) },
        ...(defaultRate ? { defaultRate } : {}),
        ...(leverage == null ? {} : { leverage }),
        ...(paidOn ? { paidOn } : {}),
      },
    ];
  }
  return delay ? [{ kind: 'DELAY', subject: delay.feed, value: delay.days }] : [];
}

/** A kept scenario is the input that it was saved with. */
export function keptSetting(input: unknown): { readonly setting: Setting; readonly asOf: string | null } {
  const kept = input as Kept;
  const { plan, seed, draws, levers = [], asOf } = kept;
  return {
    setting: {
      ...DEFAULTS,
      ...{ plan, seed: seed ?? DEFAULTS.seed, draws: draws ?? DEFAULTS.draws },
      levers: levers.flatMap(keptLever),
    },
    asOf: asOf ?? null,
  };
}

const MONTHS_IN_QUARTER = 3;
const PAST_DAYS = 9;

/** The day itself and the ends of the eight quarters before it, the first one first. */
export function pastDays(day: string): string[] {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const firstMonth = month - ((month - 1) % MONTHS_IN_QUARTER) - 1;
  const ends = Array.from({ length: PAST_DAYS - 1 }, (_, back) => {
    const first = new Date(Date.UTC(year, firstMonth - back * MONTHS_IN_QUARTER, 1));
    return plusDays(first.toISOString().slice(0, 10), -1);
  });
  return [...ends.reverse(), day];
}
