/** Reading a level: the latest figure in a window, the last one before, the series for a trend. */
import { addDays, earliest, type IsoDate } from '../calendar';
import { isKnownOn } from './cover';
import { type Measurement, type Path, unmeasured, useAll } from './measurement';
import { noBaseline, onlyOlder, outstandingTail, tooShortHistory } from './remarks';
import type { Evidence, EvidencePoint, TargetTerms } from './terms';
import { projectTrend, TREND_POINTS } from './trend';
import { amount, capital, dayOrSpan } from './wording';

/** Of figures that end together the longest speaks: the year before its last quarter or month. */
const speaksBefore = (a: EvidencePoint, b: EvidencePoint) =>
  a.start !== b.start ? a.start < b.start : a.ref < b.ref;

/** One figure for each end, in order of time. */
export function levelSeries(evidence: Evidence, upTo: IsoDate): EvidencePoint[] {
  const byEnd = new Map<IsoDate, EvidencePoint>();
  for (const point of evidence.points) {
    if (point.end > upTo || (point.source === 'COUNTED' && !isKnownOn(evidence, point.end))) continue;
    const other = byEnd.get(point.end);
    if (!other || speaksBefore(point, other)) byEnd.set(point.end, point);
  }
  return [...byEnd.values()].sort((a, b) => (a.end < b.end ? -1 : 1));
}

export const lastEndingIn = (series: readonly EvidencePoint[], from: IsoDate, to: IsoDate) =>
  series.findLast((point) => point.end >= from && point.end <= to) ?? null;

/** Before any date there is: a window that is open to the past. */
export const BEGINNING_OF_TIME: IsoDate = '0001-01-01';

/**
 * LEVEL: the latest figure whose period ends in the stage (before the stage: the latest there is),
 * on the way from the last figure before the stage.
 */
export function measureLevel(terms: TargetTerms, evidence: Evidence, asOf: IsoDate): Measurement {
  const { startsOn, endsOn, unit } = terms;
  const upTo = earliest(asOf, endsOn);
  const series = levelSeries(evidence, upTo);
  const before = lastEndingIn(series, BEGINNING_OF_TIME, addDays(startsOn, -1));
  const path: Path = before ? { kind: 'LINE', from: startsOn, baseline: before.value } : { kind: 'UNKNOWN' };
  const point = lastEndingIn(series, asOf < startsOn ? BEGINNING_OF_TIME : startsOn, upTo);
  const baselineUse = useAll(before ? [before] : [], 'BASELINE', ({ value }) => value);
  if (!point) {
    const remarks = before ? [onlyOlder(dayOrSpan(before), amount(before.value, unit))] : [];
    return { ...unmeasured(path, remarks), used: baselineUse };
  }
  const atDeadline = point.end === endsOn;
  const trend = series.slice(-TREND_POINTS);
  const projected = atDeadline ? point.value : projectTrend(trend, endsOn, terms.measure);
  const remarks = [
    ...(before || asOf > endsOn ? [] : [noBaseline(startsOn)]),
    ...(projected || asOf > endsOn ? [] : [tooShortHistory()]),
    ...(asOf >= endsOn && !atDeadline
      ? [outstandingTail({ start: addDays(point.end, 1), end: endsOn })]
      : []),
  ];
  return {
    actual: point.value,
    start: point.start,
    end: point.end,
    path,
    projected,
    used: [
      ...useAll([point], 'ACTUAL', ({ value }) => value),
      ...baselineUse,
      ...(projected && !atDeadline ? useAll(trend, 'TREND', ({ value }) => value) : []),
    ],
    incomplete: !atDeadline,
    reading: readLevel(point, terms),
    remarks,
  };
}

function readLevel(point: EvidencePoint, { unit }: TargetTerms) {
  const [when, number] = [dayOrSpan(point), amount(point.value, unit)];
  return { zh: `${when.zh}为${number.zh}`, en: `${capital(when.en)}, it stood at ${number.en}` };
}
