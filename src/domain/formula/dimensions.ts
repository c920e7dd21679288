/** What the dimensions of the units are made of, so that a formula can be checked before it is ever used. */
import { type Bilingual, bilingual } from '../bilingual';
import { Decimal, ONE } from '../decimal';

export interface Quantity {
  /** Exponents of the basic dimensions: money 1, count.person -1. None is 0. */
  readonly dimensions: ReadonlyMap<string, number>;
  /** How many of it one plain unit makes: a percentage counts 100 to the whole. */
  readonly scale: Decimal;
}

export interface UnitDimension {
  readonly dimension: string;
}

type Made = readonly [scale: string, exponents: Readonly<Record<string, number>>];

/** Dimensions of seeds/units.yaml that are made of others; every other one is basic. */
const MADE: Readonly<Record<string, Made>> = {
  ratio: ['100', {}],
  'items-per-10k-people': ['10000', { 'count.item': 1, 'count.person': -1 }],
  'money-per-person': ['1', { money: 1, 'count.person': -1 }],
  'money-per-area': ['1', { money: 1, 'area.mu': -1 }],
  'money-per-floor-area': ['1', { money: 1, area: -1 }],
};

export function quantityOf({ dimension }: UnitDimension): Quantity {
  const [scale, exponents] = Object.hasOwn(MADE, dimension)
    ? (MADE[dimension] as Made)
    : (['1', { [dimension]: 1 }] as const);
  return { dimensions: new Map(Object.entries(exponents)), scale: new Decimal(scale) };
}

const TEN = new Decimal(10);
/** 10^20 is beyond every unit there is. */
const MOST_TENS = 20;

/** 100 in a formula turns a share into percent; a weight such as 0.5 leaves the unit as it is. */
export function quantityOfNumber(value: Decimal): Quantity {
  return { dimensions: new Map(), scale: isPowerOfTen(value) ? value : ONE };
}

function isPowerOfTen(value: Decimal): boolean {
  const size = value.gte(ONE) ? value : value.isZero() ? value : ONE.dividedBy(value);
  for (let power = ONE, tens = 0; tens <= MOST_TENS; tens += 1, power = power.times(TEN)) {
    if (power.equals(size)) return true;
  }
  return false;
}

function combined(a: Quantity, b: Quantity, sign: 1 | -1): Quantity {
  const dimensions = new Map(a.dimensions);
  for (const [name, exponent] of b.dimensions) {
    const sum = (dimensions.get(name) ?? 0) + sign * exponent;
    if (sum === 0) dimensions.delete(name);
    else dimensions.set(name, sum);
  }
  return { dimensions, scale: sign === 1 ? a.scale.times(b.scale) : a.scale.dividedBy(b.scale) };
}

export const product = (a: Quantity, b: Quantity): Quantity => combined(a, b, 1);
export const quotient = (a: Quantity, b: Quantity): Quantity => combined(a, b, -1);

export const sameDimensions = (a: Quantity, b: Quantity): boolean => quotient(a, b).dimensions.size === 0;

/** For a message: money × count.person^-1; "plain" where there is none. */
export function quantityText({ dimensions, scale }: Quantity): Bilingual {
  const names = [...dimensions].map(([name, power]) => (power === 1 ? name : `${name}^${power}`));
  const text = names.sort().join(' × ');
  const factor = scale.equals(ONE) ? '' : ` (× ${scale.toFixed()})`;
  return bilingual(`${text || '无量纲'}${factor}`, `${text || 'plain'}${factor}`);
}
