/** The lines of one unit as a chart: each frequency a line of its own, none across a new year. */
import type { EChartsCoreOption } from 'echarts/core';
import type { Frequency } from '../../api/vocabulary';
import { periodText } from '../../format/dates';
import { inLanguage, type Language } from '../../format/language';
import { exactNumber, shortNumber } from '../../format/numbers';
import type { Palette } from '../../shell/theme';
import type { Column, Line, Origin, Sheet } from './lines';
import { FREQUENCY_WORDS } from './words';

/** From here on points have no marks of their own, and the chart can be zoomed. */
const MANY = 60;
const AXIS_DIGITS = 6;
/** Levels and flows are seen against nought; rates and indices by how they move. */
const FROM_NOUGHT: readonly string[] = ['STOCK', 'FLOW'];
const SYMBOLS: Readonly<Record<Frequency | 'DERIVED' | 'COUNTED', string>> = {
  YEAR: 'diamond',
  HALF: 'rect',
  QUARTER: 'circle',
  MONTH: 'emptyCircle',
  YEAR_TO_DATE: 'triangle',
  DERIVED: 'emptyDiamond',
  COUNTED: 'roundRect',
};
const DASHES = ['solid', 'dashed', 'dotted'] as const;

export type ChartWords = Readonly<Record<Exclude<Origin, 'PUBLISHED'>, string>>;

/** As short as it may be: regions where they differ, indicators where they differ. */
export function columnName(column: Column, { columns, indicators }: Sheet): string {
  const isOneRegion = columns.every(({ region }) => region.code === column.region.code);
  const region = inLanguage(column.region, 'name');
  const indicator = inLanguage(column.indicator, 'name');
  if (indicators.length === 1) return region;
  return isOneRegion ? indicator : `${region} · ${indicator}`;
}

type Place = readonly [end: string, value: number | null, label: string];

/** Months from one figure of a line to the next, where none is missing. */
const STEPS: Readonly<Record<Frequency, number>> = {
  YEAR: 12,
  HALF: 6,
  QUARTER: 3,
  MONTH: 1,
  YEAR_TO_DATE: 1,
};
const monthOf = (day: string) => Number(day.slice(0, 4)) * STEPS.YEAR + Number(day.slice(5, 7));

/** A line ends where figures are missing, and where what adds up over the year begins anew. */
function endsBefore(frequency: Frequency | null, last: string, next: string): boolean {
  if (frequency === null) return false;
  if (frequency === 'YEAR_TO_DATE' && last.slice(0, 4) !== next.slice(0, 4)) return true;
  return monthOf(next) - monthOf(last) > STEPS[frequency];
}

function placesOf({ frequency, figures }: Line, language: Language): Place[] {
  const places: Place[] = [];
  let last: string | null = null;
  for (const { end, value, exact, period } of figures) {
    if (last !== null && endsBefore(frequency, last, end)) places.push([last, null, '']);
    places.push([end, value, `${periodText(period, language)}  ${exactNumber(exact)}`]);
    last = end;
  }
  return places;
}

/** Alone on both sides: without a mark of its own it could not be seen. */
const hasLonely = (places: readonly Place[]): boolean =>
  places.some(
    ([, value], at) =>
      value !== null && (places[at - 1]?.[1] ?? null) === null && (places[at + 1]?.[1] ?? null) === null,
  );

const kindOf = ({ origin, frequency }: Line, words: ChartWords, language: Language) =>
  origin === 'PUBLISHED' ? FREQUENCY_WORDS[frequency ?? 'YEAR'][language] : words[origin];

export function lineName(line: Line, sheet: Sheet, words: ChartWords, language: Language): string {
  const column = sheet.columns[line.column] as Column;
  const kinds = new Set(sheet.lines.map(({ frequency, origin }) => `${origin} ${frequency}`));
  if (kinds.size === 1 && line.frequency !== null) return columnName(column, sheet);
  const kind = kindOf(line, words, language);
  return `${columnName(column, sheet)}${language === 'zh' ? `（${kind}）` : ` (${kind})`}`;
}

const axisNumber = (value: number, language: Language) =>
  shortNumber(String(Number(value.toPrecision(AXIS_DIGITS))), language);

interface Shown {
  readonly seriesName?: string;
  readonly data?: unknown;
  readonly marker?: unknown;
}

/** Exact digits, not what the axis rounds to. */
function tip(shown: Shown | readonly Shown[]): string {
  return [shown]
    .flat()
    .flatMap(({ seriesName, data }) => {
      const label = (data as Place | undefined)?.[2];
      return label ? [`${seriesName}  ${label}`] : [];
    })
    .join('\n');
}

const count = (lines: readonly Line[]) => Math.max(...lines.map(({ figures }) => figures.length));

function seriesOf(line: Line, name: string, palette: Palette, language: Language) {
  const { column, frequency, origin } = line;
  const data = placesOf(line, language);
  const color = palette.series[column % palette.series.length];
  const round = Math.floor(column / palette.series.length);
  return {
    ...{ type: 'line', name, data, sampling: 'lttb', connectNulls: false, itemStyle: { color } },
    symbol: SYMBOLS[frequency ?? (origin === 'COUNTED' ? 'COUNTED' : 'DERIVED')],
    symbolSize: frequency === 'YEAR' ? 11 : 7,
    showSymbol: line.figures.length <= MANY || hasLonely(data),
    lineStyle: {
      ...{ width: 2, color },
      type: frequency === null ? 'dashed' : DASHES[round % DASHES.length],
    },
  };
}

export function chartOf(
  sheet: Sheet,
  palette: Palette,
  words: ChartWords,
  language: Language,
): EChartsCoreOption {
  const isLong = count(sheet.lines) > MANY;
  const unit = language === 'zh' ? sheet.unit.unit : sheet.unit.unitEn;
  return {
    grid: { left: 8, right: 16, top: 56, bottom: isLong ? 56 : 8, containLabel: true },
    legend: { type: 'scroll', top: 0, textStyle: { color: palette.ink } },
    tooltip: { trigger: 'axis', formatter: tip },
    ...(isLong ? { dataZoom: [{ type: 'slider', bottom: 8, height: 22 }] } : {}),
    xAxis: { type: 'time', axisLabel: { color: palette.inkSoft, hideOverlap: true } },
    yAxis: {
      type: 'value',
      name: unit,
      scale: !sheet.indicators.some(({ measure }) => FROM_NOUGHT.includes(measure)),
      nameTextStyle: { color: palette.inkSoft, align: 'left' },
      axisLabel: { color: palette.inkSoft, formatter: (value: number) => axisNumber(value, language) },
      splitLine: { lineStyle: { color: palette.line } },
    },
    series: sheet.lines.map((line) =>
      seriesOf(line, lineName(line, sheet, words, language), palette, language),
    ),
  };
}
