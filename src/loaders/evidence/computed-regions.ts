/** The regions directly below those whose figures may be rolled up. */
import type { Statements } from '../../db/database';
import { type Bilingual, bilingual } from '../../domain/bilingual';
import type { IsoDate } from '../../domain/calendar';
import type { Definitions } from './computed-definitions';
import type { SeriesName } from './published-figures';
import type { TargetContext } from './target-context';

export interface RegionBelow {
  readonly code: string;
  readonly words: Bilingual;
  readonly validFrom: IsoDate | null;
  readonly validTo: IsoDate | null;
}

export type RegionsBelow = ReadonlyMap<string, readonly RegionBelow[]>;

interface RegionRow {
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly parent_code: string;
  readonly valid_from: IsoDate | null;
  readonly valid_to: IsoDate | null;
}

const rollsUp = (definitions: Definitions) => (context: TargetContext) =>
  definitions.get(context.indicatorCode)?.rollUp === 'SUM';

export async function readRegionsBelow(
  statements: Statements,
  contexts: readonly TargetContext[],
  definitions: Definitions,
): Promise<RegionsBelow> {
  const above = new Set(contexts.filter(rollsUp(definitions)).map(({ regionCode }) => regionCode));
  if (above.size === 0) return new Map();
  const rows = await statements.query<RegionRow & { readonly [column: string]: unknown }>(
    `select code, name_zh, name_en, parent_code, valid_from, valid_to
     from region where parent_code = any($1::text[]) order by code`,
    [[...above]],
  );
  const below = new Map<string, RegionBelow[]>();
  for (const { code, name_zh, name_en, parent_code, valid_from, valid_to } of rows) {
    const region = { code, words: bilingual(name_zh, name_en), validFrom: valid_from, validTo: valid_to };
    const found = below.get(parent_code);
    if (found) found.push(region);
    else below.set(parent_code, [region]);
  }
  return below;
}

/** The series of the regions below, for the statement that reads all published figures. */
export const seriesBelow = (
  contexts: readonly TargetContext[],
  definitions: Definitions,
  below: RegionsBelow,
): SeriesName[] =>
  contexts
    .filter(rollsUp(definitions))
    .flatMap(({ indicatorCode, regionCode }) =>
      (below.get(regionCode) ?? []).map(({ code }) => ({ indicatorCode, regionCode: code })),
    );
