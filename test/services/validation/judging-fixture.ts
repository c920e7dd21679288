/** Figures in force, a file beside them, and what the rules say of it. */
import type { Database } from '../../../src/db/database';
import { parsePeriod } from '../../../src/domain/period';
import type { IncomingFigure } from '../../../src/services/ingestion/figure-lines';
import { mergeObservations } from '../../../src/services/ingestion/merge-observations';
import { stageFigures } from '../../../src/services/ingestion/staging';
import { judgeStaging, type StagedFile } from '../../../src/services/validation/judge-staging';
import { insertReferenceRows } from '../ingestion/reference-rows';

export async function insertMoreReferenceRows(db: Database): Promise<void> {
  await insertReferenceRows(db);
  await db.query(`
    insert into region values
      ('410000', '河南省', 'Henan', 'PROVINCE', null, null, null),
      ('410602', '鹤山区', 'Heshan', 'COUNTY', '410600', null, null),
      ('410603', '山城区', 'Shancheng', 'COUNTY', '410600', null, null),
      ('410699', '旧区', 'Old', 'COUNTY', '410600', null, '2009-12-31');
    update region set parent_code = '410000' where code = '410600';
    insert into unit values ('ENTERPRISE', '家', 'enterprises', 'count.enterprise', 1, '{家}');
    insert into indicator (code, name_zh, name_en, unit_code, measure, direction, source, aliases, growth_of)
    values
      ('primary', '第一产业增加值', 'Primary sector', 'CNY', 'FLOW', 'HIGHER_IS_BETTER', 'OBSERVED', '{}', null),
      ('secondary', '第二产业增加值', 'Secondary sector', 'CNY', 'FLOW', 'HIGHER_IS_BETTER', 'OBSERVED', '{}', null),
      ('tertiary', '第三产业增加值', 'Tertiary sector', 'CNY', 'FLOW', 'HIGHER_IS_BETTER', 'OBSERVED', '{}', null),
      ('rnd-share', '研发投入比重', 'Research share', 'PERCENT', 'RATIO', 'HIGHER_IS_BETTER', 'OBSERVED', '{}', null),
      ('gdp-growth', '生产总值增速', 'GDP growth', 'PERCENT', 'GROWTH_RATE', 'HIGHER_IS_BETTER', 'OBSERVED', '{}', 'gdp')`);
}

const UNIT_OF: Readonly<Record<string, readonly [unit: string, factor: bigint]>> = {
  patents: ['ITEM', 1n],
  money: ['CNY_100M', 100_000_000n],
  share: ['PERCENT', 1n],
};
const KIND_OF: Readonly<Record<string, string>> = {
  ...{ 'patents-granted': 'patents', 'patent-applications': 'patents' },
  ...{ 'rnd-share': 'share', 'gdp-growth': 'share' },
};

/** "410600 gdp 2019 42.90": money is printed in 亿元. An instant of publication may follow. */
export function figureOf(text: string, line: number): IncomingFigure {
  const [region = '', indicator = '', period = '', printed = '', day = '2020-01-01'] = text.split(' ');
  const [unit, factor] = UNIT_OF[KIND_OF[indicator] ?? 'money'] as readonly [string, bigint];
  const isMissing = printed === '—';
  return {
    ...{ indicatorCode: indicator, regionCode: region, period: parsePeriod(period) },
    ...{ published: printed, unit, status: isMissing ? 'O' : 'A', publishedAt: `${day}T00:00:00Z` },
    value: isMissing ? null : timesFactor(printed, factor),
    ...(isMissing ? { missingReason: 'NOT_PUBLISHED' } : {}),
    ...{ line, column: indicator, sheet: 'Sheet1', cell: `B${line}` },
  };
}

/** By whole numbers, so that the test's own arithmetic is exact. */
function timesFactor(printed: string, factor: bigint): string {
  const [whole = '0', fraction = ''] = printed.split('.');
  const scaled = BigInt(whole + fraction) * factor;
  const digits = scaled
    .toString()
    .replace('-', '')
    .padStart(fraction.length + 1, '0');
  const cut = digits.length - fraction.length;
  const text = fraction === '' ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
  return `${scaled < 0n ? '-' : ''}${text}`;
}

export interface RuleGiven {
  readonly kind: string;
  readonly code?: string;
  readonly severity?: string;
  readonly scope?: object;
  readonly parameters?: object;
}

export async function putRules(db: Database, ...rules: readonly RuleGiven[]): Promise<void> {
  await db.query('truncate validation_rule');
  for (const { kind, code = kind.toLowerCase(), severity = 'ERROR', scope = {}, parameters = {} } of rules) {
    await db.query(
      `insert into validation_rule (code, kind, severity, name_zh, name_en, scope, parameters)
       values ($1, $2, $3, $1, $1, $4, $5)`,
      [code, kind, severity, JSON.stringify(scope), JSON.stringify(parameters)],
    );
  }
}

/** Puts figures in force, published on the first of the year 2020 unless said otherwise. */
export async function know(db: Database, figures: readonly string[], isSynthetic = false): Promise<void> {
  await db.transaction(async (tx) => {
    await stageFigures(tx, [figures.map((text) => ({ ...figureOf(text, 0), documentSlug: 'report' }))]);
    await mergeObservations(tx, { feedRunId: null, isSynthetic });
  });
}

export interface Judged {
  /** "ERROR RULE_RANGE 3": the line, from 1, of each violation listed. */
  readonly found: readonly string[];
  readonly messages: readonly (readonly [string, string])[];
  readonly keptOut: number;
  /** Lines still staged. */
  readonly left: readonly number[];
  readonly statements: number;
}

/** Lines are counted from 1; nothing of it stays. */
export function judge(
  db: Database,
  file: readonly string[],
  traits: Partial<StagedFile> = {},
): Promise<Judged> {
  return db.rehearse(async (tx) => {
    const { repeats } = await stageFigures(tx, [file.map((text, at) => figureOf(text, at + 1))]);
    let statements = 0;
    const counted = {
      query: ((...given) => {
        statements += 1;
        return tx.query(...given);
      }) as typeof tx.query,
    };
    const given = { feedSlug: 'bureau', isSynthetic: false, blanksRetract: false, repeats, ...traits };
    const { violations, keptOut } = await judgeStaging(counted, given);
    const left = await tx.query<{ line: number }>(
      'select source_line as line from pg_temp.incoming order by 1',
    );
    return {
      found: violations.map(({ severity, code, line }) => `${severity} ${code} ${line}`),
      messages: violations.map(({ messageZh, messageEn }) => [messageZh, messageEn] as const),
      ...{ keptOut, left: left.map(({ line }) => line), statements },
    };
  });
}
