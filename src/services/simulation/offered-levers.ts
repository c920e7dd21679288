/** Which levers would move a target of a plan on a day, each with what the past amounts to. */
import type { Statements } from '../../db/database';
import { type Bilingual, bilingual } from '../../domain/bilingual';
import type { IsoDate } from '../../domain/calendar';
import { CERTIFICATION_NAMES } from '../../domain/certification-names';
import type { LeverKind } from '../../domain/simulation-vocabulary';
import type { CertificationKind } from '../../domain/vocabulary';
import { AppError } from '../../errors';
import { KNOWN_NOW } from '../../loaders/evidence/known';
import type { DriverSource } from './drivers';
import { readFedDrivers } from './fed-drivers';
import { type FundTerms, readFundTerms } from './fund-terms';
import { withFunds } from './funds';
import { modelOf, type PlanModel, termsIn } from './model';
import { pastAdditions, pastGrowth, pastRenewal, type Usual } from './past-pace';
import { type PlanSubject, readSubject, type SubjectTarget } from './subject';

export interface OfferedLever {
  readonly kind: LeverKind;
  /** What a lever names: an indicator, a kind of certificate, a programme or a feed. */
  readonly subject: string;
  readonly name: Bilingual;
  /** Of a number a year; null where the lever is a share, money or days. */
  readonly unitCode: string | null;
  readonly unit: Bilingual | null;
  readonly usual: Usual;
  readonly leverage: number | null;
  readonly targets: readonly string[];
}

export interface Offering {
  readonly subject: PlanSubject;
  readonly plan: PlanModel;
}

const NOTHING_YET = bilingual('没有这项措施', 'without it');
const NONE = { unitCode: null, unit: null, leverage: null };

function movedBy(drivers: readonly string[], { model }: PlanModel): readonly string[] {
  const moved = new Set(drivers);
  return model.targets
    .filter(({ figure }) => termsIn(figure).some(({ driver }) => moved.has(driver)))
    .map(({ name }) => name);
}

/** Whoever names an indicator means the driver of the plan's own region, where there are several. */
function driverMeant(indicator: string, { plan, subject }: Offering): DriverSource | undefined {
  const carrying = [...plan.sources.values()].filter(({ indicators }) => indicators.has(indicator));
  return carrying.find(({ regionCode }) => regionCode === subject.plan.regionCode) ?? carrying[0];
}

const targetOf = (indicator: string, { subject }: Offering): SubjectTarget | undefined =>
  subject.targets.find(({ context }) => context.indicatorCode === indicator);

/** One name for each driver: of several indicators, the one that counts what comes anew. */
function indicatorOf(source: DriverSource, offering: Offering): string | undefined {
  const own = [...source.indicators].filter((code) => driverMeant(code, offering) === source);
  const isNew = (code: string) => targetOf(code, offering)?.context.countRule?.event === 'FIRST_ISSUED';
  return own.find(isNew) ?? own[0];
}

function ofSource(source: DriverSource, offering: Offering): readonly OfferedLever[] {
  const { plan } = offering;
  const indicator = indicatorOf(source, offering);
  const target = indicator === undefined ? undefined : targetOf(indicator, offering);
  const driver = plan.model.drivers.find(({ name }) => name === source.name);
  if (indicator === undefined || !target || !driver) return [];
  const unit = target.context.terms.unit;
  const offered = {
    ...{ subject: indicator, name: bilingual(target.row.indicatorZh, target.row.indicatorEn) },
    ...{ leverage: null, targets: movedBy([source.name], plan) },
  };
  // A rate that grows by a rate is nothing that anybody plans.
  const hasGrowth = source.kind !== 'CERTIFICATES' && target.context.terms.measure !== 'GROWTH_RATE';
  return [
    {
      ...offered,
      ...{
        kind: 'ADDITIONS',
        unitCode: target.row.unitCode,
        unit,
        usual: pastAdditions(driver, source, unit),
      },
    },
    ...(hasGrowth
      ? [{ ...offered, kind: 'GROWTH' as const, unitCode: null, unit: null, usual: pastGrowth(driver) }]
      : []),
  ];
}

function renewals({ plan }: Offering): readonly OfferedLever[] {
  const sources = [...plan.sources.values()];
  const kinds = new Set(sources.flatMap((source) => source.kinds as readonly CertificationKind[]));
  return [...kinds].map((kind) => {
    const holding = sources.filter((source) => source.kinds.includes(kind));
    const alone = holding.find((source) => source.kinds.length === 1) ?? (holding[0] as DriverSource);
    const drivers = holding.map(({ name }) => name);
    return {
      ...{ kind: 'RENEWAL', subject: kind, name: CERTIFICATION_NAMES[kind], ...NONE },
      ...{ usual: pastRenewal(alone), targets: movedBy(drivers, plan) },
    };
  });
}

function funds({ plan, subject }: Offering, programmes: readonly FundTerms[]): readonly OfferedLever[] {
  const places = programmes.map((terms) => ({ name: `fund:${terms.slug}`, ...terms }));
  const funded = withFunds(plan, subject, places);
  return places.flatMap(({ name, slug, nameZh, nameEn, leverage }): OfferedLever[] => {
    const targets = movedBy([name], funded);
    if (targets.length === 0) return [];
    const usual = { value: null, text: NOTHING_YET };
    return [
      { kind: 'FUND', subject: slug, name: bilingual(nameZh, nameEn), ...NONE, usual, leverage, targets },
    ];
  });
}

type Named = { readonly slug: string; readonly zh: string; readonly en: string };

async function delays(statements: Statements, { plan, subject }: Offering): Promise<readonly OfferedLever[]> {
  const feeds = await statements.query<Named & { readonly [column: string]: unknown }>(
    'select slug, name_zh as zh, name_en as en from feed order by slug',
  );
  const slugs = feeds.map(({ slug }) => slug);
  const fed = await readFedDrivers(statements, slugs, { subject, sources: plan.sources });
  return feeds.flatMap(({ slug, zh, en }): OfferedLever[] => {
    const targets = movedBy(fed.get(slug) ?? [], plan);
    if (targets.length === 0) return [];
    const usual = { value: null, text: NOTHING_YET };
    return [{ kind: 'DELAY', subject: slug, name: bilingual(zh, en), ...NONE, usual, targets }];
  });
}

async function readProgrammes(statements: Statements): Promise<readonly FundTerms[]> {
  const rows = await statements.query<{ slug: string }>('select slug from programme order by slug');
  const terms = await readFundTerms(
    statements,
    rows.map(({ slug }) => slug),
  );
  return [...terms.values()];
}

export async function offeredFor(
  statements: Statements,
  offering: Offering,
): Promise<readonly OfferedLever[]> {
  const { plan } = offering;
  if (plan.model.targets.length === 0) return [];
  const programmes = await readProgrammes(statements);
  return [
    ...renewals(offering),
    ...[...plan.sources.values()].flatMap((source) => ofSource(source, offering)),
    ...funds(offering, programmes),
    ...(await delays(statements, offering)),
  ];
}

/** Nothing is drawn. A plan whose deadlines are all over has none. */
export async function offeredLevers(
  statements: Statements,
  {
    plan: slug,
    asOf,
    today,
  }: { readonly plan: string; readonly asOf: IsoDate | null; readonly today: IsoDate },
): Promise<readonly OfferedLever[]> {
  const day = asOf ?? today;
  if (day > today) throw new AppError('AS_OF_IN_FUTURE', { asOf: day, today });
  const subject = await readSubject(statements, { plan: slug, asOf: day, known: KNOWN_NOW });
  return offeredFor(statements, { subject, plan: modelOf(subject) });
}
