import { readFile } from 'node:fs/promises';
import type { Database } from '../../../src/db/database';
import { openTestDatabase } from '../../support/database';
import { Assessing, FINANCE, LEADER, OFFICE, PLAN, person, QUARTER } from './assessing';

describe('a quarter of a small plan', () => {
  let db: Database;
  let at: Assessing;
  beforeEach(async () => {
    db = await openTestDatabase();
    at = await Assessing.open(db);
    await at.publish('loans', '30000000');
    await at.publish('patents', '12');
  });
  afterEach(async () => {
    await db.close();
    await at.seeds.discard();
  });

  const content = async () => {
    const tables = ['assessment', 'assessment_version', 'assessment_item', 'assessment_event', 'appeal'];
    const counts = await Promise.all(
      tables.map(async (table) => (await db.query(`select count(*)::integer as n from ${table}`))[0]?.n),
    );
    const [audit] = await db.query('select count(*)::integer as n from audit_record');
    return [...counts, audit?.n];
  };

  it('is assessed once for every department, from what each leads and supports', async () => {
    expect(await at.assess()).toBe('computed 2');
    expect((await at.items()).map(({ text }) => text)).toEqual([
      ...['plan/first/fund-set-up NOT_DUE', 'plan/first/loans 75.83'],
    ]);
    expect((await at.items('science')).map(({ text }) => text)).toEqual([
      ...['plan/first/fund-set-up NOT_DUE', 'plan/first/loans 75.83', 'plan/first/patents 80.89'],
    ]);
    const before = await content();
    expect(await at.assess()).toBe('computed 0');
    expect(await content()).toEqual(before);
    expect(await at.statusOf('finance')).toBe('DRAFT 1 75.83');
  });

  it('is refused by name, with nothing written, where it cannot be assessed', async () => {
    const before = await content();
    expect(await at.assess({ plan: 'none' })).toBe('UNKNOWN_PLAN');
    expect(await at.assess({ quarter: '2018-H1' })).toBe('NOT_A_QUARTER');
    expect(await at.assess({ quarter: 'now\0' })).toBe('NOT_A_QUARTER');
    expect(await at.assess({ quarter: '2018-Q3' })).toBe('QUARTER_NOT_OVER');
    expect(await at.assess({ quarter: '2017-Q4' })).toBe('QUARTER_OUTSIDE_PLAN');
    expect(await at.assess({}, LEADER)).toBe('SCOPE_MISSING');
    expect(await at.assess({}, person('other', { scopes: ['ASSESS'], regionCodes: ['620921'] }))).toBe(
      'OUTSIDE_YOUR_REGIONS',
    );
    expect(await content()).toEqual(before);
  });

  it('keeps each edit of the scheme as a version with its reason, and its end too', async () => {
    await at.seeds.edit(PLAN, 'lead: "2"', 'lead: "3"');
    await at.load();
    await at.seeds.edit(PLAN, 'from: "90"', 'from: "95"');
    await at.seeds.edit(PLAN, 'The first one.', 'Excellence is rarer.');
    await at.seeds.edit(PLAN, '首次制定。', '提高优秀标准。');
    await at.load();
    const versions = () =>
      db.query('select version, reason_en, content is null as gone from assessment_scheme order by version');
    expect(await versions()).toEqual([
      { version: 1, reason_en: 'The first one.', gone: false },
      { version: 2, reason_en: 'scheme edited: roleWeights', gone: false },
      { version: 3, reason_en: 'Excellence is rarer.', gone: false },
    ]);
    await at.load();
    expect(await versions()).toHaveLength(3);
    const whole = await readFile(`${at.seeds.directory}/${PLAN}`, 'utf8');
    await at.seeds.write(PLAN, whole.slice(0, whole.indexOf('\nassessment:')));
    await at.load();
    expect((await versions()).at(-1)).toMatchObject({ version: 4, gone: true });
    expect(await at.assess()).toBe('NO_SCHEME');
    await expect(db.query('delete from assessment_scheme')).rejects.toThrow();
  });

  it('may be computed again while it is a draft, and not after its approval', async () => {
    await at.assess();
    await at.publish('loans', '32000000');
    expect(await at.assess({ again: true })).toBe('computed 2');
    expect(await at.assess({ again: true })).toBe('computed 0');
    expect(await at.statusOf('finance')).toBe('DRAFT 2 80.89');
    await at.act('APPROVE', LEADER);
    await at.act('APPROVE', LEADER, 'science');
    expect(await at.assess({ again: true })).toBe('NO_LONGER_A_DRAFT');
  });

  it('goes from draft to the end step by step, out of turn never, each step kept', async () => {
    await at.assess();
    expect(await at.act('FEED_BACK', OFFICE)).toBe('NOT_APPROVED_YET');
    expect(await at.act('CLOSE', OFFICE)).toBe('NOT_TO_BE_CLOSED');
    expect(await at.act('APPROVE', OFFICE)).toBe('SCOPE_MISSING OWN_ASSESSMENT');
    expect(await at.act('APPROVE', LEADER, 'finance', '同意')).toBe('APPROVED 1 75.83');
    expect(await at.act('APPROVE', LEADER)).toBe('NOT_A_DRAFT');
    expect(await at.act('FEED_BACK', OFFICE)).toBe('FED_BACK 1 75.83');
    const [row] = await db.query(
      `select feedback_due, appeal_until from assessment where department_slug = 'finance'`,
    );
    expect(row).toEqual({ feedback_due: '2018-07-31', appeal_until: '2018-08-05' });
    expect(await at.act('CLOSE', OFFICE)).toBe('APPEAL_STILL_POSSIBLE');
    at.today = '2018-08-06';
    expect(await at.act('CLOSE', LEADER)).toBe('FINAL 1 75.83');
    const events = await db.query<{ text: string }>(
      `select step || ' ' || actor || coalesce(' ' || comment, '') as text from assessment_event
       where assessment_id = $1 order by id`,
      [await at.idOf('finance')],
    );
    expect(events.map(({ text }) => text)).toEqual([
      ...['COMPUTED key:office', 'APPROVED key:leader 同意', 'FED_BACK key:office', 'CLOSED key:leader'],
    ]);
    const audited = await db.query<{ action: string }>('select action from audit_record order by seq');
    expect(audited.map(({ action }) => action).slice(1)).toEqual([
      ...['QUARTER_ASSESSED', 'ASSESSMENT_APPROVED', 'ASSESSMENT_FED_BACK', 'ASSESSMENT_CLOSED'],
    ]);
  });

  it('can be appealed against once an item, by the department itself, in time, with reason and evidence', async () => {
    await at.assess();
    expect(await at.appeal('first/loans')).toBe('NOT_FED_BACK_YET');
    await at.feedBack();
    const before = await content();
    expect(await at.appeal('first/none')).toBe('UNKNOWN_ITEM');
    expect(await at.appeal('first/loans', { reason: ' ', evidence: null })).toBe(
      'REASON_MISSING EVIDENCE_MISSING',
    );
    expect(await at.appeal('first/loans', { claimedActual: null })).toBe('CLAIM_MISSING');
    expect(await at.appeal('first/loans', { claimedTreatment: 'NOT_SCORED' })).toBe('CLAIM_MISSING');
    expect(await at.appeal('first/fund-set-up')).toBe('CLAIM_NOT_A_DEED');
    expect(await at.appeal('first/loans', { reason: 'x'.repeat(4001) })).toBe('REASON_TOO_LONG');
    const science = person('science', { role: 'PLANNER', scopes: ['APPEAL'], departmentSlug: 'science' });
    expect(await at.appeal('first/loans', {}, science)).toBe('NOT_YOUR_DEPARTMENT');
    expect(await at.appeal('first/loans', {}, { ...FINANCE, scopes: [] })).toBe('SCOPE_MISSING');
    expect(await content()).toEqual(before);
    at.today = '2018-08-06';
    expect(await at.appeal('first/loans')).toBe('APPEAL_TOO_LATE');
    at.today = '2018-08-05';
    expect(await at.appeal('first/loans')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await at.statusOf('finance')).toBe('APPEALED 1 75.83');
    expect(await at.appeal('first/loans')).toBe('APPEALED_ALREADY');
    expect(await at.appeal('first/fund-set-up', { claimedActual: '1' })).toMatch(/^[0-9a-f-]{36}$/);
    const appeals = await db.query(
      `select target_key, score_before, score_if_upheld, decide_by from appeal order by target_key`,
    );
    expect(appeals).toEqual([
      {
        target_key: 'plan/first/fund-set-up',
        score_before: '75.83',
        score_if_upheld: '87.915',
        decide_by: '2018-09-04',
      },
      {
        target_key: 'plan/first/loans',
        score_before: '75.83',
        score_if_upheld: '100',
        decide_by: '2018-09-04',
      },
    ]);
  });

  it('is decided by another one, with a reason; upheld, it leads to a corrected version beside the old one', async () => {
    await at.assess();
    await at.feedBack();
    const first = await at.appeal('first/loans', { claimedActual: '35000000' });
    const second = await at.appeal('first/fund-set-up', { claimedActual: '1' });
    expect(await at.decide(first, true, LEADER, ' ')).toBe('REASON_MISSING');
    expect(await at.decide(first, true, OFFICE)).toBe('SCOPE_MISSING');
    const ofFinance = { scopes: ['DECIDE'], departmentSlug: 'finance' } as const;
    expect(await at.decide(first, true, person('insider', ofFinance))).toBe('OWN_FILING');
    expect(await at.decide(first, true, person('finance', { scopes: ['DECIDE'] }))).toBe('OWN_FILING');
    expect(await at.decide('00000000-0000-0000-0000-000000000000', true)).toBe('UNKNOWN_APPEAL');
    expect(await at.decide(first, true)).toBe('APPEALED 2 88.47');
    expect(await at.decide(first, false)).toBe('ALREADY_DECIDED');
    expect(await at.decide(second, false, LEADER, '未见批文')).toBe('DECIDED 2 88.47');
    const versions = await db.query(
      `select version, cause, score, corrected from assessment_version v
       left join lateral (select count(*)::integer as corrected from appeal
         where corrected_version = v.version and appeal.assessment_id = v.assessment_id) a on true
       where assessment_id = $1 order by version`,
      [await at.idOf('finance')],
    );
    expect(versions).toEqual([
      { version: 1, cause: 'COMPUTED', score: '75.83', corrected: 0 },
      { version: 2, cause: 'APPEAL_UPHELD', score: '88.47', corrected: 1 },
    ]);
    // What was said stays: nobody rewrites it, not even in the database.
    for (const sql of [
      `update appeal set reason = 'x'`,
      `update appeal set upheld = false`,
      'delete from appeal',
      `update assessment_version set score = 100`,
      'delete from assessment_item',
      `update assessment set status = 'DRAFT'`,
      'delete from assessment_event',
    ]) {
      await expect(db.query(sql)).rejects.toThrow();
    }
  });

  it('adds up in the database itself', async () => {
    await at.assess();
    const forged = `insert into assessment_item (assessment_id, version, ordinal, target_key, target_version,
        name_zh, name_en, basis, role, weight, status, points, contribution, ends_on, explanation_zh,
        explanation_en, figures)
      select assessment_id, version, 9, 'plan/second/output-rate', 1, 'x', 'x', 'GROWTH', 'LEAD', 1, 'MET', 100, 1,
        ends_on, 'x', 'x', '[]' from assessment_item limit 1`;
    await expect(db.query(forged)).rejects.toThrow(/sum to/);
  });

  it(`serves two at once who assess ${QUARTER}, and computes it once`, async () => {
    const told = await Promise.all([at.assess(), at.assess(), at.assess()]);
    expect(told.sort()).toEqual(['computed 0', 'computed 0', 'computed 2']);
  });
});
