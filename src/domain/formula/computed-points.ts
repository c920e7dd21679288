/** A formula over the evidence of its inputs: a figure for each period or day for which all of them speak. */
import type { Bilingual } from '../bilingual';
import { type IsoDate, yearOf } from '../calendar';
import { type Decimal, MAX_FRACTION_DIGITS, ZERO } from '../decimal';
import { isCounted } from '../progress/cover';
import type { EvidencePoint, MissingInput, PointPart } from '../progress/terms';
import { calendarYear, type Span } from '../span';
import { attribute } from './evaluate';
import type { Expression } from './expression';
import { figureOf, type InputFigure, type TakenInput } from './input-figures';

export interface ComputedInput extends TakenInput {
  /** In the formula. */
  readonly name: string;
  readonly indicatorCode: string;
  readonly regionCode: string;
  readonly words: Bilingual;
  /** Of its unit, to the base unit of its dimension. */
  readonly factor: Decimal;
}

export interface Computation {
  readonly indicatorCode: string;
  readonly regionCode: string;
  readonly words: Bilingual;
  readonly expression: Expression;
  readonly factor: Decimal;
  readonly inputs: readonly ComputedInput[];
  /** Days on which a judgement looks, and the last of them. */
  readonly days: readonly IsoDate[];
  readonly upTo: IsoDate;
}

export interface ComputedFigures {
  readonly points: readonly EvidencePoint[];
  readonly missing: readonly MissingInput[];
}

const unique = (spans: readonly Span[], upTo: IsoDate): Span[] =>
  [...new Map(spans.map(({ start, end }) => [`${start}/${end}`, { start, end }])).values()]
    .filter(({ end }) => end <= upTo)
    .sort((a, b) => (a.end !== b.end ? (a.end < b.end ? -1 : 1) : a.start < b.start ? -1 : 1));

/** A register has no periods of its own: whole years are asked of it, and the year so far. */
function yearsOf({ evidence }: TakenInput, { days, upTo }: Computation): Span[] {
  if (!isCounted(evidence)) return [];
  const years = [...new Set(evidence.points.map(({ end }) => yearOf(end)))].map(calendarYear);
  return [...years, ...[...days, upTo].map((end) => ({ start: calendarYear(yearOf(end)).start, end }))];
}

const isDay = (end: IsoDate): Span => ({ start: end, end });

/** The periods of inputs that are taken by the period, or else the days on which one has a figure. */
function spansOf(computation: Computation): Span[] {
  const { inputs, days, upTo } = computation;
  const published = ({ evidence }: TakenInput) =>
    evidence.points.filter(({ source }) => source !== 'COUNTED');
  const byPeriod = inputs.filter(({ take }) => take === 'SAME_PERIOD');
  if (byPeriod.length > 0) {
    const spans = byPeriod.flatMap((input) => [...published(input), ...yearsOf(input, computation)]);
    return unique(spans, upTo);
  }
  const onTheDay = inputs.filter(({ take }) => take === 'ON_THE_DAY');
  const ends = (onTheDay.length > 0 ? onTheDay : inputs).flatMap((input) => published(input));
  return unique([...days.map(isDay), ...ends.map(({ end }) => isDay(end))], upTo);
}

export function computePoints(computation: Computation): ComputedFigures {
  const readers = computation.inputs.map((input) => ({ input, read: figureOf(input) }));
  const points: EvidencePoint[] = [];
  const missing: MissingInput[] = [];
  for (const span of spansOf(computation)) {
    const figures = readers.map(({ input, read }) => ({ input, figure: read(span) }));
    const known = figures.flatMap(({ input, figure }) => (figure ? [{ input, figure }] : []));
    const absent = figures.filter(({ figure }) => figure === null);
    if (absent.length > 0) {
      missing.push(
        ...absent.map(({ input }) => ({ ...span, words: input.words, reason: 'UNKNOWN' as const })),
      );
      continue;
    }
    const point = pointOf(computation, span, known);
    if (point) points.push(point);
    else missing.push({ ...span, words: computation.words, reason: 'DIVISION_BY_ZERO' });
  }
  return { points, missing: missing.filter((gap) => isExpected(gap, points)) };
}

const inYear = ({ start, end }: Span) => `${start.slice(5)}/${end.slice(5)}`;
const WHOLE_YEAR = '01-01/12-31';

/** Nobody waits for the quarters of what comes by the year: days, years, and what had a figure before. */
const isExpected = (gap: Span, points: readonly Span[]): boolean =>
  gap.start === gap.end ||
  inYear(gap) === WHOLE_YEAR ||
  points.some((point) => inYear(point) === inYear(gap));

interface KnownFigure {
  readonly input: ComputedInput;
  readonly figure: InputFigure;
}

function pointOf(computation: Computation, span: Span, known: readonly KnownFigure[]): EvidencePoint | null {
  const { indicatorCode, regionCode, expression, factor } = computation;
  const values = new Map(known.map(({ input, figure }) => [input.name, figure.value.times(input.factor)]));
  const attributed = attribute(expression, values, factor);
  if (!attributed) return null;
  const parts = known.flatMap(({ input, figure }) =>
    partsOf(input, figure, attributed.shares.get(input.name) ?? ZERO),
  );
  const ref = `computed:${indicatorCode}:${regionCode}:${span.start}/${span.end}`;
  return { ref, ...span, value: attributed.value, source: 'COMPUTED', parts };
}

/** The share of a total is spread over the figures that make it up; the last takes what rounding leaves. */
function partsOf(
  { indicatorCode, regionCode }: ComputedInput,
  figure: InputFigure,
  share: Decimal,
): PointPart[] {
  let left = share;
  return figure.points.map((point, at) => {
    const isLast = at === figure.points.length - 1;
    const fair = figure.value.isZero() ? ZERO : share.times(point.value).dividedBy(figure.value);
    const own = isLast ? left : fair.toDecimalPlaces(MAX_FRACTION_DIGITS);
    left = left.minus(own);
    return { indicatorCode, regionCode, point, share: own };
  });
}
