/** Keeps how indicators were defined: an edit of a definition is a version of its own, with its reason. */
import type { Statements } from '../../db/database';
import { canonicalJson } from './canonical-json';
import type { Catalogue } from './catalogue';
import { changedFields, edited, FIRST } from './target-versions';
import type { Row } from './upsert';

interface KnownDefinition {
  readonly code: string;
  readonly version: number;
  readonly content: Readonly<Record<string, unknown>>;
}

export interface IndicatorVersions {
  readonly versionOf: ReadonlyMap<string, number>;
  /** Rows of the versions that are new. */
  readonly rows: readonly Row[];
}

const LATEST = `
select distinct on (indicator_code) indicator_code as code, version, content
from indicator_version order by indicator_code, version desc`;

/** All that a number of it depends on; other names that files use for it are no part of its meaning. */
function contentsOf({ indicators, units }: Catalogue): Map<string, Readonly<Record<string, unknown>>> {
  const unitOf = new Map(units.map((unit) => [unit.code, unit]));
  return new Map(
    indicators.map(({ place: _place, aliasesZh: _names, ...definition }) => {
      const unit = unitOf.get(definition.unit);
      const words = { unitZh: unit?.nameZh ?? definition.unit, unitEn: unit?.nameEn ?? definition.unit };
      return [definition.code, JSON.parse(canonicalJson({ ...definition, ...words }))];
    }),
  );
}

export async function indicatorVersions(tx: Statements, catalogue: Catalogue): Promise<IndicatorVersions> {
  const known = new Map(
    (await tx.query<{ [K in keyof KnownDefinition]: KnownDefinition[K] }>(LATEST)).map((row) => [
      row.code,
      row,
    ]),
  );
  const versionOf = new Map<string, number>();
  const rows: Row[] = [];
  for (const [code, content] of contentsOf(catalogue)) {
    const before = known.get(code);
    const fields = before ? changedFields(before.content, content) : [];
    const isNew = !before || fields.length > 0;
    const version = (before?.version ?? 0) + (isNew ? 1 : 0);
    versionOf.set(code, version);
    if (!isNew) continue;
    const reason = before ? edited(fields) : FIRST;
    rows.push({ indicator_code: code, version, content, reason_zh: reason.zh, reason_en: reason.en });
  }
  return { versionOf, rows };
}
