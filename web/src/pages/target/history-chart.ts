/** Draws the past of a target, the straight way to the promise, and where the trend leads. */
import type { EChartsCoreOption } from 'echarts/core';
import type { Language } from '../../format/language';
import { shortNumber } from '../../format/numbers';
import type { Palette } from '../../shell/theme';
import type { FigureLines } from './history';

export interface ChartWords {
  readonly actual: string;
  readonly expected: string;
  readonly projected: string;
  readonly band: string;
  readonly middle: string;
  readonly published: string;
  readonly earlier: string;
  readonly promised: string;
  readonly readingDay: string;
  readonly deadline: string;
}

export interface ChartFrame {
  readonly words: ChartWords;
  readonly language: Language;
  readonly promised: number | null;
  readonly readingDay: string;
  readonly endsOn: string;
  readonly startsAtZero: boolean;
}

const LONG_SERIES = 200;
const shown = (value: unknown, language: Language) =>
  typeof value === 'number' ? number(value, language) : '–';
/** What is drawn is not exact; two digits are all that an axis can show. */
const number = (value: number, language: Language) =>
  shortNumber(value.toFixed(2).replace(/\.?0+$/, ''), language);

/** Room above the promise for its name. */
const HEADROOM = '8%';

export function historyOption(lines: FigureLines, frame: ChartFrame, colours: Palette): EChartsCoreOption {
  const { words, language } = frame;
  return {
    grid: { left: 8, right: 36, top: 44, bottom: 8, containLabel: true },
    legend: {
      type: 'scroll',
      top: 0,
      textStyle: { color: colours.ink },
      data: legendOf(lines, words),
    },
    tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => shown(value, language) },
    xAxis: {
      type: 'time',
      axisLine: { lineStyle: { color: colours.line } },
      axisLabel: {
        color: colours.inkSoft,
        hideOverlap: true,
        formatter: { year: '{yyyy}', month: '{yyyy}-{MM}' },
      },
    },
    yAxis: {
      type: 'value',
      scale: !frame.startsAtZero,
      boundaryGap: [0, HEADROOM],
      splitLine: { lineStyle: { color: colours.line } },
      axisLabel: { color: colours.inkSoft, formatter: (value: number) => number(value, language) },
    },
    series: [
      ...bandSeries(lines, words, colours),
      ...lineSeries(lines, frame, colours),
      ...dotSeries(lines, words, colours),
    ],
  };
}

function legendOf(lines: FigureLines, words: ChartWords): string[] {
  return [
    ...(lines.actual.length > 0 ? [words.actual] : []),
    ...(lines.expected.length > 0 ? [words.expected] : []),
    ...(lines.projected.length > 0 ? [words.projected] : []),
    ...(lines.band.length > 0 ? [words.middle, words.band] : []),
    ...(lines.published.length > 0 ? [words.published] : []),
    ...(lines.earlier.length > 0 ? [words.earlier] : []),
  ];
}

/** Between one draw in ten and nine in ten: the lower edge is invisible and carries the rest. */
function bandSeries({ band }: FigureLines, words: ChartWords, colours: Palette): object[] {
  if (band.length === 0) return [];
  const colour = colours.series[2];
  const silent = {
    type: 'line',
    stack: 'band',
    symbol: 'none',
    lineStyle: { opacity: 0 },
    itemStyle: { color: colour },
  };
  return [
    { ...silent, name: '', data: band.map(({ day, low }) => [day, low]), tooltip: { show: false } },
    {
      ...silent,
      name: words.band,
      data: band.map(({ day, low, high }) => [day, high - low]),
      areaStyle: { color: colour, opacity: 0.22 },
      tooltip: { show: false },
    },
    {
      name: words.middle,
      type: 'line',
      symbol: 'none',
      data: band.map(({ day, middle }) => [day, middle]),
      lineStyle: { color: colour, width: 2, type: 'dotted' },
      itemStyle: { color: colour },
    },
  ];
}

function lineSeries(lines: FigureLines, frame: ChartFrame, colours: Palette): object[] {
  const { words } = frame;
  return [
    {
      name: words.actual,
      type: 'line',
      data: lines.actual,
      symbolSize: 7,
      sampling: lines.actual.length > LONG_SERIES ? 'lttb' : undefined,
      lineStyle: { width: 3, color: colours.accent },
      itemStyle: { color: colours.accent },
      z: 4,
      markLine: marks(frame, colours),
    },
    {
      name: words.expected,
      type: 'line',
      data: lines.expected,
      symbol: 'none',
      lineStyle: { type: 'dashed', width: 2, color: colours.inkSoft },
      itemStyle: { color: colours.inkSoft },
    },
    {
      name: words.projected,
      type: 'line',
      data: lines.projected,
      symbol: 'diamond',
      symbolSize: 8,
      lineStyle: { type: 'dashed', width: 2, color: colours.series[1] },
      itemStyle: { color: colours.series[1] },
      z: 3,
    },
  ];
}

function dotSeries(lines: FigureLines, words: ChartWords, colours: Palette): object[] {
  const hollow = (colour: string | undefined) => ({
    color: 'transparent',
    borderColor: colour,
    borderWidth: 1.5,
  });
  return [
    {
      name: words.published,
      type: 'scatter',
      data: lines.published,
      symbolSize: 10,
      itemStyle: hollow(colours.series[3]),
      z: 5,
    },
    {
      name: words.earlier,
      type: 'scatter',
      data: lines.earlier,
      symbol: 'triangle',
      symbolSize: 10,
      itemStyle: { ...hollow(colours.series[3]), opacity: 0.55 },
    },
  ];
}

function marks({ promised, readingDay, endsOn, words }: ChartFrame, colours: Palette): object {
  const label = (text: string) => ({ formatter: text, color: colours.ink });
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: colours.ink, width: 1.5, type: 'solid' },
    data: [
      ...(promised === null
        ? []
        : [{ yAxis: promised, label: { ...label(words.promised), position: 'insideStartTop' } }]),
      ...(readingDay < endsOn
        ? [
            {
              xAxis: readingDay,
              lineStyle: { type: 'dotted' },
              label: { ...label(words.readingDay), position: 'end' },
            },
          ]
        : []),
      { xAxis: endsOn, lineStyle: { type: 'dotted' }, label: { ...label(words.deadline), position: 'end' } },
    ],
  };
}
