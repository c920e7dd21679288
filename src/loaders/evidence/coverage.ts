/** For which days a register is complete: outside of them a count is unknown, not zero. */
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { isWithinRegion } from '../../domain/identifiers/region-code';
import { clip, mergeSpans, type Span } from '../../domain/span';
import type { CountRule } from '../../entities/count-rule';
import { KNOWN_NOW, type Known } from './known';
import { type RegisterTables, registerTables, registerValues } from './known-registers';

export interface CoverageRow {
  readonly register: string;
  /** Empty: every kind of the register. */
  readonly kind: string;
  readonly region_code: string;
  readonly starts_on: IsoDate;
  readonly ends_on: IsoDate;
  readonly is_synthetic: boolean;
}

/** Nothing is paid into a fund, or out of it, but through its books: while they are open, complete. */
const BOOKS = (tables: RegisterTables, until: string) => `
  select 'ledger', b.programme_slug || '/' || b.kind, '100000', b.opened_on,
    (${until} at time zone 'Asia/Shanghai')::date, f.is_synthetic
  from ${tables('ledger_book')} b join ${tables('fund')} f on f.slug = b.fund_slug
  where 'ledger' = any($1::text[]) and b.opened_on <= (${until} at time zone 'Asia/Shanghai')::date`;

export async function readCoverage(
  statements: Statements,
  registers: readonly string[],
  known: Known = KNOWN_NOW,
): Promise<readonly CoverageRow[]> {
  if (registers.length === 0) return [];
  const tables = registerTables(known, '$2');
  const values = registerValues(known);
  return statements.query<CoverageRow & { readonly [column: string]: unknown }>(
    `select register, kind, region_code, starts_on, ends_on, is_synthetic
     from (
       select register, kind, region_code, starts_on, ends_on, is_synthetic
       from ${tables('register_coverage')} as declared where register = any($1::text[])
       union all ${BOOKS(tables, values.length > 0 ? '$2::timestamptz' : 'now()')}) as coverage
     order by starts_on, kind, region_code`,
    [[...new Set(registers)], ...values],
  );
}

const intersect = (a: readonly Span[], b: readonly Span[]): Span[] => b.flatMap((span) => clip(a, span));

/** What must be complete: kinds of record, or, of money, each fund of each programme. */
const stretchesOf = ({ register, programme = [], kind = [] }: CountRule): readonly string[] => {
  if (register === 'ledger') return programme.flatMap((one) => kind.map((fund) => `${one}/${fund}`));
  return kind.length > 0 ? kind : [''];
};

/**
 * The days for which all kinds of a rule are complete, for a region that is covered as a whole; where owners
 * must hold a certificate, the days for which those are complete too.
 */
export function coveredSpans(rows: readonly CoverageRow[], rule: CountRule, regionCode: string): Span[] {
  const here = rows.filter((row) => isWithinRegion(regionCode, row.region_code));
  const spansOf = (register: string, kind: string) =>
    mergeSpans(
      here
        .filter((row) => row.register === register && (row.kind === '' || row.kind === kind))
        .map((row) => ({ start: row.starts_on, end: row.ends_on })),
    );
  return [
    ...stretchesOf(rule).map((kind) => spansOf(rule.register, kind)),
    ...(rule.certified ?? []).map((kind) => spansOf('certification', kind)),
  ].reduce(intersect);
}
