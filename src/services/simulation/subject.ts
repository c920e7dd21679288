/** All that is known of a plan on a day and that a simulation rests on, in a fixed number of statements. */
import type { Statements } from '../../db/database';
import type { Bilingual } from '../../domain/bilingual';
import type { IsoDate } from '../../domain/calendar';
import type { Feasibility } from '../../domain/feasibility/terms';
import { type PastCertificate, type RenewalRecord, renewalRecord } from '../../domain/histories/renewals';
import { assessProgress } from '../../domain/progress/assess-progress';
import type { Progress } from '../../domain/progress/terms';
import type { CountRule } from '../../entities/count-rule';
import { AppError } from '../../errors';
import { gatherEvidence } from '../../loaders/evidence/gather-evidence';
import type { GatheredEvidence } from '../../loaders/evidence/gathered-evidence';
import type { Known } from '../../loaders/evidence/known';
import { flowHistoryTerms, historiesOf, historyQuestions } from '../../loaders/evidence/series-history';
import { readTargetContexts, type TargetContext } from '../../loaders/evidence/target-context';
import { runRateOf } from '../rankings/feasibility';
import { type CertificateQuestion, readCertificates } from './certificates';
import { type PlanRow, readPlan, readTargetRows, type TargetRow } from './plan-rows';

export interface SubjectTarget {
  readonly row: TargetRow;
  readonly context: TargetContext;
  /** What its judgement rests on. */
  readonly own: GatheredEvidence;
  /** The same series further back. */
  readonly history: GatheredEvidence;
  readonly progress: Progress;
  /** What it takes a month, beside the past: told with the answer, and no part of what is drawn. */
  readonly feasibility: Feasibility;
}

/** Enterprises that hold certificates of some kinds: shared by all targets that count them. */
export interface CertificateSet {
  readonly name: string;
  readonly kinds: readonly string[];
  readonly regionCode: string;
  readonly certificates: readonly PastCertificate[];
  readonly record: RenewalRecord;
  /** First certificates of the past, as a flow. */
  readonly arrivals: GatheredEvidence;
  readonly synthetic: boolean;
}

export interface PlanSubject {
  readonly plan: PlanRow;
  readonly asOf: IsoDate;
  readonly targets: readonly SubjectTarget[];
  readonly certificates: ReadonlyMap<string, CertificateSet>;
}

export const seriesOf = ({ indicatorCode, regionCode }: TargetContext) => `${indicatorCode}@${regionCode}`;

const PLAIN_RULE = new Set(['register', 'kind', 'level', 'event', 'of']);

/** Certificates are followed one by one; rules with further conditions are followed by their numbers. */
export function certificateRule({ countRule }: TargetContext): CountRule | null {
  if (countRule?.register !== 'certification' || !countRule.kind) return null;
  return Object.keys(countRule).every((name) => PLAIN_RULE.has(name)) ? countRule : null;
}

export const certificateSetName = (kinds: readonly string[], rule: CountRule, regionCode: string) =>
  `certificates:${[...kinds].sort().join('+')}${rule.level ? `:${rule.level.join('+')}` : ''}@${regionCode}`;

/** Stocks of several kinds are one set (an enterprise counts once); arrivals are followed kind by kind. */
export function certificateSetsOf(context: TargetContext): readonly (readonly string[])[] {
  const rule = certificateRule(context);
  if (!rule?.kind) return [];
  return rule.event === 'ACTIVE' ? [rule.kind] : rule.kind.map((kind) => [kind]);
}

interface WantedSet {
  readonly name: string;
  readonly kinds: readonly string[];
  readonly context: TargetContext;
  readonly rule: CountRule;
}

function wantedSets(contexts: readonly TargetContext[]): readonly WantedSet[] {
  const wanted = new Map<string, WantedSet>();
  for (const context of contexts) {
    const rule = certificateRule(context);
    for (const kinds of rule ? certificateSetsOf(context) : []) {
      const name = certificateSetName(kinds, rule as CountRule, context.regionCode);
      wanted.set(name, { name, kinds, context, rule: rule as CountRule });
    }
  }
  return [...wanted.values()];
}

