/** Counting as one would by hand, to hold the SQL against. */
import type { CountRule } from '../../../src/entities/count-rule';
import type { Certificate, Register } from './made-up-registers';

/** A row of any register, as counting looks at it. */
interface Row {
  readonly enterprise: number | null;
  readonly region: string | null;
  readonly kind: string | null;
  readonly level: string | null;
  readonly contributor: string;
  readonly starts: string | null;
  readonly ends: string | null;
  readonly amount: number;
}

const ROW: Row = {
  ...{ enterprise: null, region: null, kind: null, level: null, contributor: '' },
  ...{ starts: null, ends: null, amount: 1 },
};

const holds = (one: Certificate, day: string) =>
  one.issuedOn <= day &&
  (one.expiresOn === null || one.expiresOn >= day) &&
  (one.revokedOn === null || one.revokedOn > day);

function isFirst(register: Register, at: number): boolean {
  const one = register.certificates[at] as Certificate;
  return !register.certificates.some(
    (other, index) =>
      other.enterprise === one.enterprise &&
      other.kind === one.kind &&
      (other.issuedOn < one.issuedOn || (other.issuedOn === one.issuedOn && index < at)),
  );
}

const patentStart = (event: string, one: Register['grants'][number]) =>
  event === 'FILED' ? one.filedOn : one.grantedOn;

function rowsOf(register: Register, { register: name, event }: CountRule): Row[] {
  switch (name) {
    case 'certification':
      // The end of a certificate is tested by `holds`, for its last day counts.
      return register.certificates.flatMap((one, at) =>
        event === 'FIRST_ISSUED' && !isFirst(register, at) ? [] : [{ ...ROW, ...one, starts: one.issuedOn }],
      );
    case 'patent':
      return register.grants.map((one) => ({
        ...{ ...ROW, ...one, starts: patentStart(event, one), ends: one.lapsedOn },
      }));
    case 'loan':
      return register.draws.map((one) => ({
        ...{ ...ROW, ...one, starts: one.drawnOn, amount: one.principal },
      }));
    case 'incubator':
      return register.platforms.map((one) => ({ ...ROW, ...one, starts: one.openedOn, ends: one.closedOn }));
    case 'ledger':
      return [];
    case 'listing':
      return register.listings.map((one) => ({
        ...{ ...ROW, ...one, kind: one.board, starts: one.listedOn, ends: one.delistedOn },
      }));
    case 'tech_contract':
      return register.contracts.map((one) => ({
        ...{ ...ROW, ...one, amount: one.value },
        starts: event === 'SIGNED' ? one.signedOn : one.registeredOn,
      }));
    case 'contribution':
      return register.payments.map((one) => {
        const fund = register.funds[one.fund];
        return { ...ROW, ...one, kind: fund?.kind ?? null, region: fund?.region ?? null, starts: one.paidOn };
      });
    case 'fund':
      return register.funds.map((one) => ({
        ...{ ...ROW, ...one, starts: one.establishedOn, amount: one.size },
      }));
    case 'investment':
      return register.investments.map((one) => ({
        ...{ ...ROW, ...one, kind: register.funds[one.fund]?.kind ?? null, starts: one.investedOn },
      }));
  }
}

/** Where an enterprise was: the move learnt last is believed from its own day on. */
function regionOn(register: Register, enterprise: number, day: string): string {
  const one = register.enterprises[enterprise];
  const move = [...(one?.moves ?? [])].reverse().find(({ on }) => on <= day);
  return move?.to ?? one?.region ?? '';
}

function isCounted(register: Register, rule: CountRule, prefix: string, day: string) {
  return (row: Row): boolean => {
    if (rule.kind && !rule.kind.includes(row.kind ?? '')) return false;
    if (rule.level && !rule.level.includes(row.level ?? '')) return false;
    if (rule.contributor && !rule.contributor.some((word) => row.contributor.includes(word))) return false;
    if (row.enterprise === null) return (row.region ?? '').startsWith(prefix);
    const owner = register.enterprises[row.enterprise];
    if (!owner || !regionOn(register, row.enterprise, day).startsWith(prefix)) return false;
    if (owner.removedOn !== null && owner.removedOn <= day) return false;
    if (rule.scale && !rule.scale.includes(owner.scale)) return false;
    if (rule.technology && !owner.technology) return false;
    const certified = (one: Certificate) =>
      one.enterprise === row.enterprise && (rule.certified ?? []).includes(one.kind) && holds(one, day);
    return !rule.certified || register.certificates.some(certified);
  };
}

const total = (rows: readonly Row[], rule: CountRule, yearOf: (row: Row) => string): number => {
  if (rule.of === 'enterprise') return new Set(rows.map((row) => `${row.enterprise} ${yearOf(row)}`)).size;
  return rows.reduce((sum, row) => sum + (rule.sum ? row.amount : 1), 0);
};

export function naiveStock(register: Register, rule: CountRule, prefix: string, on: string): number {
  const isThere = (row: Row, at: number) =>
    rule.register === 'certification'
      ? holds(register.certificates[at] as Certificate, on)
      : row.starts !== null && row.starts <= on && (row.ends === null || row.ends > on);
  const rows = rowsOf(register, rule)
    .filter(isThere)
    .filter(isCounted(register, rule, prefix, on));
  return total(rows, rule, () => '');
}

export function naiveFlow(
  register: Register,
  rule: CountRule,
  prefix: string,
  window: { readonly from: string; readonly to: string; readonly oncePerYear?: boolean },
): number {
  const rows = rowsOf(register, rule).filter(
    (row) =>
      row.starts !== null &&
      row.starts >= window.from &&
      row.starts <= window.to &&
      isCounted(register, rule, prefix, row.starts)(row),
  );
  return total(rows, rule, (row) => (window.oncePerYear ? (row.starts ?? '').slice(0, 4) : ''));
}
