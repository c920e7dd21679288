/** Levers as people name them, placed on the drivers of a plan's model. */
import type { Statements } from '../../db/database';
import { bilingual } from '../../domain/bilingual';
import type { IsoDate } from '../../domain/calendar';
import type { Lever } from '../../domain/simulation/lever';
import { firstClash } from '../../domain/simulation/lever-problems';
import { AppError } from '../../errors';
import type { DriverSource } from './drivers';
import { readFedDrivers } from './fed-drivers';
import { type FundTerms, readFundTerms } from './fund-terms';
import { type FundPlace, fundPayment, withFunds } from './funds';
import type { LeverNames } from './lever-words';
import type { PlanModel } from './model';
import type { LeverRequest } from './request';
import type { PlanSubject } from './subject';

export interface PlacedLevers {
  readonly plan: PlanModel;
  /** In the order of the request. */
  readonly levers: readonly Lever[];
  readonly programmes: ReadonlyMap<string, FundTerms>;
  /** What levers name, by code or slug. */
  readonly names: LeverNames;
}

interface Placing {
  readonly subject: PlanSubject;
  readonly plan: PlanModel;
  readonly programmes: ReadonlyMap<string, FundTerms>;
  readonly fed: ReadonlyMap<string, readonly string[]>;
  readonly knownIndicators: LeverNames;
}

const movesNothing = (lever: number, name: string, { subject }: Placing) =>
  new AppError('LEVER_MOVES_NOTHING', { lever, name, plan: subject.plan.slug });

/** The drivers of an indicator; that of the plan's own region first. */
function driversOf(indicator: string, place: number, placing: Placing): readonly DriverSource[] {
  if (!placing.knownIndicators.has(indicator)) throw new AppError('UNKNOWN_INDICATOR', { code: indicator });
  const carrying = [...placing.plan.sources.values()].filter(({ indicators }) => indicators.has(indicator));
  if (carrying.length === 0) throw movesNothing(place, indicator, placing);
  const own = placing.subject.plan.regionCode;
  return carrying.sort((a, b) => Number(b.regionCode === own) - Number(a.regionCode === own));
}

/** `place` is where it stands in the list: what refusals name it by. */
function placed(request: LeverRequest, place: number, placing: Placing): Lever {
  const { growth, additions, renewal, fund, delay } = request;
  if (growth) {
    const { indicator, annualRate, standardDeviation } = growth;
    const drivers = driversOf(indicator, place, placing).filter(({ kind }) => kind !== 'CERTIFICATES');
    if (drivers.length === 0) throw new AppError('LEVER_NOT_FOR_INDICATOR', { lever: place, indicator });
    return { kind: 'GROWTH', drivers: drivers.map(({ name }) => name), annualRate, standardDeviation };
  }
  if (additions) {
    const { indicator, perYear, standardDeviation, mode } = additions;
    const [first] = driversOf(indicator, place, placing);
    return { kind: 'ADDITIONS', driver: (first as DriverSource).name, mode, perYear, standardDeviation };
  }
  if (renewal) {
    const drivers = [...placing.plan.sources.values()].filter(({ kinds }) => kinds.includes(renewal.kind));
    if (drivers.length === 0) throw movesNothing(place, renewal.kind, placing);
    return { kind: 'RENEWAL', drivers: drivers.map(({ name }) => name), rate: renewal.rate };
  }
  if (fund) return placedFund(fund, place, placing);
  const { feed, days } = delay as NonNullable<typeof delay>;
  const drivers = placing.fed.get(feed) ?? [];
  if (drivers.length === 0) throw movesNothing(place, feed, placing);
  return { kind: 'DELAY', drivers, days };
}

function placedFund(fund: NonNullable<LeverRequest['fund']>, place: number, placing: Placing): Lever {
  const { model } = placing.plan;
  const driver = `fund:${fund.programme}`;
  if (!model.drivers.some(({ name }) => name === driver)) {
    throw movesNothing(place, fund.programme, placing);
  }
  const span = { from: model.asOf, to: model.periodEnds.at(-1) as IsoDate };
  const terms = placing.programmes.get(fund.programme) as FundTerms;
  return { kind: 'FUND', driver, payment: fundPayment(fund, terms, { place, ...span }) };
}

const named = <Name>(levers: readonly LeverRequest[], nameOf: (lever: LeverRequest) => Name | undefined) => [
  ...new Set(levers.flatMap((lever) => nameOf(lever) ?? [])),
];

async function readIndicators(statements: Statements, codes: readonly string[]): Promise<LeverNames> {
  if (codes.length === 0) return new Map();
  const rows = await statements.query<{ code: string } & Record<'zh' | 'en' | 'unitZh' | 'unitEn', string>>(
    `select indicator.code, indicator.name_zh as zh, indicator.name_en as en,
            unit.name_zh as "unitZh", unit.name_en as "unitEn"
     from indicator join unit on unit.code = indicator.unit_code where indicator.code = any($1::text[])`,
    [codes],
  );
  return new Map(
    rows.map(({ code, zh, en, unitZh, unitEn }) => [code, { zh, en, unit: bilingual(unitZh, unitEn) }]),
  );
}

/** Throws what is wrong with the first lever that cannot be placed. */
export async function placeLevers(
  statements: Statements,
  subject: PlanSubject,
  plan: PlanModel,
  levers: readonly LeverRequest[],
): Promise<PlacedLevers> {
  const programmes = await readFundTerms(
    statements,
    named(levers, ({ fund }) => fund?.programme),
  );
  const codes = named(levers, ({ growth, additions }) => (growth ?? additions)?.indicator);
  const knownIndicators = await readIndicators(statements, codes);
  const places = [...programmes.values()].map(
    (terms): FundPlace => ({ name: `fund:${terms.slug}`, ...terms }),
  );
  const funded = withFunds(plan, subject, places);
  const feeds = named(levers, ({ delay }) => delay?.feed);
  const fed = await readFedDrivers(statements, feeds, { subject, sources: plan.sources });
  const placing = { subject, plan: funded, programmes, fed, knownIndicators };
  const called = [...programmes.values()].map(
    ({ slug, nameZh: zh, nameEn: en }) => [slug, { zh, en }] as const,
  );
  const all = levers.map((lever, place) => placed(lever, place, placing));
  return { plan: funded, programmes, names: new Map([...knownIndicators, ...called]), levers: all };
}

/** Two levers of one driver that both say how it goes on. */
export function requireNoClash(levers: readonly Lever[]): void {
  const clash = firstClash(levers);
  if (clash !== null) throw new AppError('LEVERS_CLASH', { lever: clash });
}
