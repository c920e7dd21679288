/** What codes are called, in both languages: for those who print figures. */
import type { Statements } from '../../db/database';
import type { Bilingual } from '../../domain/bilingual';

export interface CatalogueNames {
  readonly indicator: ReadonlyMap<string, Bilingual>;
  readonly region: ReadonlyMap<string, Bilingual>;
  readonly unit: ReadonlyMap<string, Bilingual>;
}

interface Named {
  readonly kind: keyof CatalogueNames;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

export async function catalogueNames(statements: Statements): Promise<CatalogueNames> {
  const rows = await statements.query<{ [Name in keyof Named]: Named[Name] }>(
    `select 'indicator' as kind, code, name_zh as zh, name_en as en from indicator
     union all select 'region', code, name_zh, name_en from region
     union all select 'unit', code, name_zh, name_en from unit`,
  );
  const names = { indicator: new Map(), region: new Map(), unit: new Map() };
  for (const { kind, code, zh, en } of rows) names[kind].set(code, { zh, en });
  return names;
}
