/** For which days a register is complete: outside of them a count is unknown, not zero. */
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { isWithinRegion } from '../../domain/identifiers/region-code';
import { clip, mergeSpans, type Span } from '../../domain/span';
import type { CountRule } from '../../entities/count-rule';
import { KNOWN_NOW, type Known } from './known';
import { registerTables, registerValues } from './known-registers';

export interface CoverageRow {
  readonly register: string;
  /** Empty: every kind of the register. */
  readonly kind: string;
  readonly region_code: string;
  readonly starts_on: IsoDate;
  readonly ends_on: IsoDate;
  readonly is_synthetic: boolean;
}

export async function readCoverage(
  statements: Statements,
  registers: readonly string[],
  known: Known = KNOWN_NOW,
): Promise<readonly CoverageRow[]> {
  if (registers.length === 0) return [];
  return statements.query<CoverageRow & { readonly [column: string]: unknown }>(
    `select register, kind, region_code, starts_on, ends_on, is_synthetic
     from ${registerTables(known, '$2')('register_coverage')} as coverage
     where register = any($1::text[]) order by starts_on, kind, region_code`,
    [[...new Set(registers)], ...registerValues(known)],
  );
}

const intersect = (a: readonly Span[], b: readonly Span[]): Span[] => b.flatMap((span) => clip(a, span));

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
  const kinds = rule.kind?.length ? rule.kind : [''];
  return [
    ...kinds.map((kind) => spansOf(rule.register, kind)),
    ...(rule.certified ?? []).map((kind) => spansOf('certification', kind)),
  ].reduce(intersect);
}
