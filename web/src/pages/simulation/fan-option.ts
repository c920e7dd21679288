/** The fan: what was, what may come with the levers and without them, and what was promised by when. */
import type { EChartsCoreOption } from 'echarts/core';
import type { Language } from '../../format/language';
import { drawn, shortNumber } from '../../format/numbers';
import type { Palette } from '../../shell/theme';
import { drawnText } from './chances';
import type { SimulatedOutcome } from './use-simulation';

export interface PastPoint {
  readonly day: string;
  readonly actual: string | null;
}

interface BandPoint {
  readonly end: string;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

export interface FanWords {
  readonly actual: string;
  readonly band: string;
  readonly middle: string;
  readonly before: string;
  readonly promised: string;
  readonly deadline: string;
}

/** From what is known today the fan opens. */
function fromToday(path: readonly BandPoint[], past: readonly PastPoint[]): readonly BandPoint[] {
  const last = past.at(-1);
  const now = drawn(last?.actual);
  if (!last || now === null) return path;
  return [{ end: last.day, p10: now, p50: now, p90: now }, ...path];
}

const line = (path: readonly BandPoint[], name: 'p10' | 'p50' | 'p90') =>
  path.map((point) => [point.end, point[name]]);

function bandSeries(path: readonly BandPoint[], name: string, colour: string) {
  const common = {
    ...{ type: 'line', stack: 'band', stackStrategy: 'all', symbol: 'none', silent: true },
    ...{ lineStyle: { opacity: 0 }, tooltip: { show: false } },
  };
  return [
    { ...common, name: 'p10', data: line(path, 'p10') },
    {
      ...{ ...common, name, areaStyle: { color: colour, opacity: 0.25 }, itemStyle: { color: colour } },
      data: path.map(({ end, p10, p90 }) => [end, p90 - p10]),
    },
  ];
}

function marks(outcome: SimulatedOutcome, words: FanWords, { notice, ink }: Palette) {
  const { target } = outcome;
  const deadline = target.dueOn ?? target.stage.endsOn;
  const value = drawn(target.value);
  const promised = { yAxis: value, label: { formatter: words.promised, position: 'insideStartTop' } };
  return {
    silent: true,
    symbol: 'none',
    label: { color: ink },
    lineStyle: { color: notice, type: 'solid', width: 2 },
    data: [
      ...(value === null ? [] : [promised]),
      {
        ...{ xAxis: deadline, lineStyle: { color: ink, type: 'dotted', width: 1 } },
        label: { formatter: words.deadline, position: 'end', color: ink },
      },
    ],
  };
}

interface Fan {
  readonly outcome: SimulatedOutcome;
  readonly past: readonly PastPoint[];
  readonly hasLevers: boolean;
  readonly words: FanWords;
  readonly language: Language;
}

export function fanOption(
  { outcome, past, hasLevers, words, language }: Fan,
  palette: Palette,
): EChartsCoreOption {
  const path = fromToday(outcome.path, past);
  const before = fromToday(outcome.baselinePath, past);
  const [main = '', other = ''] = palette.series;
  const known = past.flatMap(({ day, actual }) => (actual === null ? [] : [[day, drawn(actual)]]));
  const short = (value: number) => shortNumber(drawnText(value), language);
  const dashed = { type: 'dashed', color: other, width: 1.5 };
  const plain = { type: 'line', symbol: 'none', silent: true };
  const soft = {
    axisLabel: { color: palette.inkSoft, hideOverlap: true },
    splitLine: { lineStyle: { color: palette.line } },
  };
  return {
    grid: { left: 12, right: 68, top: 56, bottom: 8, containLabel: true },
    legend: {
      top: 0,
      textStyle: { color: palette.ink },
      data: [words.actual, words.middle, words.band, ...(hasLevers ? [words.before] : [])],
    },
    xAxis: { type: 'time', ...soft, splitLine: { show: false } },
    yAxis: { type: 'value', scale: true, ...soft, axisLabel: { color: palette.inkSoft, formatter: short } },
    tooltip: { valueFormatter: (value: unknown) => (typeof value === 'number' ? short(value) : '–') },
    series: [
      ...bandSeries(path, words.band, main),
      ...(hasLevers
        ? [
            {
              ...plain,
              name: words.before,
              data: line(before, 'p50'),
              lineStyle: dashed,
              itemStyle: { color: other },
            },
            {
              ...plain,
              name: 'before10',
              data: line(before, 'p10'),
              lineStyle: { ...dashed, width: 1, opacity: 0.6 },
            },
            {
              ...plain,
              name: 'before90',
              data: line(before, 'p90'),
              lineStyle: { ...dashed, width: 1, opacity: 0.6 },
            },
          ]
        : []),
      {
        ...{ type: 'line', name: words.middle, data: line(path, 'p50'), symbol: 'circle', symbolSize: 6 },
        ...{ lineStyle: { color: main, width: 2.5 }, itemStyle: { color: main } },
      },
      {
        ...{ type: 'line', name: words.actual, data: known, symbol: 'circle', symbolSize: 6 },
        ...{ lineStyle: { color: palette.ink, width: 2.5 }, itemStyle: { color: palette.ink } },
        markLine: marks(outcome, words, palette),
      },
    ],
  };
}
