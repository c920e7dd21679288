/** The published figures of a question as one select, whose arguments are settings of its transaction. */
import type { IsoDate } from '../../domain/calendar';
import type { Frequency } from '../../domain/vocabulary';
import { FIGURE_COMPONENTS, type FigureComponent } from './figure-components';

export interface FiguresQuestion {
  /** Empty: all of them. */
  readonly regions: readonly string[];
  readonly indicators: readonly string[];
  /** Periods that end on or after this day. */
  readonly from: IsoDate | null;
  /** Periods that end on or before this day. */
  readonly to: IsoDate | null;
  readonly frequency: Frequency | null;
  /** An exact instant: only what had been published by then. */
  readonly asKnownAt: string | null;
  /** Every vintage, or the one in force. */
  readonly vintages: 'current' | 'all';
  readonly synthetic: 'exclude' | 'include';
}

export const settingsOfFigures = (question: FiguresQuestion): Readonly<Record<string, string>> => ({
  'kejin.figure_regions': question.regions.join(','),
  'kejin.figure_indicators': question.indicators.join(','),
  'kejin.figure_from': question.from ?? '',
  'kejin.figure_to': question.to ?? '',
  'kejin.figure_frequency': question.frequency ?? '',
  'kejin.figure_known_at': question.asKnownAt ?? '',
});

/** Read once a statement. */
const setting = (name: string, type: string) => `(select current_setting('kejin.figure_${name}')::${type})`;
const listed = (name: string) =>
  `any ((select string_to_array(current_setting('kejin.figure_${name}'), ','))::text[])`;

/** Vintages that were in force for no time at all were never anybody's knowledge. */
const EVER_IN_FORCE = '(o.superseded_at is null or o.superseded_at > o.published_at)';

function ofVintage({ vintages, asKnownAt }: FiguresQuestion): readonly string[] {
  const instant = setting('known_at', 'timestamptz');
  const known = asKnownAt === null ? [] : [`o.published_at <= ${instant}`];
  if (vintages === 'all') return [...known, EVER_IN_FORCE];
  if (asKnownAt === null) return ['o.superseded_at is null'];
  return [...known, `(o.superseded_at is null or o.superseded_at > ${instant})`];
}

function conditionsOf(question: FiguresQuestion): readonly string[] {
  const { regions, indicators, from, to, frequency, synthetic } = question;
  return [
    ...(regions.length > 0 ? [`o.region_code = ${listed('regions')}`] : []),
    ...(indicators.length > 0 ? [`o.indicator_code = ${listed('indicators')}`] : []),
    ...(from === null ? [] : [`o.period_end >= ${setting('from', 'date')}`]),
    ...(to === null ? [] : [`o.period_end <= ${setting('to', 'date')}`]),
    ...(frequency === null ? [] : [`o.frequency = ${setting('frequency', 'text')}`]),
    ...(synthetic === 'include' ? [] : ['not o.is_synthetic']),
    ...ofVintage(question),
  ];
}

const FROM = 'observation o join indicator i on i.code = o.indicator_code';
/** The order of an index, so that millions of rows need no sorting. */
const ORDER = 'o.region_code, o.indicator_code, o.period_end, o.published_at, o.period_start';

/** What begins a formula in a spreadsheet, behind any apostrophes; a plain number never does harm. */
const FORMULA = `'^''*[=+@\\t\\r\\n＝＋－＠-]'`;
const NUMBER = `'^[+-]?[0-9][0-9,]*([.][0-9]+)?[%‰]?$'`;
const guarded = (sql: string) =>
  `case when ${sql} ~ ${FORMULA} and ${sql} !~ ${NUMBER} then '''' || ${sql} else ${sql} end`;

const cell = ({ id, sql }: FigureComponent): string => (id === 'PRINTED_VALUE' ? guarded(sql) : sql);

/** SDMX-CSV 2.0: the structure in front, then every component under its id. */
export function csvSelect(question: FiguresQuestion, structureId: string): string {
  const components = FIGURE_COMPONENTS.map((one) => `${cell(one)} as "${one.id}"`).join(', ');
  return `select 'dataflow' as "STRUCTURE", '${structureId}' as "STRUCTURE_ID", 'I' as "ACTION", ${components}
    from ${FROM} where ${conditionsOf(question).join(' and ')} order by ${ORDER}`;
}

export interface FigureRecord extends Readonly<Record<FigureComponent['id'], string | null>> {
  /** As the API writes periods: 2019-01/2019-05. */
  readonly period: string;
}

export function rowsSelect(question: FiguresQuestion): string {
  const components = FIGURE_COMPONENTS.map(({ id, sql }) => `${sql} as "${id}"`).join(', ');
  return `select ${components}, o.period from ${FROM}
    where ${conditionsOf(question).join(' and ')} order by ${ORDER}`;
}

/** How many rows there are, counted no further than `max` and one. */
export const countSelect = (question: FiguresQuestion, max: number): string =>
  `select count(*)::integer as count from (
     select from ${FROM} where ${conditionsOf(question).join(' and ')} limit ${max + 1}) counted`;
