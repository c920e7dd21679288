/** Evidence is kept once, cannot be changed, and sums to the actual: the database itself sees to it. */
import type { Database } from '../../../src/db/database';
import { Decimal } from '../../../src/domain/decimal';
import { expandEvidence } from '../../../src/loaders/evidence/expand-evidence';
import { recordedBefore } from '../../../src/loaders/evidence/known';
import { type StoredSet, storedSet } from '../../../src/loaders/evidence/stored-set';
import { judgeTargets } from '../../../src/loaders/progress';
import { ProgressChange } from '../../../src/schema/progress-change';
import { progressChange } from '../../../src/services/evidence/progress-change';
import { readEvidence } from '../../../src/services/evidence/read-evidence';
import { reproduces } from '../../../src/services/evidence/reproduce-rules';
import { checkInvariants } from '../../../src/services/invariants/check-invariants';
import { openTestDatabase } from '../../support/database';
import * as make from '../../support/factories';
import { insertEnterprise, insertPatent } from '../../support/graph';
import { recomputeTargets } from '../../support/recompute-targets';

const NOW = new Date('2018-12-31T04:00:00Z');
const TODAY = '2018-12-31';
const COUNTED = 'hebi/2018/patents-granted';
const PUBLISHED = 'hebi/2018/rnd-share';
/** More than one set lists. */
const MANY = 5_100;
const SLOW_MS = 60_000;
const KEPT = { targetKey: COUNTED, reasonZh: 'x', reasonEn: 'x' };
const TERMS = {
  ...{ region: '410600', indicator: 'patents-granted', basis: 'PERIOD_TOTAL', comparator: 'AT_LEAST' },
  ...{ value: '100', startsOn: '2018-01-01', endsOn: '2018-12-31', planStartsOn: '2018-01-01' },
  thresholds: { onTrack: '1', atRisk: '0.8', about: '0.05' },
};

