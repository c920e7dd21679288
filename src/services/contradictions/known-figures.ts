/** The figures that clauses are held against: levels where totals began, averages, paces of the past. */
import type { Statements } from '../../db/database';
import { addDays, addYears, type IsoDate } from '../../domain/calendar';
import { yearsOf } from '../../domain/contradictions/amounts';
import { windowOf } from '../../domain/contradictions/statements';
import type {
  AverageAsked,
  Known,
  KnownFigure,
  Relation,
  Statement,
} from '../../domain/contradictions/terms';
import { fullCover } from '../../domain/progress/cover';
import { lastEndingIn, levelSeries } from '../../domain/progress/levels';
import type { GatheredEvidence } from '../../loaders/evidence/gathered-evidence';
import { gatherProbes, LONG_AGO, type Probe } from '../../loaders/evidence/series-history';
import type { StatedCatalogue } from '../../loaders/statements';
import { feasibilityOf } from '../rankings/feasibility';

export interface Moment {
  readonly asOf: IsoDate;
  readonly now: Date;
  readonly today: IsoDate;
}

const levelKey = (region: string, indicator: string, day: IsoDate) => `${region}/${indicator}/${day}`;

/** The day before each flow begins that adds to a stock, and has come. */
function levelProbes(
  statements: readonly Statement[],
  relations: readonly Relation[],
  asOf: IsoDate,
): Probe[] {
  const probes = relations.flatMap((relation) => {
    if (relation.kind !== 'INCREMENT_OF') return [];
    return statements
      .filter(({ indicator }) => indicator === relation.indicator)
      .flatMap((flow): Probe[] => {
        const day = addDays(windowOf(flow)?.start ?? asOf, -1);
        const key = levelKey(flow.region, relation.of, day);
        const asked = { indicatorCode: relation.of, regionCode: flow.region, start: LONG_AGO, end: day };
        return day > asOf ? [] : [{ key, basis: 'LEVEL', ...asked }];
      });
  });
  return [...new Map(probes.map((probe) => [probe.key, probe])).values()];
}

interface Stretch {
  readonly indicatorCode: string;
  readonly regionCode: string;
  readonly years: number;
}

const stretchKey = ({ indicatorCode, regionCode, years }: Stretch) =>
  `${regionCode}/${indicatorCode}/${years}`;

/** Nobody looks back over more years than these for an average. */
const MOST_YEARS = 5;

/** Amounts and counts that are stated, and wider ones that they can be likened to, over some years. */
function averageProbes(
  statements: readonly Statement[],
  relations: readonly Relation[],
  asOf: IsoDate,
): Probe[] {
  const orWider = (code: string) => [
    code,
    ...relations.flatMap((one) => (one.kind === 'NARROWER_THAN' && one.indicator === code ? [one.of] : [])),
  ];
  const probes = relations.flatMap((relation) => {
    if (relation.kind !== 'COUNT_OF') return [];
    const codes = [...orWider(relation.indicator), ...orWider(relation.of)];
    const stated = statements.filter((one) => one.indicator === relation.indicator && windowOf(one));
    return stated.flatMap((one) =>
      Array.from({ length: Math.min(yearsOf(one), MOST_YEARS) }, (_, at) => at + 1).flatMap((years) =>
        codes.map((indicatorCode): Probe => {
          const stretch = { indicatorCode, regionCode: one.region, years };
          const start = addDays(addYears(asOf, -years), 1);
          return { ...stretch, key: stretchKey(stretch), basis: 'PERIOD_TOTAL', start, end: asOf };
        }),
      ),
    );
  });
  return [...new Map(probes.map((probe) => [probe.key, probe])).values()];
}

function levelOn({ evidence, synthetic }: GatheredEvidence, day: IsoDate): KnownFigure | null {
  const point = lastEndingIn(levelSeries(evidence, day), day, day);
  return point && { value: point.value, synthetic: synthetic.has(point.ref) };
}

/** Of the longest stretch for which both are wholly known; each borrower counts once in it. */
function averageOf(
  found: ReadonlyMap<string, GatheredEvidence>,
  { region, amount, count, years }: AverageAsked,
  asOf: IsoDate,
): KnownFigure | null {
  for (let length = Math.min(years, MOST_YEARS); length > 0; length -= 1) {
    const window = { start: addDays(addYears(asOf, -length), 1), end: asOf };
    const [amounts, counts] = [amount, count].map((indicatorCode) =>
      found.get(stretchKey({ indicatorCode, regionCode: region, years: length })),
    );
    const sum = amounts && fullCover(amounts.evidence, window)?.sum;
    const number = counts && fullCover(counts.evidence, window)?.sum;
    if (!sum || !number?.gt(0)) continue;
    const synthetic = (amounts?.synthetic.size ?? 0) + (counts?.synthetic.size ?? 0) > 0;
    return { value: sum.times(years).dividedBy(number.times(length)), synthetic };
  }
  return null;
}

/** A fixed number of statements. Only the plans asked for are held against figures. */
export async function readKnown(
  db: Statements,
  { statements, relations }: StatedCatalogue,
  plans: ReadonlySet<string>,
  { asOf, now, today }: Moment,
): Promise<Known> {
  const asked = statements.filter(({ planSlug }) => plans.has(planSlug));
  const levels = await gatherProbes(db, levelProbes(asked, relations, asOf), asOf);
  const stretches = await gatherProbes(db, averageProbes(asked, relations, asOf), asOf);
  const feasibility = await feasibilityOf(db, { keys: asked.map(({ key }) => key), asOf, now, today });
  return {
    level: (region, indicator, day) => {
      const found = levels.get(levelKey(region, indicator, day));
      return found ? levelOn(found, day) : null;
    },
    average: (question) => averageOf(stretches, question, asOf),
    feasibility: (key) => feasibility.get(key) ?? null,
  };
}
