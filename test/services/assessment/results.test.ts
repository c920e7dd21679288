import type { Database } from '../../../src/db/database';
import { visibilityOf } from '../../../src/domain/access/visibility';
import { Decimal } from '../../../src/domain/decimal';
import { assessQuarterJob } from '../../../src/jobs/assess-quarter';
import type { JobContext } from '../../../src/jobs/job-kind';
import { approvedAssessments } from '../../../src/services/assessment/approved-assessments';
import { closeOver, requestAssessments } from '../../../src/services/assessment/quarters-due';
import { ranking } from '../../../src/services/assessment/ranking';
import { openTestDatabase } from '../../support/database';
import { Assessing, LEADER, OFFICE, QUARTER } from './assessing';

describe('what comes of assessments', () => {
  let db: Database;
  let at: Assessing;
  beforeAll(async () => {
    db = await openTestDatabase();
    at = await Assessing.open(db);
    await at.publish('loans', '30000000');
    await at.publish('patents', '12');
    await at.assess();
  });
  afterAll(async () => {
    await db.close();
    await at.seeds.discard();
  });

  it('is told when a figure that an approved one rests on would be revised, and not for drafts', async () => {
    const told = () =>
      db.rehearse(async (tx) => {
        await tx.query(
          `create temp table revised_figure on commit drop as
           select region_code, indicator_code, period, period_start, period_end from observation
           where indicator_code = 'loans'`,
        );
        return approvedAssessments(tx, 10);
      });
    expect((await told()).totalCount).toBe(0);
    await at.act('APPROVE', LEADER);
    const { things, totalCount } = await told();
    expect([totalCount, things[0]]).toMatchObject([
      1,
      {
        kind: 'ASSESSMENT',
        period: QUARTER,
        figures: 1,
        nameEn: 'Assessment of Finance Bureau, 2018-Q2, Plan',
      },
    ]);
  });

  it('makes a year of its quarters by the rule of the scheme, in the order of the scores', async () => {
    at.today = '2018-04-21';
    await at.publish('patents', '7', '2018-01/2018-03');
    expect(await at.assess({ quarter: '2018-Q1' })).toBe('computed 2');
    const year = await ranking(db, visibilityOf(LEADER), 'plan', '2018');
    expect(
      year.map(({ department, rank, isComplete, quarters }) => [
        department,
        rank,
        isComplete,
        quarters.length,
      ]),
    ).toEqual([
      ['science', 1, false, 4],
      ['finance', 2, false, 4],
    ]);
    const [science] = year;
    const scores = science?.quarters.flatMap(({ score }) => score ?? []) ?? [];
    expect(scores).toHaveLength(2);
    const mean = new Decimal(scores[0] as string).plus(scores[1] as string).dividedBy(2);
    expect(science?.score).toBe(mean.toDecimalPlaces(4).toFixed());
  });

  it('is asked for by the day after its time, once, and closed when nobody can appeal any more', async () => {
    const due = (day: string) => db.transaction((tx) => requestAssessments(tx, day));
    expect(await due('2018-10-20')).toBe(0);
    expect(await due('2018-10-21')).toBe(1);
    expect(await due('2018-12-31')).toBe(1);
    expect(await db.query(`select key, payload from outbox where name = 'assess-quarter'`)).toEqual([
      { key: 'assess-quarter-plan-2018-Q3', payload: { plan: 'plan', quarter: '2018-Q3' } },
    ]);
    expect(await due('2018-08-30')).toBe(0);
    at.today = '2018-07-21';
    await at.act('FEED_BACK', OFFICE);
    const closed = (day: string) => db.transaction((tx) => closeOver(tx, day, at.now()));
    expect(await closed('2018-08-05')).toEqual([]);
    expect(await closed('2018-08-06')).toHaveLength(1);
    expect(await at.statusOf('finance')).toBe('FINAL 1 75.83');
  });

  it('is computed by the job of the day, and the same job again does nothing', async () => {
    at.today = '2018-10-21';
    const context = { database: db, now: at.now } as unknown as JobContext;
    const delivery = {
      ...{ queue: 'maintenance' as const, key: 'assess-quarter-plan-2018-Q3' },
      payload: { plan: 'plan', quarter: '2018-Q3' },
    };
    expect(await assessQuarterJob.run(context, delivery)).toEqual({ computed: 2 });
    expect(await assessQuarterJob.run(context, delivery)).toEqual({ computed: 0 });
    const [event] = await db.query(
      `select distinct e.actor from assessment_event e join assessment a on a.id = e.assessment_id
       where a.quarter = '2018-Q3'`,
    );
    expect(event).toEqual({ actor: 'system:assessment' });
  });
});