describe('frozen evidence', () => {
  let db: Database;
  let owner: unknown;
  beforeAll(async () => {
    db = await openTestDatabase();
    await make.insertUnit(db);
    await make.insertRegion(db, { code: '410000', level: 'PROVINCE' });
    await make.insertRegion(db, { parentCode: '410000' });
    await make.insertRegion(db, { code: '410611', level: 'COUNTY', parentCode: '410600' });
    const countRule = make.json({ register: 'patent', event: 'GRANTED' });
    await make.insertIndicator(db, { source: 'COUNTED', countRule });
    await make.insertIndicator(db, { code: 'rnd-share', measure: 'RATIO' });
    await make.insertDocument(db);
    await make.insertPlan(db);
    await make.insertStage(db);
    await make.insertTarget(db);
    const share = { slug: 'rnd-share', indicatorCode: 'rnd-share', basis: 'LEVEL', value: '2' };
    await make.insertTarget(db, share);
    owner = (await insertEnterprise(db, { foundedOn: '2000-01-01' })).id;
    await db.query(`insert into register_coverage values
      ('patent', '', '410600', '2018-01-01', '2018-12-31', 'x', 'x', false)`);
    await grant('a', '2018-03-05');
    await grant('b', '2018-04-02');
    await grant('c', null);
    await make.insertObservation(db, { indicatorCode: 'rnd-share', value: '1.9' });
    await make.insert(db, 'target_version', { ...KEPT, version: 1, content: make.json(TERMS) });
    await db.query(`insert into indicator_version (indicator_code, version, content, reason_zh, reason_en)
      values ('patents-granted', 1, '{"direction": "HIGHER_IS_BETTER", "measure": "FLOW", "unitZh": "件",
        "unitEn": "items", "count": {"register": "patent", "event": "GRANTED"}}', 'x', 'x')`);
    await recompute();
  });
  afterAll(() => db.close());

  const grant = (applicationNumber: string, grantedOn: string | null) =>
    insertPatent(db, owner, { applicationNumber, grantedOn, filedOn: '2017-01-05' });
  const recompute = () => recomputeTargets(db, [COUNTED, PUBLISHED], TODAY, NOW);
  const rows = () =>
    db.query<StoredSet & { [column: string]: unknown }>(
      `select e.*, p.xmin::text as version, p.actual from target_progress p
       join evidence_set e on e.hash = p.evidence_hash order by p.target_key`,
    );
  const sets = async () => Number((await db.query('select count(*) as n from evidence_set'))[0]?.n);
  const held = async () => (await checkInvariants(db)).flatMap(({ violations }) => violations);

  it('keeps each record that counts with its contribution, and those left out with their reason', async () => {
    const [counted, published] = await rows();
    expect(counted).toMatchObject({
      total: '2',
      counted: 2,
      kinds: ['PATENT', 'PATENT'],
      reasons: ['GRANTED', 'GRANTED'],
    });
    expect(counted).toMatchObject({ contributions: ['1', '1'] });
    expect(published).toMatchObject({ total: '1.9', kinds: ['DATA_POINT'], contributions: ['1.9'] });
    expect(await held()).toEqual([]);
  });

  it('leaves rows and sets as they are for the same evidence', async () => {
    const before = [await rows(), await sets()];
    expect(await recompute()).toEqual({ computed: 2, changed: 0 });
    expect([await rows(), await sets()]).toEqual(before);
  });

  it('is another set when other records make up the same number', async () => {
    const [before] = await rows();
    await db.query(`update patent set granted_on = null where application_number = 'a'`);
    await db.query(`update patent set granted_on = '2018-03-05' where application_number = 'c'`);
    expect(await recompute()).toEqual({ computed: 2, changed: 1 });
    const [after] = await rows();
    expect([after?.actual, after?.hash === before?.hash]).toEqual(['2', false]);
    await db.query(`update patent set granted_on = null where application_number = 'c'`);
    await db.query(`update patent set granted_on = '2018-03-05' where application_number = 'a'`);
    await recompute();
    expect((await rows())[0]?.hash).toBe(before?.hash);
  });

  describe('refuses, whoever asks the database', () => {
    const figure = (total: string, contribution: string) => {
      const item = { kind: 'DATA_POINT', id: '1', amount: new Decimal(1), reason: 'PUBLISHED' as const };
      const rest = { leftOut: [], leftOutCounts: [], rules: [] };
      const items = [{ ...item, contribution: new Decimal(contribution) }];
      return storedSet({ total: new Decimal(total), items, ...rest });
    };
    const insert = (row: object) => make.insert(db, 'evidence_set', row as Record<string, unknown>);

    it('a set that does not sum to its total, or says other than its name', async () => {
      await expect(insert(figure('7', '6.999999999999'))).rejects.toThrow(/evidence_sums_to_total/);
      await expect(insert({ ...figure('7', '7'), counted: 2 })).rejects.toThrow(/evidence_counts_all/);
      await expect(insert({ ...figure('7', '7'), ids: ['2'] })).rejects.toThrow(/named_by_its_content/);
      await expect(insert({ ...figure('7', '7'), reasons: [] })).rejects.toThrow(/evidence_/);
      await expect(insert({ ...figure('7', '7'), ids: [null] })).rejects.toThrow(/evidence_/);
      await expect(insert({ ...figure('7', '7'), total: 'NaN', contributions: ['NaN'] })).rejects.toThrow(
        /check/,
      );
    });

    it('a change of a set, and the end of one that an answer rests on', async () => {
      await expect(db.query(`update evidence_set set settled_at = now()`)).rejects.toThrow(/frozen/);
      await expect(db.query('delete from evidence_set')).rejects.toThrow(/foreign key|violates/);
      const { hash } = await insert(figure('7', '7'));
      await db.query('delete from evidence_set where hash = $1', [hash]);
    });

    it('an answer that is not what its evidence sums to', async () => {
      const refused = (sql: string, given: unknown[] = []) =>
        expect(db.query(sql, given)).rejects.toThrow(/evidence sums to/);
      await refused('update target_progress set actual = actual + 0.000000000001');
      await refused('update target_progress set evidence_hash = null');
      await refused(`update target_progress set actual = null where target_key = $1`, [COUNTED]);
      const { hash } = await insert(figure('8', '8'));
      await refused('update target_progress set evidence_hash = $1', [hash]);
      await expect(db.query(`update target_progress set evidence_hash = 'x'`)).rejects.toThrow();
    });
  });

  it('shows frozen evidence for today, and lists the same for anybody who asks again', async () => {
    const request = { keys: [COUNTED], knownAt: null, now: NOW, today: TODAY };
    const frozen = (await readEvidence(db, { ...request, asOf: null })).get(COUNTED);
    expect(frozen).toMatchObject({ frozen: true, settledAt: null });
    const listed = (await readEvidence(db, { ...request, asOf: TODAY, today: '2018-12-30' })).get(COUNTED);
    expect(listed).toMatchObject({ frozen: false, hash: frozen?.hash });
    const past = recordedBefore(new Date(Date.now() + 1_000));
    const judged = await judgeTargets(db, { keys: [COUNTED], asOf: TODAY, known: past, now: NOW });
    const again = (await expandEvidence(db, judged, past)).get(COUNTED);
    expect(again && storedSet(again).hash).toBe(frozen?.hash);
  });

  it('tells a figure revised by the bureau from a target that was revised itself', async () => {
    const asked = { targetKey: PUBLISHED, from: '2018-12-30', to: TODAY, now: NOW, today: TODAY };
    await db.query(`update observation set superseded_at = '2019-06-01' where indicator_code = 'rnd-share'`);
    await make.insertObservation(db, {
      ...{ indicatorCode: 'rnd-share', value: '2.05', publishedAt: '2019-06-01T00:00:00Z' },
    });
    const known = { fromKnownAt: new Date('2019-04-01'), toKnownAt: new Date('2019-07-01') };
    const revised = await progressChange(db, { ...asked, from: TODAY, ...known });
    expect(revised.parts.map(({ kind, amount }) => [kind, amount.toFixed()])).toEqual([['REVISED', '0.15']]);
    expect(revised.before).toMatchObject({ knowledge: 'PUBLISHED_BY', actual: '1.9' });
    const frozen = await progressChange(db, {
      ...asked,
      from: TODAY,
      fromKnownAt: null,
      toKnownAt: known.toKnownAt,
    });
    expect(frozen.before).toMatchObject({ knowledge: 'FROZEN', actual: '1.9' });
    expect(frozen.change?.toFixed()).toBe('0.15');
  });

  it('puts down to the target what its old terms would not have counted', async () => {
    await grant('d', '2018-12-31');
    const second = { ...TERMS, basis: 'ANNUAL_AVERAGE' };
    await make.insert(db, 'target_version', {
      ...{ ...KEPT, version: 2, content: make.json(second), effectiveOn: TODAY },
    });
    await db.query(`update target set basis = 'GROWTH', growth_base = null, version = 2 where key = $1`, [
      COUNTED,
    ]);
    await db.query(`insert into register_coverage values
      ('patent', '', '410600', '2017-01-01', '2017-12-31', 'x', 'x', false)`);
    await insertPatent(db, owner, { applicationNumber: 'e', filedOn: '2016-01-05', grantedOn: '2017-05-05' });
    const asked = { targetKey: COUNTED, from: '2018-12-30', to: TODAY, now: NOW, today: TODAY };
    await recompute();
    const change = await progressChange(db, { ...asked, fromKnownAt: null, toKnownAt: null });
    expect(change.before).toMatchObject({ targetVersion: 1, actual: '2', knowledge: 'PRESENT' });
    expect(change.after).toMatchObject({ targetVersion: 2, actual: '200', knowledge: 'FROZEN' });
    expect(change.parts.map(({ kind, amount }) => [kind, amount.toFixed()])).toEqual([
      ['ADDED', '1'],
      ['TARGET_REVISED', '197'],
    ]);
    const told = new ProgressChange(change);
    expect(told.explanationZh).toMatch(/目标由100件改为100件（版本1→2）。$/);
    expect(told.explanationEn).toMatch(
      / The target was revised from 100 items to 100 items \(version 1→2\)\.$/,
    );
    // Growth itself is made of records: the base takes a hundred off, the later ones carry it.
    const [growth] = await rows();
    expect(growth).toMatchObject({ total: '200', counted: 4, contributions: ['100', '100', '100', '-100'] });
    await db.query(`update target set basis = 'PERIOD_TOTAL', version = 1 where key = $1`, [COUNTED]);
    await db.query('delete from target_version where version = 2');
    await db.query(`update patent set granted_on = null where application_number = 'e'`);
  });

  it(
    'keeps sets too large to list as a question that the registers answer the same for ever',
    async () => {
      await db.query(
        `insert into patent (application_number, kind, title_zh, filed_on, granted_on, owner_id, is_synthetic)
         select 'n' || n, 'DESIGN', 'x', '2017-06-01', '2018-07-01', $1, false from generate_series(1, ${MANY}) n`,
        [owner],
      );
      await recompute();
      const [many] = await rows();
      expect(many).toMatchObject({
        kinds: ['RULE'],
        counted: MANY + 3,
        total: String(MANY + 3),
        reasons: ['BY_RULE'],
      });
      const rules = (many?.rules ?? []).map((rule) => JSON.parse(rule));
      expect(rules).toMatchObject([
        {
          ...{ count: MANY + 3, sum: String(MANY + 3) },
          question: { series: '410600/patents-granted', definition: { version: 1 }, prefix: '4106' },
        },
      ]);
      const at = many?.settled_at as Date;
      await grant('later', '2018-07-02');
      await db.query(`update patent set granted_on = null where application_number = 'n7'`);
      expect(await reproduces(db, rules, at)).toBe(true);
      expect(await reproduces(db, rules, new Date(Date.now() + 1_000))).toBe(false);
      expect(await held()).toEqual([]);
      const before = await sets();
      await db.query(`delete from patent where application_number = 'later'`);
      await db.query(`update patent set granted_on = '2018-07-01' where application_number = 'n7'`);
      await recompute();
      // The very same evidence, though the present instant is another.
      expect([(await rows())[0]?.hash, await sets()]).toEqual([many?.hash, before]);
    },
    SLOW_MS,
  );

  it('finds what was altered behind its back', async () => {
    await db.query('alter table evidence_set disable trigger all');
    await db.query('alter table evidence_set drop constraint evidence_sums_to_total');
    await db.query('alter table evidence_set drop constraint evidence_is_named_by_its_content');
    await db.query(`update evidence_set set total = total + 1 where total = 2.05`);
    const broken = (await checkInvariants(db)).filter(({ violations }) => violations.length > 0);
    expect(broken.map(({ invariant, violations }) => [invariant.name, violations.length])).toEqual([
      ['evidence-sums', 1],
      ['progress-is-its-evidence', 1],
    ]);
  });
});
