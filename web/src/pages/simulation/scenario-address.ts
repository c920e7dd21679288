/** A what-if as it stands in the address: whoever opens the link has the same levers, chance and target. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router';
import type { LeverKind } from '../../api/vocabulary';

export interface ChosenLever {
  readonly kind: LeverKind;
  /** Indicator, kind of certificate, programme or feed. */
  readonly subject: string;
  /** As the API has it: shares as 0.7, money in yuan. */
  readonly value: number;
  /** Of additions: on top of the pace so far rather than in its place. */
  readonly isBesides?: boolean;
  /** Of additions and growth: how far the value may differ between draws. */
  readonly spread?: number;
  /** Of a fund. */
  readonly defaultRate?: number;
  readonly leverage?: number;
  readonly paidOn?: string;
}

export interface Setting {
  readonly plan: string;
  readonly seed: number;
  readonly draws: number;
  readonly levers: readonly ChosenLever[];
  readonly target: string | null;
  /** The probability that is sought. */
  readonly goal: number;
}

export const DEFAULTS: Setting = { plan: 'hebi', seed: 1, draws: 1_000, levers: [], target: null, goal: 0.9 };
export const MIN_DRAWS = 100;
export const MAX_DRAWS = 20_000;
export const MAX_LEVERS = 20;
const KINDS: readonly LeverKind[] = ['RENEWAL', 'ADDITIONS', 'GROWTH', 'FUND', 'DELAY'];

const text = (value: LocationQuery[string] | undefined): string | null => {
  const one = Array.isArray(value) ? value[0] : value;
  return one ? one : null;
};

function number(value: LocationQuery[string] | undefined, fallback: number, isFine: (n: number) => boolean) {
  const found = Number(text(value) ?? Number.NaN);
  return Number.isFinite(found) && isFine(found) ? found : fallback;
}

/** renewal:HIGH_TECH_ENTERPRISE:0.7 · additions:patents-granted:20:besides:spread=3 */
export function leverText({ kind, subject, value, ...more }: ChosenLever): string {
  const options = [
    more.isBesides ? 'besides' : '',
    more.spread ? `spread=${more.spread}` : '',
    more.defaultRate ? `default=${more.defaultRate}` : '',
    more.leverage === undefined ? '' : `leverage=${more.leverage}`,
    more.paidOn ? `paid=${more.paidOn}` : '',
  ];
  return [kind.toLowerCase(), subject, String(value), ...options.filter((one) => one !== '')].join(':');
}

/** Null for what is no lever: an address may be mistyped. */
export function leverOf(written: string): ChosenLever | null {
  const [name = '', subject = '', amount = '', ...options] = written.split(':');
  const kind = KINDS.find((one) => one === name.toUpperCase());
  const value = Number(amount);
  if (!kind || subject === '' || amount === '' || !Number.isFinite(value)) return null;
  const said = new Map(options.map((one) => one.split('=') as [string, string | undefined]));
  const numeric = (key: string) => {
    const found = Number(said.get(key) ?? Number.NaN);
    return Number.isFinite(found) ? found : undefined;
  };
  const [spread, defaultRate, leverage] = ['spread', 'default', 'leverage'].map(numeric);
  const paidOn = said.get('paid');
  return {
    ...{ kind, subject, value },
    ...(said.has('besides') ? { isBesides: true } : {}),
    ...(spread === undefined ? {} : { spread }),
    ...(defaultRate === undefined ? {} : { defaultRate }),
    ...(leverage === undefined ? {} : { leverage }),
    ...(paidOn === undefined ? {} : { paidOn }),
  };
}

export function settingOf(query: LocationQuery): Setting {
  const written = [query.lever ?? []].flat().flatMap((one) => one ?? []);
  return {
    plan: text(query.plan) ?? DEFAULTS.plan,
    seed: number(query.seed, DEFAULTS.seed, Number.isSafeInteger),
    draws: number(
      query.draws,
      DEFAULTS.draws,
      (n) => Number.isInteger(n) && n >= MIN_DRAWS && n <= MAX_DRAWS,
    ),
    levers: written.flatMap((one) => leverOf(one) ?? []),
    target: text(query.target),
    goal: number(query.goal, DEFAULTS.goal, (n) => n > 0 && n < 1),
  };
}

/** What other pages put into the address (the reading day) stays. */
export function queryOf(setting: Setting, rest: LocationQuery): LocationQueryRaw {
  const { on } = rest;
  return {
    ...(on === undefined ? {} : { on }),
    plan: setting.plan,
    ...(setting.levers.length === 0 ? {} : { lever: setting.levers.map(leverText) }),
    ...(setting.draws === DEFAULTS.draws ? {} : { draws: String(setting.draws) }),
    seed: String(setting.seed),
    ...(setting.target === null ? {} : { target: setting.target }),
    ...(setting.goal === DEFAULTS.goal ? {} : { goal: String(setting.goal) }),
  };
}

/** Two levers that cannot stand beside each other: both say how the same thing goes on. */
export const isSameLever = (
  a: { readonly kind: LeverKind; readonly subject: string },
  b: { readonly kind: LeverKind; readonly subject: string },
): boolean => {
  if (a.subject !== b.subject) return false;
  const isPace = (kind: LeverKind) => kind === 'ADDITIONS' || kind === 'GROWTH';
  return a.kind === b.kind || (isPace(a.kind) && isPace(b.kind));
};
