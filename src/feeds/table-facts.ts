/** The lines above a table: 数据库：…, 指标：…, 地区：…, 时间：…, 单位：…, and its title. */
import type { TableRow } from './table-row';
import { isBlank, plainText } from './text';

export interface FactsAbove {
  /** Texts behind 指标：, 地区：, 时间： and 单位：, with the line each stands in. */
  readonly indicator?: Fact;
  readonly region?: Fact;
  readonly period?: Fact;
  readonly unit?: Fact;
  /** The one year that these lines mention. */
  readonly year: number | null;
  /** The one period, as a title says it: 2026年7月. */
  readonly titlePeriod: string | null;
}

export interface Fact {
  readonly text: string;
  readonly line: number;
}

const FACT = /^(数据库|指标|地区|时间|单位|计量单位|频度)\s*:\s*(.*)$/;
const ROLE = { 指标: 'indicator', 地区: 'region', 时间: 'period', 单位: 'unit', 计量单位: 'unit' } as const;
const UNIT_IN_TITLE = /[(（]?(?:计量)?单位\s*[:：]\s*([^()（）,，;；\s]+)[)）]?$/;
const YEARS = /(?<!\d)(?:19|20)\d{2}(?!\d)/g;
/** 最近10年, 2016- and 2010-2019 name no single year. */
const SEVERAL_YEARS = /最近|[-—～~至]\s*(?:(?:19|20)\d{2}|$)/;

/** Longest first. */
const PERIODS =
  /(?:19|20)\d{2}年(?:1[-—–~～至]\d{1,2}月|\d{1,2}月|上半年|下半年|前三季度|第?[一二三四1-4]季度|度|(?=\D|$))/g;

/** A line of one cell; a comma inside the text of an unquoted line does not end it. */
const textOf = ({ cells }: TableRow) => plainText(cells.filter((cell) => !isBlank(cell)).join(','));

export function isFact(row: TableRow): boolean {
  return FACT.test(plainText(row.cells[0] ?? ''));
}

function yearIn(lines: readonly string[]): number | null {
  const years = new Set(lines.flatMap((line) => (SEVERAL_YEARS.test(line) ? [] : (line.match(YEARS) ?? []))));
  const [only] = years;
  return years.size === 1 ? Number(only) : null;
}

function periodIn(lines: readonly string[]): string | null {
  const periods = new Set(
    lines.flatMap((line) => (SEVERAL_YEARS.test(line) ? [] : (line.match(PERIODS) ?? []))),
  );
  const [only = null] = periods;
  return periods.size === 1 ? only : null;
}

export function factsAbove(rows: readonly TableRow[]): FactsAbove {
  const facts: Partial<Record<'indicator' | 'region' | 'period' | 'unit', Fact>> = {};
  for (const row of rows) {
    const text = textOf(row);
    const match = FACT.exec(text);
    const role = match ? ROLE[match[1] as keyof typeof ROLE] : undefined;
    const inTitle = match ? null : UNIT_IN_TITLE.exec(text);
    if (role && match?.[2]) facts[role] = { text: match[2], line: row.line };
    else if (inTitle?.[1]) facts.unit ??= { text: inTitle[1], line: row.line };
  }
  const lines = rows.map(textOf);
  return { ...facts, year: yearIn(lines), titlePeriod: periodIn(lines) };
}
