/** A tornado: bars to both sides of no effect, the longest at the top. */
import type { EChartsCoreOption } from 'echarts/core';
import type { Language } from '../../format/language';
import type { Palette } from '../../shell/theme';
import { pointsText } from './chances';

export interface TornadoRow {
  readonly name: string;
  readonly change: number;
  readonly stepChange: number;
}

interface Tornado {
  readonly rows: readonly TornadoRow[];
  readonly worth: string;
  readonly more: string;
  readonly language: Language;
}

const LABEL_WIDTH = 190;
const NARROW_LABEL_WIDTH = 96;
const PHONE_WIDTH = 600;
/** Beyond the longest bar its number must be read. */
const ROOM = 1.4;

export function tornadoOption({ rows, worth, more, language }: Tornado, palette: Palette): EChartsCoreOption {
  const points = (value: unknown) => (typeof value === 'number' ? pointsText(value, language) : '–');
  const [main = '', other = ''] = palette.series;
  const bar = (name: string, data: readonly number[], color: string) => ({
    ...{ type: 'bar', name, itemStyle: { color }, barMaxWidth: 16 },
    data: data.map((value) => ({ value, label: { position: value < 0 ? 'left' : 'right' } })),
    label: {
      ...{ show: true, color: palette.ink },
      formatter: ({ value }: { readonly value: unknown }) => points(value),
    },
  });
  const most = Math.max(
    0.05,
    ...rows.flatMap(({ change, stepChange }) => [Math.abs(change), Math.abs(stepChange)]),
  );
  return {
    grid: { left: 8, right: 24, top: 36, bottom: 8, containLabel: true },
    legend: { top: 0, textStyle: { color: palette.ink } },
    tooltip: { axisPointer: { type: 'shadow' }, valueFormatter: points },
    xAxis: {
      ...{ type: 'value', min: -most * ROOM, max: most * ROOM, splitNumber: 4 },
      axisLabel: {
        color: palette.inkSoft,
        hideOverlap: true,
        formatter: (value: number) => `${Math.round(value * 100)}`,
      },
      splitLine: { lineStyle: { color: palette.line } },
    },
    yAxis: {
      ...{ type: 'category', inverse: true, data: rows.map(({ name }) => name) },
      axisLabel: {
        color: palette.ink,
        width: window.innerWidth < PHONE_WIDTH ? NARROW_LABEL_WIDTH : LABEL_WIDTH,
        overflow: 'break',
      },
      axisLine: { onZero: false },
    },
    series: [
      bar(
        worth,
        rows.map(({ change }) => change),
        main,
      ),
      bar(
        more,
        rows.map(({ stepChange }) => stepChange),
        other,
      ),
    ],
  };
}
