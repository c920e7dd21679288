import type { Database } from '../../../src/db/database';
import { COUNTED_REGISTERS } from '../../../src/entities/count-rule';
import { targetsDependingOn } from '../../../src/services/progress/targets-depending-on';
import { targetsLeftBehind, targetsTouched } from '../../../src/services/progress/touched-registers';
import { openTestDatabase } from '../../support/database';
import {
  insertDocument,
  insertIndicator,
  insertPlan,
  insertStage,
  insertTarget,
  insertUnit,
  json,
} from '../../support/factories';
import { putRegions, uscc } from '../ingestion/register-feeds';

const REGIONS = ['100000', '410000', '410600', '410611', '410621', '620921'];
const RULES: Readonly<Record<string, object>> = {
  high: { register: 'certification', kind: ['HIGH_TECH_ENTERPRISE'], event: 'ACTIVE' },
  giant: { register: 'certification', kind: ['TECH_GIANT'], event: 'ACTIVE' },
  patent: { register: 'patent', event: 'GRANTED' },
  invention: { register: 'patent', kind: ['INVENTION'], event: 'IN_FORCE' },
  loan: { register: 'loan', event: 'DRAWN', sum: 'principal' },
  smeLoan: { register: 'loan', event: 'DRAWN', certified: ['TECH_SME'] },
  space: { register: 'incubator', kind: ['MAKERSPACE'], event: 'OPEN' },
  listing: { register: 'listing', kind: ['STAR'], event: 'ON_BOARD' },
  contract: { register: 'tech_contract', event: 'REGISTERED', sum: 'value' },
  paid: { register: 'contribution', kind: ['RISK_POOL'], event: 'PAID_IN', sum: 'amount' },
  invested: { register: 'investment', kind: ['RISK_POOL'], event: 'INVESTED', sum: 'amount' },
  fund: { register: 'fund', kind: ['RISK_POOL'], event: 'ESTABLISHED' },
};
const above = (region: string) => [region, '410600', '410000', '100000'];
const at = (codes: readonly string[], ...regions: readonly string[]) =>
  codes.flatMap((code) => [...new Set(regions)].map((region) => `${code}-${region}`)).sort();

async function plant(db: Database): Promise<void> {
  await putRegions(db);
  await insertUnit(db);
  await insertDocument(db);
  await insertPlan(db);
  await insertStage(db, { slug: 's' });
  for (const [code, rule] of Object.entries(RULES)) {
    await insertIndicator(db, { code, source: 'COUNTED', countRule: json(rule) });
  }
  // Derived: of a count and a figure, of that again, and a sum of the regions below.
  await insertIndicator(db, { code: 'people' });
  await insertIndicator(db, { code: 'density', source: 'COMPUTED', inputCodes: ['invention', 'people'] });
  await insertIndicator(db, { code: 'growth', source: 'COMPUTED', inputCodes: ['density'] });
  await insertIndicator(db, { code: 'summed', rollUp: 'SUM' });
  await insertIndicator(db, { code: 'share', source: 'COMPUTED', inputCodes: ['summed'] });
  for (const code of [...Object.keys(RULES), 'people', 'density', 'growth', 'summed', 'share']) {
    for (const regionCode of REGIONS) {
      await insertTarget(db, {
        stageKey: 'hebi/s',
        slug: `${code}-${regionCode}`,
        indicatorCode: code,
        regionCode,
      });
    }
  }
  await db.query(`insert into institution values ('bank', '银行', 'Bank', 'BANK', null, false)`);
  await db.query(
    `insert into enterprise (uscc, name_zh, region_code, is_tech_enterprise, is_synthetic)
     values ($1, '甲', '410611', true, false), ($2, '乙', '410621', true, false)`,
    [uscc(1), uscc(2)],
  );
}

const bare = (keys: readonly string[]) => keys.map((key) => key.replace('hebi/s/', '')).sort();

