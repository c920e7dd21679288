/** MILESTONE: done or not, on the day and by the deadline. */
import { earliest, type IsoDate } from '../calendar';
import { Decimal, ONE, ZERO } from '../decimal';
import { levelSeries } from './levels';
import { type Measurement, type Path, unmeasured, useAll } from './measurement';
import { doneLate, noReport } from './remarks';
import type { Evidence, EvidencePoint, TargetTerms } from './terms';
import { dayText } from './wording';

const PATH: Path = { kind: 'STEP' };

/** A deed counts as one of one, whatever the catalogue leaves empty. */
export const milestoneTerms = (terms: TargetTerms): TargetTerms =>
  terms.basis === 'MILESTONE'
    ? { ...terms, value: ONE, comparator: 'AT_LEAST', direction: 'HIGHER_IS_BETTER' }
    : terms;

/** The reported date as a figure: one of one deed. */
export const deedPoints = ({ doneOn }: Evidence): EvidencePoint[] =>
  doneOn === null
    ? []
    : [{ ref: `deed:${doneOn}`, start: doneOn, end: doneOn, value: ONE, source: 'REPORTED' }];

/** A reported date decides; else the last report (1 done, 0 not yet); without either nothing is known. */
export function measureMilestone(terms: TargetTerms, evidence: Evidence, asOf: IsoDate): Measurement {
  const upTo = earliest(asOf, terms.endsOn);
  const { doneOn } = evidence;
  const report = doneOn === null ? levelSeries(evidence, upTo).at(-1) : undefined;
  if (doneOn === null && !report) return unmeasured(PATH, [noReport()]);
  const isDone = report ? report.value.gte(ONE) : doneOn !== null && doneOn <= upTo;
  const actual: Decimal = isDone ? ONE : ZERO;
  const on = isDone ? (report?.end ?? doneOn ?? upTo) : (report?.end ?? upTo);
  const isLate = doneOn !== null && doneOn > terms.endsOn && doneOn <= asOf;
  const day = dayText(on);
  return {
    actual,
    start: on,
    end: on,
    path: PATH,
    projected: null,
    used: useAll(report ? [report] : isDone ? deedPoints(evidence) : [], 'ACTUAL', () => actual),
    incomplete: !isDone && on < terms.endsOn,
    reading: isDone
      ? { zh: `已于${day.zh}完成`, en: `It was done on ${day.en}` }
      : { zh: `截至${day.zh}尚未完成`, en: `By ${day.en}, it was not done` },
    remarks: isLate ? [doneLate(doneOn)] : [],
  };
}
