/** A small country in which anything may happen to figures, registers and targets, in any order. */
import fc from 'fast-check';
import type { Database } from '../../../src/db/database';
import { addDays, chinaDate, type IsoDate } from '../../../src/domain/calendar';
import { beginWave, recomputeLevel, type WaveWork } from '../../../src/services/progress/recompute-wave';
import { requestRecompute } from '../../../src/services/progress/request-recompute';
import { targetsDependingOn } from '../../../src/services/progress/targets-depending-on';
import { targetsWithoutProgress } from '../../../src/services/progress/targets-without-progress';
import { targetsLeftBehind } from '../../../src/services/progress/touched-registers';
import {
  insertDocument,
  insertIndicator,
  insertPlan,
  insertStage,
  insertTarget,
  insertUnit,
  json,
} from '../../support/factories';
import { csv, insertFeed } from '../ingestion/feed-rows';
import { list, putFeed, putRegions, registerFeed, send, uscc } from '../ingestion/register-feeds';

const REGIONS = ['100000', '410000', '410600', '410611', '410621', '620921'] as const;
const REGION_NAMES = ['中国', '河南省', '鹤壁市', '淇滨区', '浚县', '金塔县'] as const;
const INDICATORS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  people: { measure: 'STOCK' },
  output: { measure: 'FLOW' },
  summed: { measure: 'FLOW', rollUp: 'SUM' },
  high: {
    ...{ source: 'COUNTED', measure: 'STOCK' },
    countRule: json({
      register: 'certification',
      kind: ['HIGH_TECH_ENTERPRISE'],
      event: 'ACTIVE',
      of: 'enterprise',
    }),
  },
  granted: { source: 'COUNTED', countRule: json({ register: 'patent', event: 'GRANTED' }) },
  invention: {
    ...{ source: 'COUNTED', measure: 'STOCK' },
    countRule: json({ register: 'patent', kind: ['INVENTION'], event: 'IN_FORCE' }),
  },
  smeLoan: {
    source: 'COUNTED',
    countRule: json({ register: 'loan', event: 'DRAWN', sum: 'principal', certified: ['TECH_SME'] }),
  },
  density: {
    ...{
      source: 'COMPUTED',
      measure: 'RATIO',
      formula: 'invention / people',
      inputCodes: ['invention', 'people'],
    },
    formulaInputs: json([
      { name: 'invention', indicator: 'invention', take: 'ON_THE_DAY', withinMonths: null },
      { name: 'people', indicator: 'people', take: 'LATEST', withinMonths: 24 },
    ]),
  },
};
const BASIS: Readonly<Record<string, string>> = { STOCK: 'LEVEL', RATIO: 'LEVEL' };
const PUBLISHED = ['people', 'output', 'summed', 'high'] as const;
const OWNERS = [1, 2, 3];

async function plant(db: Database): Promise<void> {
  await putRegions(db);
  await insertUnit(db, { aliases: ['件'] });
  await insertDocument(db);
  await insertPlan(db);
  await insertStage(db, { slug: 'short', startsOn: '2018-01-01', endsOn: '2018-12-31' });
  await insertStage(db, { slug: 'long', startsOn: '2018-01-01', endsOn: '2020-12-31' });
  for (const [code, given] of Object.entries(INDICATORS)) {
    await insertIndicator(db, { code, nameZh: `指标${code}`, ...given });
    for (const regionCode of REGIONS) {
      for (const stageKey of ['hebi/short', 'hebi/long']) {
        await insertTarget(db, {
          ...{ stageKey, slug: `${code}-${regionCode}`, indicatorCode: code, regionCode, value: '5' },
          basis: BASIS[String(given.measure ?? 'FLOW')] ?? 'PERIOD_TOTAL',
        });
      }
    }
  }
  await insertFeed(db, { blanksRetract: true });
  for (const register of ['certifications', 'patents', 'loans'] as const)
    await putFeed(db, registerFeed(register));
  await putFeed(db, registerFeed('enterprises', { fullList: true, maxRemovedShare: 1 }));
  await db.query(`
    insert into institution values ('bank', '银行', 'Bank', 'BANK', null, false);
    insert into register_coverage
    select register, '', '100000', '2015-01-01', '2019-12-31', 'x', 'x', false
    from unnest(array['certification', 'patent']) as register`);
}

