/** The simulation model of a plan: drivers from what is known on the day, and the targets still open. */
import { addDays, type IsoDate, latest, quarterEndsBetween, yearOf } from '../../domain/calendar';
import { MAX_DRIVERS, MAX_PERIODS, MAX_TARGETS } from '../../domain/simulation/limits';
import type { Figure, SimulatedTarget, SimulationModel, Term } from '../../domain/simulation/model';
import { calendarYear } from '../../domain/span';
import { AppError } from '../../errors';
import { DriverBook, type DriverSource } from './drivers';
import type { Drawn, Obstacle } from './figure-parts';
import { figureOf } from './figures';
import type { PlanSubject, SubjectTarget } from './subject';

/** How a target stands before anything is drawn. */
export type Standing =
  | { readonly kind: 'MILESTONE' | 'NO_VALUE' }
  | { readonly kind: 'DECIDED'; readonly met: boolean }
  | { readonly kind: 'OBSTACLE'; readonly obstacle: Obstacle }
  | { readonly kind: 'OPEN'; readonly drawn: Drawn };

export interface StandingTarget {
  readonly target: SubjectTarget;
  readonly standing: Standing;
}

export interface PlanModel {
  readonly model: SimulationModel;
  readonly standings: readonly StandingTarget[];
  readonly sources: ReadonlyMap<string, DriverSource>;
}

function standingOf(
  target: SubjectTarget,
  book: DriverBook,
  asOf: IsoDate,
  ends: readonly IsoDate[],
): Standing {
  const { terms } = target.context;
  const { status } = target.progress;
  if (terms.basis === 'MILESTONE') return { kind: 'MILESTONE' };
  if (terms.value === null) return { kind: 'NO_VALUE' };
  if (terms.endsOn <= asOf) {
    if (status === 'NO_DATA') return { kind: 'OBSTACLE', obstacle: 'NO_FIGURES' };
    return { kind: 'DECIDED', met: status === 'MET' };
  }
  const found = figureOf(target, book, asOf, ends);
  return typeof found === 'string' ? { kind: 'OBSTACLE', obstacle: found } : { kind: 'OPEN', drawn: found };
}

const isOpen = ({ context: { terms } }: SubjectTarget, asOf: IsoDate) =>
  terms.basis !== 'MILESTONE' && terms.value !== null && terms.endsOn > asOf;

/** Quarter by quarter; of plans that go on for long only the ends of years. */
function usualEnds(asOf: IsoDate, deadlines: readonly IsoDate[]): readonly IsoDate[] {
  if (deadlines.length === 0) return [];
  const last = latest(...(deadlines as [IsoDate, ...IsoDate[]]));
  const ends = quarterEndsBetween(addDays(asOf, 1), last);
  const lastYear = calendarYear(yearOf(last)).start;
  const isFine = ends.length + deadlines.length <= MAX_PERIODS;
  return isFine ? ends : ends.filter((end) => end.endsWith('-12-31') || end >= lastYear);
}

const inOrder = (days: readonly IsoDate[]) => [...new Set(days)].sort();

export function termsIn(figure: Figure): readonly Term[] {
  switch (figure.kind) {
    case 'ON_DAY':
    case 'TOTAL':
    case 'YEAR_TOTAL':
      return figure.terms;
    case 'RATIO':
      return [...termsIn(figure.over), ...termsIn(figure.under)];
    default:
      return termsIn(figure.of);
  }
}

const simulated = ({ row, context: { terms } }: SubjectTarget, { figure }: Drawn): SimulatedTarget => ({
  name: row.key,
  figure,
  comparator: terms.comparator,
  direction: terms.direction,
  value: Number(terms.value),
  about: Number(terms.thresholds.about),
  deadline: terms.endsOn,
});

function requireWithin(what: string, size: number, max: number): void {
  if (size > max) throw new AppError('QUERY_TOO_COMPLEX', { what, size, max });
}

export function modelOf(subject: PlanSubject): PlanModel {
  const { asOf, targets } = subject;
  requireWithin('targets', targets.length, MAX_TARGETS);
  const book = new DriverBook(subject);
  const deadlines = targets
    .filter((target) => isOpen(target, asOf))
    .map(({ context }) => context.terms.endsOn);
  const usual = inOrder([...usualEnds(asOf, deadlines), ...deadlines]);
  const standings = targets.map((target) => ({ target, standing: standingOf(target, book, asOf, usual) }));
  const open = standings.flatMap(({ target, standing }) =>
    standing.kind === 'OPEN' ? [{ target, drawn: standing.drawn }] : [],
  );
  const eves = open.flatMap(({ drawn }) => drawn.eves).filter((day) => day > asOf);
  const periodEnds = open.length === 0 ? [] : inOrder([...usual, ...eves]);
  const used = new Set(open.flatMap(({ drawn }) => termsIn(drawn.figure).map(({ driver }) => driver)));
  const drivers = [...book.drivers.values()].filter(({ name }) => used.has(name));
  requireWithin('drivers', drivers.length, MAX_DRIVERS);
  requireWithin('periods', periodEnds.length, MAX_PERIODS);
  return {
    model: {
      ...{ asOf, periodEnds, drivers },
      targets: open.map(({ target, drawn }) => simulated(target, drawn)),
    },
    standings,
    sources: new Map([...book.sources].filter(([name]) => used.has(name))),
  };
}
