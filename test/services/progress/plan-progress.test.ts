import type { Database } from '../../../src/db/database';
import { plansProgress } from '../../../src/services/progress/plan-progress';
import { createProgressLoader } from '../../../src/services/progress/progress-loader';
import { progressReport } from '../../../src/services/progress/report';
import { targetsDependingOn } from '../../../src/services/progress/targets-depending-on';
import { openTestDatabase } from '../../support/database';
import { insertIndicator, insertObservation, insertTarget, json, plantHebi } from '../../support/factories';

const NOW = new Date('2026-01-05T02:00:00Z');
const TODAY = '2026-01-05';
const QUESTION = { asOf: null, now: NOW, today: TODAY };

/** Of eight targets of 100 one stands at 250, one at 60, one at 0; a deed is done. */
async function plant(db: Database): Promise<void> {
  await plantHebi(db, 1);
  for (const [slug, value] of [
    ['a', '250'],
    ['b', '60'],
    ['c', '0'],
  ] as const) {
    await insertIndicator(db, { code: slug });
    await insertTarget(db, { slug, indicatorCode: slug });
    await insertObservation(db, { indicatorCode: slug, value, isSynthetic: slug === 'b' });
  }
  await insertIndicator(db, { code: 'milestone', measure: 'STOCK' });
  await insertTarget(db, {
    ...{ slug: 'deed', indicatorCode: 'milestone', basis: 'MILESTONE', value: null, doneOn: '2018-05-05' },
  });
}

describe('where a plan stands', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
    await plant(db);
  });
  afterAll(() => db.close());

  it('is told by counts of every status and by the mean of attainments that are capped at one', async () => {
    const standing = (await plansProgress(db, ['hebi', 'nowhere'], QUESTION)).get('hebi');
    expect(Object.fromEntries(standing?.counts.map(({ status, count }) => [status, count]) ?? [])).toEqual({
      ...{ NOT_STARTED: 0, NO_DATA: 4, ON_TRACK: 0, AT_RISK: 0, OFF_TRACK: 0, MET: 2, MISSED: 2 },
    });
    expect(standing?.attainment).toBeCloseTo((1 + 0.6 + 0) / 3, 10);
  });

  it('has no attainment without data, and no targets where there is no plan', async () => {
    const early = await plansProgress(db, ['hebi', 'nowhere'], { ...QUESTION, asOf: '2017-06-30' });
    expect(early.get('hebi')?.attainment).toBeNull();
    expect(early.get('nowhere')).toMatchObject({ targets: [], attainment: null });
  });

  it('is listed stage by stage, each target with its numbers, those made up with a mark', async () => {
    const report = await progressReport(db, { ...QUESTION, plan: 'hebi' });
    expect(report).toMatchObject({ asOf: TODAY, plans: [{ slug: 'hebi' }] });
    const [first, ...others] = report.plans[0]?.stages ?? [];
    expect(others.map((stage) => stage.targets.length)).toEqual([1, 1, 1]);
    const lines = new Map(first?.targets.map((line) => [line.key.split('/').at(-1), line]));
    expect(lines.get('a')).toMatchObject({ actual: '250', value: '100', attainment: 2.5, status: 'MET' });
    expect(lines.get('b')).toMatchObject({ actual: '60', status: 'MISSED', synthetic: true });
    expect(lines.get('c')).toMatchObject({ actual: '0', attainment: 0, synthetic: false });
    expect(lines.get('deed')).toMatchObject({ basis: 'MILESTONE', value: null, status: 'MET' });
  });

  it('is loaded for one request in the order asked, moments apart', async () => {
    const loader = createProgressLoader(db, NOW, TODAY);
    const key = (slug: string, asOf: string | null) => ({
      ...{ targetKey: `hebi/2018/${slug}`, asOf, asKnownAt: null },
    });
    const answers = await loader.loadMany([
      key('b', null),
      key('a', '2018-06-30'),
      key('a', null),
      key('x', null),
    ]);
    expect(answers).toMatchObject([
      { actual: '60', asOf: TODAY },
      { actual: null, asOf: '2018-06-30' },
      { actual: '250', asOf: TODAY },
      null,
    ]);
  });

  it('changes with records of the kinds that its indicators count, not with others', async () => {
    const countRule = json({ register: 'certification', kind: ['TECH_SME'], event: 'ACTIVE' });
    await insertIndicator(db, { code: 'smes', measure: 'STOCK', source: 'COUNTED', countRule });
    const { key } = await insertTarget(db, { slug: 'smes', indicatorCode: 'smes', basis: 'LEVEL' });
    const register = { register: 'certification', regionCode: '410611' };
    const depending = (kind?: string) =>
      targetsDependingOn(db, { registers: [kind ? { ...register, kind } : register] });
    expect(await depending()).toEqual([key]);
    expect(await depending('TECH_SME')).toEqual([key]);
    expect(await depending('TECH_GIANT')).toEqual([]);
  });

  it('does not change for a growth rate when only the level it speaks of was published', async () => {
    await insertIndicator(db, { code: 'a-growth', measure: 'GROWTH_RATE', growthOf: 'a' });
    const { key } = await insertTarget(db, { slug: 'a-growth', indicatorCode: 'a-growth', basis: 'GROWTH' });
    const series = (indicatorCode: string) => ({ series: [{ indicatorCode, regionCode: '410600' }] });
    expect(await targetsDependingOn(db, series('a'))).toEqual(['hebi/2018/a']);
    expect(await targetsDependingOn(db, series('a-growth'))).toEqual([key]);
  });
});