/** Everything that can happen; each is worked by the services that work it in life. */
type Action =
  | { readonly kind: 'figures'; readonly rows: readonly string[]; readonly again: boolean }
  | { readonly kind: 'list'; readonly register: string; readonly rows: readonly string[] }
  | {
      readonly kind: 'coverage';
      readonly register: string;
      readonly region: string;
      readonly endsOn: IsoDate;
    }
  | { readonly kind: 'target'; readonly value: number; readonly ordinal: number }
  | { readonly kind: 'words'; readonly indicator: string }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'work'; readonly workers: number };

const HEADERS: Readonly<Record<string, string>> = {
  certifications: 'kind,number,uscc,issuedOn,expiresOn,revokedOn',
  patents: 'applicationNumber,title,uscc,filedOn,grantedOn,lapsedOn',
  loans: 'bank,contractNumber,uscc,principal,annualRate,drawnOn,dueOn',
  enterprises: 'uscc,name,region,scale,effectiveOn',
};

const day = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((n) => addDays('2017-01-01', n));
const owner = fc.constantFrom(...OWNERS).map(uscc);
const county = fc.constantFrom('410611', '410621', '620921');
const figure = fc
  .tuple(
    ...[
      fc.constantFrom(...REGION_NAMES),
      fc.constantFrom(...PUBLISHED),
      fc.constantFrom('2017', '2018', '2019'),
    ],
    ...[
      fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 20 }).map(String) }, fc.constant('')),
      day(400, 900),
    ],
  )
  .map(([region, code, year, value, on]) => `${region},指标${code},${year},${value},件,${on}`);
const certificate = fc
  .tuple(
    fc.constantFrom('HIGH_TECH_ENTERPRISE', 'TECH_SME'),
    fc.integer({ min: 1, max: 4 }),
    owner,
    day(0, 700),
  )
  .chain(([kind, number, who, issued]) =>
    fc.option(fc.integer({ min: 1, max: 500 })).map((revoked) => {
      const on = revoked === null ? '' : addDays(issued, revoked);
      return `${kind},GR20174100000${number},${who},${issued},${addDays(issued, 600)},${on}`;
    }),
  );
const patent = fc
  .tuple(fc.constantFrom('201710601862.3', '201710000001.8'), owner, day(100, 300), fc.option(day(301, 1000)))
  .map(([number, who, filed, granted]) => `${number},题,${who},${filed},${granted ?? ''},`);
const loan = fc
  .tuple(fc.integer({ min: 1, max: 3 }), owner, fc.integer({ min: 1, max: 9 }), day(365, 1000))
  .map(([number, who, principal, drawn]) => `bank,${number},${who},${principal},4%,${drawn},2030-01-01`);
const enterprises = fc
  .tuple(fc.array(county, { minLength: 3, maxLength: 3 }), fc.integer({ min: 0, max: 3 }), day(365, 900))
  .map(([places, gone, on]) =>
    OWNERS.filter((number) => number !== gone).map(
      (number, i) => `${uscc(number)},企业${number},${places[i]},SMALL,${on}`,
    ),
  );
const listOf = (register: string, row: fc.Arbitrary<string>) =>
  fc.array(row, { minLength: 1, maxLength: 3 }).map((rows) => ({ kind: 'list' as const, register, rows }));

