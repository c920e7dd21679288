/** The drivers of a plan's simulation: each series once, whatever the number of targets that share it. */
import { daysBetween, type IsoDate } from '../../domain/calendar';
import { type FlowBuckets, withoutEmptyMonths } from '../../domain/histories/flow-buckets';
import type { PastCertificate, RenewalRecord } from '../../domain/histories/renewals';
import { levelSeries } from '../../domain/progress/levels';
import type { EvidencePoint } from '../../domain/progress/terms';
import { MAX_HISTORY } from '../../domain/simulation/limits';
import type {
  CertificateDriver,
  Driver,
  FlowHistory,
  HeldCertificate,
  Term,
} from '../../domain/simulation/model';
import { bucketsOf } from './buckets';
import {
  type CertificateSet,
  certificateRule,
  certificateSetName,
  certificateSetsOf,
  isSynthetic,
  type PlanSubject,
  type SubjectTarget,
  seriesOf,
} from './subject';

/** What a driver was built from: told with the answer. */
export interface DriverSource {
  readonly name: string;
  readonly kind: Driver['kind'];
  /** Codes of the indicators that it carries: what levers are named by. */
  readonly indicators: Set<string>;
  readonly regionCode: string;
  readonly zh: string;
  readonly en: string;
  /** Kinds of certificate; empty for other drivers. */
  readonly kinds: readonly string[];
  /** Figures, or buckets of a flow. */
  readonly points: number;
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  readonly bucketMonths: number | null;
  readonly held: number | null;
  readonly awaited: number | null;
  readonly lapsed: number | null;
  readonly renewed: number | null;
  readonly synthetic: boolean;
}

export interface Stock {
  readonly terms: readonly Term[];
}

export interface Flow {
  readonly terms: readonly Term[];
  /** The day until which all of it is known. */
  readonly knownUntil: IsoDate;
}

const DAYS_IN_MONTH = 30.4375;
/** A title without an end. */
const FOR_EVER_MONTHS = 1_200;
const DEFAULT_VALID_MONTHS = 36;
const MONTHS_IN_YEAR = 12;
const NO_RECORD = { held: null, awaited: null, lapsed: null, renewed: null, bucketMonths: null, kinds: [] };

const historyOf = ({ bucketMonths, amounts, knownUntil }: FlowBuckets, counts: boolean): FlowHistory => ({
  bucketMonths,
  amounts: amounts.map(Number),
  knownUntil,
  counts,
});

/** Numbers of a year end with it, however late in it they were given. */
export const endsWithYear = (certificates: readonly PastCertificate[]): boolean =>
  certificates.length > 0 && certificates.every(({ expiresOn }) => expiresOn?.endsWith('-12-31'));

/** Those whose renewal is awaited come back by a gap of the past, or not. */
function heldOf({ held, awaited }: RenewalRecord): readonly HeldCertificate[] {
  return [...held, ...awaited].map(({ id: certificate, enterprise, expiresOn }) => ({
    ...{ certificate, enterprise, expiresOn },
  }));
}

/** The middle one of what was usual. */
function validMonths(certificates: readonly PastCertificate[]): number {
  if (endsWithYear(certificates)) return MONTHS_IN_YEAR;
  const lengths = certificates.map(({ issuedOn, expiresOn }) =>
    expiresOn === null ? FOR_EVER_MONTHS : Math.round((daysBetween(issuedOn, expiresOn) + 1) / DAYS_IN_MONTH),
  );
  const sorted = lengths.sort((a, b) => a - b);
  return Math.max(1, sorted[Math.floor(sorted.length / 2)] ?? DEFAULT_VALID_MONTHS);
}

const counts = ({ row }: SubjectTarget) => row.dimension.startsWith('count');

/** Long histories of rates decide for themselves whether accidents last. */
const ENOUGH_TO_TELL = 16;

function natureOf(target: SubjectTarget, points: number) {
  const { terms } = target.context;
  if (terms.measure === 'STOCK') {
    return { accidents: 'LAST' as const, ...(counts(target) ? { counts: true } : {}) };
  }
  const isShortRate = terms.measure === 'GROWTH_RATE' && points < ENOUGH_TO_TELL;
  return isShortRate ? { accidents: 'PASS' as const } : {};
}

/** What a level cannot leave; a growth rate may be anything. */
function boundsOf({ context: { terms }, row }: SubjectTarget, points: readonly EvidencePoint[]) {
  const has = (test: (value: EvidencePoint) => boolean) => points.some(test);
  const mayFall = terms.measure === 'GROWTH_RATE' || has(({ value }) => value.isNegative());
  const isShare =
    terms.measure === 'RATIO' && row.unitCode === 'PERCENT' && !has(({ value }) => value.gt(100));
  return { ...(mayFall ? {} : { lowest: 0 }), ...(isShare ? { highest: 100 } : {}) };
}

export class DriverBook {
  readonly drivers = new Map<string, Driver>();
  readonly sources = new Map<string, DriverSource>();

  constructor(private readonly subject: PlanSubject) {}

