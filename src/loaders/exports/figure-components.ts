/** What a published figure is made of when it goes out: the components of Kejin's own data structure. */
import type { Bilingual } from '../../domain/bilingual';

export interface FigureComponent {
  readonly id: ComponentId;
  readonly name: Bilingual;
  readonly role: 'dimension' | 'measure' | 'attribute';
  /** Its values are codes, each with a name. */
  readonly isCoded: boolean;
  readonly sql: string;
}

export const COMPONENT_IDS = [
  ...(['FREQ', 'REF_AREA', 'INDICATOR', 'TIME_PERIOD', 'PUBLISHED_AT', 'OBS_VALUE'] as const),
  ...(['UNIT_MEASURE', 'OBS_STATUS', 'MISSING_REASON', 'PRINTED_VALUE', 'PRINTED_UNIT'] as const),
  ...(['REVISION', 'SYNTHETIC'] as const),
] as const;
export type ComponentId = (typeof COMPONENT_IDS)[number];

/** A year to date is no frequency of CL_FREQ, so the list of frequencies is our own. */
export const FREQUENCY_CODES = {
  YEAR: 'A',
  HALF: 'S',
  QUARTER: 'Q',
  MONTH: 'M',
  YEAR_TO_DATE: 'YTD',
} as const;

const FREQUENCY = `case o.frequency ${Object.entries(FREQUENCY_CODES)
  .map(([frequency, code]) => `when '${frequency}' then '${code}'`)
  .join(' ')} end`;

/** SDMX writes a half 2019-S1, and January to May as a range: 2019-01-01/P5M. */
const TIME_PERIOD = `case o.frequency when 'HALF' then replace(o.period, '-H', '-S')
  when 'YEAR_TO_DATE'
    then to_char(o.period_start, 'YYYY-MM-DD') || '/P' || extract(month from o.period_end) || 'M'
  else o.period end`;

/** All that PostgreSQL keeps of an instant. */
const PUBLISHED_AT = `to_char(o.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

type Role = FigureComponent['role'];

const component =
  (role: Role, isCoded: boolean) =>
  (id: ComponentId, sql: string, zh: string, en: string): FigureComponent => ({
    ...{ id, name: { zh, en }, role, isCoded, sql },
  });
const dimension = component('dimension', true);
const coded = component('attribute', true);

/** A vintage is a figure of its own, so the instant of its publication is a dimension. */
export const FIGURE_COMPONENTS: readonly FigureComponent[] = [
  dimension('FREQ', FREQUENCY, '频度', 'Frequency'),
  dimension('REF_AREA', 'o.region_code', '地区', 'Reference area'),
  dimension('INDICATOR', 'o.indicator_code', '指标', 'Indicator'),
  dimension('TIME_PERIOD', TIME_PERIOD, '报告期', 'Time period'),
  dimension('PUBLISHED_AT', PUBLISHED_AT, '发布时间', 'Published at'),
  component('measure', false)('OBS_VALUE', 'o.value::text', '数值', 'Observation value'),
  coded('UNIT_MEASURE', 'i.unit_code', '单位', 'Unit of measure'),
  coded('OBS_STATUS', 'o.status', '数据状态', 'Observation status'),
  coded('MISSING_REASON', 'o.missing_reason', '缺值原因', 'Reason for a missing value'),
  component('attribute', false)('PRINTED_VALUE', 'o.published_text', '原文数值', 'Value as printed'),
  coded('PRINTED_UNIT', 'o.published_unit', '原文单位', 'Unit as printed'),
  coded('REVISION', 'o.revision', '修订类型', 'Kind of revision'),
  coded('SYNTHETIC', `case when o.is_synthetic then 'true' else 'false' end`, '合成数据', 'Synthetic'),
];