export const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    ...{ kind: fc.constant('figures' as const), rows: fc.array(figure, { minLength: 1, maxLength: 4 }) },
    again: fc.boolean(),
  }),
  listOf('certifications', certificate),
  listOf('patents', patent),
  listOf('loans', loan),
  enterprises.map((rows) => ({ kind: 'list' as const, register: 'enterprises', rows })),
  fc.record({
    ...{
      kind: fc.constant('coverage' as const),
      register: fc.constantFrom('certification', 'patent', 'loan'),
    },
    ...{ region: fc.constantFrom(...REGIONS), endsOn: day(400, 1200) },
  }),
  fc.record({
    ...{ kind: fc.constant('target' as const), value: fc.integer({ min: 1, max: 30 }) },
    ordinal: fc.integer({ min: 0, max: 95 }),
  }),
  fc.constantFrom(...Object.keys(INDICATORS)).map((indicator) => ({ kind: 'words' as const, indicator })),
  fc.integer({ min: 1, max: 150 }).map((days) => ({ kind: 'days' as const, days })),
  fc.integer({ min: 1, max: 2 }).map((workers) => ({ kind: 'work' as const, workers })),
);

export class World {
  now = new Date('2018-05-01T04:00:00Z');
  #count = 0;

  constructor(private readonly db: Database) {}

  get today(): IsoDate {
    return chinaDate(this.now);
  }

  async begin(): Promise<void> {
    await plant(this.db);
    const rows = OWNERS.map((number) => `${uscc(number)},企业${number},410611,SMALL,`);
    await this.do({ kind: 'list', register: 'enterprises', rows });
    await this.do({ kind: 'days', days: 1 });
  }

  async do(action: Action): Promise<void> {
    this.#count += 1;
    switch (action.kind) {
      case 'figures': {
        await this.send('bureau', csv(...action.rows));
        // The same again, once under the same bytes and once under others.
        if (action.again) await this.send('bureau', csv(...action.rows));
        if (action.again) await this.send('bureau', `${csv(...action.rows)}\n`);
        return;
      }
      case 'list':
        return this.send(action.register, list(HEADERS[action.register] as string, ...action.rows));
      case 'coverage':
        // At the database itself: what nobody asked for is found by the next look.
        await this.db.query(
          `insert into register_coverage values ($1, '', $2, '2016-01-01', $3, 'x', 'x', false)
           on conflict (register, kind, region_code, starts_on) do update set ends_on = excluded.ends_on`,
          [action.register, action.region, action.endsOn],
        );
        return this.ask(targetsLeftBehind);
      case 'target':
        return this.ask(async (tx) => {
          const rows = await tx.query<{ key: string }>(
            `update target set value = $1, version = version + 1
             where key = (select key from target order by key limit 1 offset $2) returning key`,
            [action.value, action.ordinal],
          );
          return rows.map(({ key }) => key);
        });
      case 'words':
        return this.ask(async (tx) => {
          await tx.query('update indicator set name_en = $2 where code = $1', [
            action.indicator,
            `Name ${this.#count}`,
          ]);
          const definitions = {
            stages: [],
            plans: [],
            indicators: [action.indicator],
            units: [],
            regions: [],
          };
          return targetsDependingOn(tx, { definitions });
        });
      case 'days':
        this.now = new Date(this.now.getTime() + action.days * 86_400_000);
        return this.ask((tx) => targetsWithoutProgress(tx, this.today));
      case 'work':
        await Promise.all(Array.from({ length: action.workers }, () => this.work()));
    }
  }

  private async send(feed: string, text: string): Promise<void> {
    await send(this.db, feed, text, { now: this.now });
  }

  private async ask(find: (tx: Parameters<Parameters<Database['transaction']>[0]>[0]) => Promise<string[]>) {
    await this.db.transaction(async (tx) => requestRecompute(tx, await find(tx), `action ${this.#count}`));
  }

  /** The waves that are open, as the jobs would climb them. */
  async work(): Promise<void> {
    const settings: WaveWork = {
      ...{ now: () => this.now, pause: async () => undefined, isOutage: () => true },
      onFailure: (_key, error) => {
        throw error;
      },
    };
    const waves = await this.db.query<{ id: string }>(
      'select distinct wave_id::text as id from recompute_request',
    );
    for (const { id } of waves) {
      await beginWave(this.db, id);
      while ((await recomputeLevel(this.db, id, settings)).level !== null);
    }
  }
}