  /** The stock, ratio or rate of the target's indicator; null where nothing is known of it. */
  stockOf(target: SubjectTarget): Stock | null {
    const rule = certificateRule(target.context);
    if (rule?.event === 'ACTIVE') {
      const [kinds = []] = certificateSetsOf(target.context);
      const set = this.#setOf(target, kinds);
      if (set) return { terms: [{ driver: this.#hold(target, set), output: 'IN_FORCE', weight: 1 }] };
    }
    return this.#levelOf(target);
  }

  flowOf(target: SubjectTarget): Flow | null {
    const rule = certificateRule(target.context);
    if (rule?.event === 'FIRST_ISSUED') {
      const sets = certificateSetsOf(target.context).map((kinds) => this.#setOf(target, kinds));
      const arriving = sets.flatMap((set) => (set && this.#arrivals(set) ? [set] : []));
      if (arriving.length === sets.length && arriving.length > 0) return this.#arrivalsOf(target, arriving);
    }
    return this.#amountsOf(target);
  }

  #setOf({ context }: SubjectTarget, kinds: readonly string[]): CertificateSet | null {
    const rule = certificateRule(context);
    return rule
      ? (this.subject.certificates.get(certificateSetName(kinds, rule, context.regionCode)) ?? null)
      : null;
  }

  #arrivals({ arrivals }: CertificateSet): FlowBuckets | null {
    return bucketsOf(arrivals, this.subject.asOf);
  }

  #arrivalsOf(target: SubjectTarget, sets: readonly CertificateSet[]): Flow {
    const ends = sets.map((set) => this.#arrivals(set)?.knownUntil ?? this.subject.asOf);
    const terms = sets.map((set) => ({
      driver: this.#hold(target, set),
      output: 'ARRIVALS' as const,
      weight: 1,
    }));
    return { terms, knownUntil: ends.sort()[0] as IsoDate };
  }

  /** The name of the driver, which is made when it is first asked for. */
  #hold({ context, row }: SubjectTarget, set: CertificateSet): string {
    const told = this.sources.get(set.name);
    if (told) {
      told.indicators.add(context.indicatorCode);
      return set.name;
    }
    const { record, certificates, kinds } = set;
    // What comes anew is drawn from the day on, so that its past may end a little earlier.
    const known = this.#arrivals(set);
    const buckets = known && withoutEmptyMonths(known);
    const driver: CertificateDriver = {
      kind: 'CERTIFICATES',
      name: set.name,
      held: heldOf(record),
      validMonths: validMonths(certificates),
      validUntilYearEnd: endsWithYear(certificates),
      renewal: { name: kinds.join('+'), lapsed: record.lapsed, renewed: record.renewed, gaps: record.gaps },
      arrivals: buckets && historyOf(buckets, true),
    };
    this.drivers.set(set.name, driver);
    this.sources.set(set.name, {
      ...{ name: set.name, kind: 'CERTIFICATES', indicators: new Set([context.indicatorCode]), kinds },
      ...{ regionCode: set.regionCode, zh: row.indicatorZh, en: row.indicatorEn },
      ...{ points: buckets?.amounts.length ?? 0, bucketMonths: buckets?.bucketMonths ?? null },
      ...{ from: buckets?.knownFrom ?? null, to: buckets?.knownUntil ?? null, synthetic: set.synthetic },
      ...{ held: record.held.length, awaited: record.awaited.length },
      ...{ lapsed: record.lapsed, renewed: record.renewed },
    });
    return set.name;
  }

  #levelOf(target: SubjectTarget): Stock | null {
    const name = `level:${seriesOf(target.context)}`;
    const points = levelSeries(target.history.evidence, this.subject.asOf).slice(-MAX_HISTORY);
    const [first, last] = [points[0], points.at(-1)];
    if (!first || !last) return null;
    if (!this.drivers.has(name)) {
      const history = points.map(({ end, value }) => ({ on: end, value: Number(value) }));
      const nature = natureOf(target, points.length);
      this.drivers.set(name, { kind: 'LEVEL', name, history, ...nature, ...boundsOf(target, points) });
      this.#tell(target, name, 'LEVEL', { points: points.length, from: first.end, to: last.end });
    }
    return { terms: [{ driver: name, output: 'VALUE', weight: 1 }] };
  }

  #amountsOf(target: SubjectTarget): Flow | null {
    const name = `flow:${seriesOf(target.context)}`;
    const buckets = bucketsOf(target.history, this.subject.asOf);
    if (!buckets) return null;
    if (!this.drivers.has(name)) {
      this.drivers.set(name, { kind: 'FLOW', name, history: historyOf(buckets, counts(target)) });
      const { amounts, knownFrom: from, knownUntil: to, bucketMonths } = buckets;
      this.#tell(target, name, 'FLOW', { points: amounts.length, from, to, bucketMonths });
    }
    return { terms: [{ driver: name, output: 'AMOUNT', weight: 1 }], knownUntil: buckets.knownUntil };
  }

  #tell(
    { context, row, history }: SubjectTarget,
    name: string,
    kind: 'LEVEL' | 'FLOW',
    about: Pick<DriverSource, 'points' | 'from' | 'to'> & { readonly bucketMonths?: number },
  ): void {
    this.sources.set(name, {
      ...{ name, kind, indicators: new Set([context.indicatorCode]), regionCode: context.regionCode },
      ...{ zh: row.indicatorZh, en: row.indicatorEn, ...NO_RECORD, ...about },
      synthetic: isSynthetic(history),
    });
  }
}
