/** Counting as one would by hand, to hold the SQL against. */
import fc from 'fast-check';
import { addDays } from '../../../src/domain/calendar';
import type { CountRule } from '../../../src/entities/count-rule';

export interface Certificate {
  readonly enterprise: number;
  readonly kind: 'HIGH_TECH_ENTERPRISE' | 'TECH_GIANT';
  readonly issuedOn: string;
  readonly expiresOn: string | null;
}

export interface Grant {
  readonly enterprise: number;
  readonly kind: 'INVENTION' | 'DESIGN';
  readonly filedOn: string;
  readonly grantedOn: string | null;
}

export interface Draw {
  readonly enterprise: number;
  readonly principal: number;
  readonly drawnOn: string;
}

export interface Platform {
  readonly region: string;
  readonly kind: 'INCUBATOR' | 'MAKERSPACE';
  readonly level: 'PROVINCIAL' | 'MUNICIPAL' | null;
  readonly openedOn: string;
  readonly closedOn: string | null;
}

export interface Register {
  /** Region of each enterprise. */
  readonly regions: readonly string[];
  readonly certificates: readonly Certificate[];
  readonly grants: readonly Grant[];
  readonly draws: readonly Draw[];
  readonly platforms: readonly Platform[];
}

const FIRST_DAY = '2017-01-01';
const day = fc.integer({ min: 0, max: 1460 }).map((days) => addDays(FIRST_DAY, days));
const enterprise = fc.integer({ min: 0, max: 5 });
const region = fc.constantFrom('410602', '410611', '410621', '620921');

export const registerArbitrary: fc.Arbitrary<Register> = fc.record({
  regions: fc.array(region, { minLength: 6, maxLength: 6 }),
  certificates: fc.array(
    fc
      .tuple(
        enterprise,
        fc.constantFrom('HIGH_TECH_ENTERPRISE' as const, 'TECH_GIANT' as const),
        day,
        fc.option(fc.integer({ min: 1, max: 1100 })),
      )
      .map(([owner, kind, issuedOn, life]) => ({
        enterprise: owner,
        kind,
        issuedOn,
        expiresOn: life === null ? null : addDays(issuedOn, life),
      })),
    { maxLength: 25 },
  ),
  grants: fc.array(
    fc
      .tuple(
        enterprise,
        fc.constantFrom('INVENTION' as const, 'DESIGN' as const),
        day,
        fc.option(fc.integer({ min: 0, max: 700 })),
      )
      .map(([owner, kind, filedOn, lag]) => ({
        enterprise: owner,
        kind,
        filedOn,
        grantedOn: lag === null ? null : addDays(filedOn, lag),
      })),
    { maxLength: 25 },
  ),
  draws: fc.array(
    fc
      .tuple(enterprise, fc.integer({ min: 1, max: 900 }), day)
      .map(([owner, tens, drawnOn]) => ({ enterprise: owner, principal: tens * 10_000, drawnOn })),
    { maxLength: 25 },
  ),
  platforms: fc.array(
    fc
      .tuple(
        region,
        fc.constantFrom('INCUBATOR' as const, 'MAKERSPACE' as const),
        fc.constantFrom('PROVINCIAL' as const, 'MUNICIPAL' as const, null),
        day,
        fc.option(fc.integer({ min: 0, max: 700 })),
      )
      .map(([place, kind, level, openedOn, life]) => ({
        ...{ region: place, kind, level, openedOn },
        closedOn: life === null ? null : addDays(openedOn, life),
      })),
    { maxLength: 15 },
  ),
});

export const dayArbitrary = day;

const inRegion = (register: Register, owner: number, prefix: string) =>
  (register.regions[owner] as string).startsWith(prefix);

const isAskedPlatform = (rule: CountRule, prefix: string) => (one: Platform) =>
  one.region.startsWith(prefix) &&
  (rule.kind === undefined || rule.kind.includes(one.kind)) &&
  (rule.level === undefined || (one.level !== null && rule.level.includes(one.level)));

export function naiveStock(register: Register, rule: CountRule, prefix: string, on: string): number {
  if (rule.register === 'incubator') {
    return register.platforms
      .filter(isAskedPlatform(rule, prefix))
      .filter((one) => one.openedOn <= on && (one.closedOn === null || one.closedOn > on)).length;
  }
  const active = register.certificates.filter(
    (one) =>
      inRegion(register, one.enterprise, prefix) &&
      (rule.kind === undefined || rule.kind.includes(one.kind)) &&
      one.issuedOn <= on &&
      (one.expiresOn === null || one.expiresOn >= on),
  );
  return rule.of === 'enterprise' ? new Set(active.map((one) => one.enterprise)).size : active.length;
}

interface Event {
  readonly enterprise: number;
  readonly day: string;
  readonly amount: number;
}

function eventsOf(register: Register, rule: CountRule): Event[] {
  const isKind = (kind: string) => rule.kind === undefined || rule.kind.includes(kind);
  switch (rule.event) {
    case 'FIRST_ISSUED': {
      const first = new Map<string, Certificate>();
      for (const one of register.certificates) {
        const name = `${one.enterprise} ${one.kind}`;
        const other = first.get(name);
        if (!other || one.issuedOn < other.issuedOn) first.set(name, one);
      }
      return [...first.values()]
        .filter((one) => isKind(one.kind))
        .map((one) => ({ enterprise: one.enterprise, day: one.issuedOn, amount: 1 }));
    }
    case 'FILED':
    case 'GRANTED':
      return register.grants.flatMap((one) => {
        const when = rule.event === 'FILED' ? one.filedOn : one.grantedOn;
        return when !== null && isKind(one.kind)
          ? [{ enterprise: one.enterprise, day: when, amount: 1 }]
          : [];
      });
    default:
      return register.draws.map((one) => ({
        enterprise: one.enterprise,
        day: one.drawnOn,
        amount: rule.sum ? one.principal : 1,
      }));
  }
}

export function naiveFlow(
  register: Register,
  rule: CountRule,
  prefix: string,
  window: { readonly from: string; readonly to: string; readonly oncePerYear?: boolean },
): number {
  if (rule.register === 'incubator') {
    return register.platforms
      .filter(isAskedPlatform(rule, prefix))
      .filter((one) => one.openedOn >= window.from && one.openedOn <= window.to).length;
  }
  const inside = eventsOf(register, rule).filter(
    (one) => inRegion(register, one.enterprise, prefix) && one.day >= window.from && one.day <= window.to,
  );
  if (rule.of === 'enterprise') {
    const yearOf = (one: Event) => (window.oncePerYear ? one.day.slice(0, 4) : '');
    return new Set(inside.map((one) => `${one.enterprise} ${yearOf(one)}`)).size;
  }
  return inside.reduce((sum, one) => sum + one.amount, 0);
}
