/** Names of the codes that exported figures use: regions, indicators and units of the catalogue. */
import type { Statements } from '../../db/database';
import type { Bilingual } from '../../domain/bilingual';

export interface CodeNames {
  readonly regions: ReadonlyMap<string, Bilingual>;
  readonly indicators: ReadonlyMap<string, Bilingual>;
  readonly units: ReadonlyMap<string, Bilingual>;
}

async function namesIn(statements: Statements, table: 'region' | 'indicator' | 'unit') {
  const rows = await statements.query<{ code: string; zh: string; en: string }>(
    `select code, name_zh as zh, name_en as en from ${table}`,
  );
  return new Map(rows.map(({ code, zh, en }) => [code, { zh, en }]));
}

export async function readCodeNames(statements: Statements): Promise<CodeNames> {
  return {
    regions: await namesIn(statements, 'region'),
    indicators: await namesIn(statements, 'indicator'),
    units: await namesIn(statements, 'unit'),
  };
}

/** The first of the codes that the table does not hold. */
export async function unknownCode(
  statements: Statements,
  table: 'region' | 'indicator',
  codes: readonly string[],
): Promise<string | null> {
  const [found] = await statements.query<{ code: string }>(
    `select given.code from unnest($1::text[]) with ordinality as given (code, at)
     where not exists (select from ${table} t where t.code = given.code) order by given.at limit 1`,
    [codes],
  );
  return found?.code ?? null;
}