describe('the targets that depend on a change', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
    await plant(db);
  });
  afterAll(() => db.close());

  /** Of what the statement does, by whatever road it comes. */
  const touchedBy = (sql: string, parameters: readonly unknown[] = []) =>
    db.transaction(async (tx) => {
      await targetsTouched(tx);
      await tx.query(sql, parameters);
      return bare(await targetsTouched(tx));
    });
  const owner = (number: number) => `(select id from enterprise where uscc = '${uscc(number)}')`;

  const INVENTION = ['patent', 'invention', 'density', 'growth'];
  const PATHS: readonly (readonly [what: string, sql: string, expected: readonly string[]])[] = [
    [
      'a certificate',
      `insert into certification (enterprise_id, kind, number, issued_on, is_synthetic)
       values (${owner(1)}, 'HIGH_TECH_ENTERPRISE', '1', '2018-01-01', false)`,
      at(['high'], ...above('410611')),
    ],
    [
      'a certificate of a kind that borrowers must hold',
      `insert into certification (enterprise_id, kind, number, issued_on, is_synthetic)
       values (${owner(2)}, 'TECH_SME', '1', '2018-01-01', false)`,
      at(['smeLoan'], ...above('410621')),
    ],
    [
      'a certificate that becomes one of another kind and another owner',
      `update certification set kind = 'TECH_GIANT', enterprise_id = ${owner(2)} where kind = 'HIGH_TECH_ENTERPRISE'`,
      [...at(['high'], ...above('410611')), ...at(['giant'], ...above('410621'))],
    ],
    [
      'a patent, with what is computed from it',
      `insert into patent (application_number, kind, title_zh, filed_on, granted_on, owner_id, is_synthetic)
       values ('1', 'INVENTION', '题', '2017-01-01', '2018-01-01', ${owner(1)}, false)`,
      at(INVENTION, ...above('410611')),
    ],
    ['a title that no count reads', `update patent set title_zh = '新题'`, []],
    ['a row written as it was', `update patent set granted_on = granted_on`, []],
    [
      'a loan',
      `insert into loan (contract_number, borrower_id, bank_slug, principal, annual_rate, drawn_on, due_on, status,
         is_synthetic) values ('1', ${owner(2)}, 'bank', 100, 0.04, '2018-01-01', '2019-01-01', 'ACTIVE', false)`,
      at(['loan', 'smeLoan'], ...above('410621')),
    ],
    [
      'an incubator',
      `insert into incubator (name_zh, kind, region_code, opened_on, is_synthetic)
       values ('甲', 'MAKERSPACE', '410611', '2018-01-01', false)`,
      at(['space'], ...above('410611')),
    ],
    [
      'a listing',
      `insert into listing (enterprise_id, board, code, listed_on, is_synthetic)
       values (${owner(1)}, 'STAR', '688001', '2018-01-01', false)`,
      at(['listing'], ...above('410611')),
    ],
    [
      'a technology contract',
      `insert into tech_contract (number, kind, title_zh, seller_id, buyer_zh, value, signed_on, is_synthetic)
       values ('1', 'DEVELOPMENT', '题', ${owner(1)}, '买方', 100, '2018-01-01', false)`,
      at(['contract'], ...above('410611')),
    ],
    [
      'a fund',
      `insert into fund (slug, name_zh, kind, region_code, size, is_synthetic)
       values ('pool', '资金池', 'RISK_POOL', '410600', 100, false)`,
      at(['fund'], '410600', '410000', '100000'),
    ],
    [
      'money paid into a fund',
      `insert into contribution (fund_slug, contributor_zh, amount, paid_on, is_synthetic)
       values ('pool', '市财政', 10, '2018-01-01', false)`,
      at(['paid'], '410600', '410000', '100000'),
    ],
    [
      'an investment of a fund',
      `insert into investment (fund_slug, enterprise_id, amount, invested_on, is_synthetic)
       values ('pool', ${owner(2)}, 10, '2018-01-01', false)`,
      at(['invested'], ...above('410621')),
    ],
    [
      'a fund of another kind, with what was paid in and invested',
      `update fund set kind = 'VENTURE' where slug = 'pool'`,
      [...at(['fund', 'paid'], '410600', '410000', '100000'), ...at(['invested'], ...above('410621'))],
    ],
    ['the name of an enterprise', `update enterprise set name_zh = '新甲' where uscc = '${uscc(1)}'`, []],
    [
      'an enterprise that moves, in both regions',
      `update enterprise set region_code = '620921' where uscc = '${uscc(1)}'`,
      at([...INVENTION, 'listing', 'contract'], ...above('410611'), '620921'),
    ],
    [
      'a record of an enterprise that has moved, where it was as well',
      `update tech_contract set value = 101`,
      at(['contract'], ...above('410611'), '620921'),
    ],
    [
      'the size of an enterprise',
      `update enterprise set scale = 'SMALL' where uscc = '${uscc(2)}'`,
      at(['giant', 'smeLoan', 'loan'], ...above('410621')),
    ],
    [
      'an enterprise taken off its list',
      `update enterprise set removed_at = now(), removed_reason = 'x' where uscc = '${uscc(2)}'`,
      at(['giant', 'smeLoan', 'loan'], ...above('410621')),
    ],
    ['a record that is taken away', `delete from loan`, at(['loan', 'smeLoan'], ...above('410621'))],
    [
      'what a register is complete for, in all regions inside',
      `insert into register_coverage values ('patent', '', '410600', '2018-01-01', '2018-12-31', 'x', 'x', false)`,
      at(INVENTION, '410600', '410611', '410621'),
    ],
    [
      'certificates that are complete, for loans that ask for them',
      `insert into register_coverage values
         ('certification', 'TECH_SME', '410611', '2018-01-01', '2018-12-31', 'x', 'x', false)`,
      at(['smeLoan'], '410611'),
    ],
  ];

  it.each(PATHS)('are exactly those that count %s', async (_what, sql, expected) => {
    expect(await touchedBy(sql)).toEqual([...expected].sort());
  });

  it('are found for every register that a rule can count, on every road to a row', async () => {
    const triggers = await db.query<{ table: string; events: string }>(
      `select event_object_table as table, string_agg(event_manipulation, ' ' order by event_manipulation) as events
       from information_schema.triggers where trigger_name like '%\\_touch' and trigger_name <> 'enterprise_touch'
       group by 1`,
    );
    // The books of funds have triggers of their own: nothing in them is ever changed or deleted.
    const registers = COUNTED_REGISTERS.filter((register) => register !== 'ledger');
    const all = [...registers, 'enterprise', 'enterprise_event', 'register_coverage'].sort();
    expect(triggers.map(({ table }) => table).sort()).toEqual(all);
    for (const { events } of triggers) expect(events).toBe('DELETE INSERT UPDATE');
  });

  it('are found later where somebody changed a row at the database itself', async () => {
    await db.transaction((tx) => targetsLeftBehind(tx));
    await db.query(`update incubator set opened_on = '2018-02-01'`);
    const behind = () => db.transaction((tx) => targetsLeftBehind(tx));
    expect(bare(await behind())).toEqual(at(['space'], ...above('410611')));
    expect(await behind()).toEqual([]);
  });

  it('are those on a series, on what is computed from it, and on sums of the regions right above', async () => {
    const depending = async (indicatorCode: string, regionCode: string) =>
      bare(await targetsDependingOn(db, { series: [{ indicatorCode, regionCode }] }));
    expect(await depending('people', '410611')).toEqual(at(['people', 'density', 'growth'], '410611'));
    expect(await depending('summed', '410611')).toEqual(at(['summed', 'share'], '410611', '410600'));
    expect(await depending('summed', '100000')).toEqual(at(['summed', 'share'], '100000'));
    expect(await depending('growth', '410611')).toEqual(at(['growth'], '410611'));
  });

  it('are those whose words, unit and rules the catalogue has changed, however deep', async () => {
    const none = { stages: [], plans: [], indicators: [], units: [], regions: [] };
    const depending = async (changed: Partial<typeof none>) =>
      bare(await targetsDependingOn(db, { definitions: { ...none, ...changed } }));
    expect(await depending({ indicators: ['people'] as never })).toEqual(
      at(['people', 'density', 'growth'], ...REGIONS),
    );
    const inCounty = [...Object.keys(RULES), 'people', 'density', 'growth', 'summed', 'share'];
    expect(await depending({ regions: ['410611'] as never })).toEqual(
      [...at(inCounty, '410611'), ...at(['summed', 'share'], '410600')].sort(),
    );
    expect(await depending({})).toEqual([]);
  });
});
