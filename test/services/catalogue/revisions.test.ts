import type { Database } from '../../../src/db/database';
import { recordedBefore, settledInstant } from '../../../src/loaders/evidence/known';
import { progressOf } from '../../../src/loaders/progress';
import { loadCatalogue } from '../../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../../src/services/catalogue/read-catalogue';
import { openTestDatabase } from '../../support/database';
import { type SmallCatalogue, writeSmallCatalogue } from './small-catalogue';

const NOW = new Date('2026-02-05T02:00:00Z');
const PLAN = 'plans/plan.yaml';
const LOANS = 'plan/first/loans';
const REVISION = `revisions:
  - target: first/loans
    reasonZh: 中期调整
    reasonEn: Adjusted half-way
    effectiveOn: "2019-07-01"
    document: report
    clause: 三
    was: { value: "7000", statedText: 7000万元 }
stages:`;

let db: Database;
let seeds: SmallCatalogue;

const load = async () => loadCatalogue(db, await readCatalogue(seeds.directory), NOW);
const versions = () =>
  db.query(
    `select version, content ->> 'value' as value, effective_on, document_slug, clause, reason_en
     from target_version where target_key = $1 order by version`,
    [LOANS],
  );
const judged = async (asOf: string, known?: ReturnType<typeof recordedBefore>) => {
  const answers = await progressOf(db, { keys: [LOANS], asOf, now: NOW, ...(known ? { known } : {}) });
  const answer = answers.get(LOANS);
  return answer ? [answer.targetVersion, answer.inputs.terms.value] : null;
};

beforeEach(async () => {
  db = await openTestDatabase();
  seeds = await writeSmallCatalogue();
});

afterEach(async () => {
  await db.close();
  await seeds.discard();
});

describe('a target that a document revised', () => {
  const REVISED = [
    { version: 1, value: '70000000', effective_on: null, document_slug: null, clause: null },
    { version: 2, value: '80000000', effective_on: '2019-07-01', document_slug: 'report', clause: '三' },
  ].map((row) => expect.objectContaining(row));

  it('keeps what it said before, also when it is loaded for the first time', async () => {
    await seeds.edit(PLAN, 'stages:', REVISION);
    await load();
    expect(await versions()).toEqual(REVISED);
    expect((await versions()).map(({ reason_en }) => reason_en)).toEqual([
      'first loaded',
      'Adjusted half-way',
    ]);
  });

  it('is judged on each day by what was in force', async () => {
    await seeds.edit(PLAN, 'stages:', REVISION);
    await load();
    expect(await judged('2019-06-30')).toEqual([1, '70000000']);
    expect(await judged('2019-07-01')).toEqual([2, '80000000']);
  });

  it('keeps the earlier days as they were when it is revised after it was loaded', async () => {
    await load();
    await seeds.edit(PLAN, 'value: "8000"', 'value: "9000"');
    await seeds.edit(PLAN, 'stages:', REVISION.replace('"7000"', '"8000"').replace('7000万元', '8000万元'));
    await load();
    expect(await judged('2019-06-30')).toEqual([1, '80000000']);
    expect(await judged('2019-07-01')).toEqual([2, '90000000']);
  });

  it('has an edit of our own reading count for every day, but not for what was known before it', async () => {
    await load();
    const before = recordedBefore(await settledInstant(db));
    await seeds.edit(PLAN, 'value: "8000"', 'value: "9000"');
    await load();
    expect(await judged('2019-06-30')).toEqual([2, '90000000']);
    expect(await judged('2019-06-30', before)).toEqual([1, '80000000']);
    const never = recordedBefore(new Date('2001-01-01T00:00:00Z'));
    expect(await judged('2019-06-30', never)).toBeNull();
  });
});

describe('the definition of an indicator', () => {
  const definitions = () =>
    db.query(
      `select version, content ->> 'direction' as direction, reason_en from indicator_version
       where indicator_code = 'loans' order by version`,
    );

  it('is kept in versions, and an answer of the past uses the one of its time', async () => {
    await load();
    const before = recordedBefore(await settledInstant(db));
    await seeds.editLine('indicators/all.yaml', 13, 'HIGHER_IS_BETTER', 'LOWER_IS_BETTER');
    await load();
    expect(await definitions()).toEqual([
      { version: 1, direction: 'HIGHER_IS_BETTER', reason_en: 'first loaded' },
      { version: 2, direction: 'LOWER_IS_BETTER', reason_en: 'catalogue edited: direction' },
    ]);
    const [now] = (await progressOf(db, { keys: [LOANS], asOf: '2019-06-30', now: NOW })).values();
    const [then] = (
      await progressOf(db, { keys: [LOANS], asOf: '2019-06-30', now: NOW, known: before })
    ).values();
    expect(now?.inputs.definition).toEqual({ indicator: 'loans', version: 2 });
    expect(then?.inputs.definition).toEqual({ indicator: 'loans', version: 1 });
    expect([now?.inputs.terms.direction, then?.inputs.terms.direction]).toEqual([
      'LOWER_IS_BETTER',
      'HIGHER_IS_BETTER',
    ]);
  });
});