const arrivalsContext = ({ name, kinds, context, rule }: WantedSet, asOf: IsoDate): TargetContext => ({
  ...context,
  key: `arrivals ${name}`,
  countRule: { ...rule, kind: kinds, event: 'FIRST_ISSUED', of: 'enterprise' },
  terms: flowHistoryTerms(context.terms, asOf),
});

const isCounted = ({ evidence }: GatheredEvidence) =>
  evidence.points.some(({ source }) => source === 'COUNTED');

export const isSynthetic = ({ synthetic }: GatheredEvidence) => synthetic.size > 0;

/** What begins or ends after the day is not known on it, even where it has been published since. */
const upTo = (asOf: IsoDate, { evidence, ...gathered }: GatheredEvidence): GatheredEvidence => ({
  ...gathered,
  evidence: { ...evidence, points: evidence.points.filter(({ end }) => end <= asOf) },
});

const NOTHING: GatheredEvidence = { evidence: { points: [], doneOn: null }, synthetic: new Set() };

const questionOf = (set: WantedSet, arrivals: GatheredEvidence): CertificateQuestion => ({
  name: set.name,
  regionCode: set.context.regionCode,
  kinds: set.kinds,
  levels: set.rule.level ?? null,
  synthetic: isSynthetic(arrivals),
});

/** Only where the register is complete: elsewhere the indicator lives on published figures. */
async function readSets(
  statements: Statements,
  wanted: readonly WantedSet[],
  evidence: ReadonlyMap<string, GatheredEvidence>,
  asOf: IsoDate,
): Promise<ReadonlyMap<string, CertificateSet>> {
  const counted = wanted.flatMap((set) => {
    const arrivals = evidence.get(`arrivals ${set.name}`) ?? NOTHING;
    return isCounted(arrivals) ? [{ set, arrivals }] : [];
  });
  const questions = counted.map(({ set, arrivals }) => questionOf(set, arrivals));
  const found = await readCertificates(statements, questions, asOf);
  return new Map(
    counted.map(({ set: { name, kinds, context }, arrivals }) => {
      const certificates = found.get(name) ?? [];
      const record = renewalRecord(certificates, asOf);
      const { regionCode } = context;
      return [
        name,
        { name, kinds, regionCode, certificates, record, arrivals, synthetic: isSynthetic(arrivals) },
      ];
    }),
  );
}

export interface SubjectQuestion {
  readonly plan: string;
  readonly asOf: IsoDate;
  readonly known: Known;
}

export async function readSubject(
  statements: Statements,
  { plan: slug, asOf, known }: SubjectQuestion,
): Promise<PlanSubject> {
  const plan = await readPlan(statements, slug);
  if (!plan) throw new AppError('UNKNOWN_PLAN', { slug });
  if (asOf < plan.startsOn) {
    throw new AppError('AS_OF_BEFORE_PLAN', { plan: slug, from: plan.startsOn, asOf });
  }
  const rows = await readTargetRows(statements, slug);
  const keys = rows.map(({ key }) => key);
  const contexts = await readTargetContexts(statements, keys, asOf, known);
  const sets = wantedSets(contexts.filter(({ terms }) => terms.basis !== 'MILESTONE'));
  const asked = [
    ...contexts,
    ...historyQuestions(contexts, asOf),
    ...sets.map((set) => arrivalsContext(set, asOf)),
  ];
  const gathered = await gatherEvidence(statements, asked, asOf, known);
  const evidence = new Map([...gathered].map(([key, found]) => [key, upTo(asOf, found)]));
  const histories = historiesOf(contexts, asOf, evidence);
  const inForce = new Map(contexts.map((one) => [one.key, one]));
  const targets = rows.flatMap((row): SubjectTarget[] => {
    const context = inForce.get(row.key);
    if (!context) return [];
    const own = evidence.get(row.key) ?? NOTHING;
    const history = histories.get(row.key) ?? NOTHING;
    const progress = assessProgress(context.terms, own.evidence, asOf);
    const stand = { ...progress, synthetic: isSynthetic(own) };
    return [{ row, context, own, history, progress, feasibility: runRateOf(context, stand, asOf, history) }];
  });
  return { plan, asOf, targets, certificates: await readSets(statements, sets, evidence, asOf) };
}

export const namesOf = ({ nameZh: zh, nameEn: en }: { readonly nameZh: string; readonly nameEn: string }) =>
  ({ zh, en }) satisfies Bilingual;
