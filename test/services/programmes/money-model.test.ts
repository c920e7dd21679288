import fc from 'fast-check';
import type { Database } from '../../../src/db/database';
import { checkInvariants } from '../../../src/services/invariants/check-invariants';
import { openTestDatabase } from '../../support/database';
import { type Ask, type Choice, onward } from './money-model/asks';
import { anyCommands, ask, type Counts } from './money-model/commands';
import { Model } from './money-model/model';
import { openProgramme, plantGround } from './money-model/world';

const RUNS = 1000;
/** Several at once, each with a fund of its own: while one waits for the database another goes on. */
const LANES = 3;
const PATIENCE_MS = 900_000;

/** Runs that never come here would prove nothing. */
const MUST_COME = [
  ...['DEPOSIT done', 'INTEREST done', 'TRANSFER done', 'TRANSFER ACCOUNT_SHORT', 'LEND done'],
  ...['LEND LEVERAGE_EXCEEDED', 'CLAIM done', 'CLAIM CLAIMED_ALREADY', 'PAY done', 'PAY CLAIM_CLOSED'],
  ...['RECOVER done', 'RECOVER NOT_PAID', 'TAKE_BACK done', 'TAKE_BACK RECOVERIES_STAND', 'UNRECOVER done'],
  ...['REVERSE done', 'REVERSE ACCOUNT_SHORT', 'REVERSE REVERSED_ELSEWHERE', 'REPLAYED', 'KEY_USED_TWICE'],
  ...['THROWN', 'CONNECTION_KILLED', 'ANSWER_LOST'],
];

describe('the money of a programme, run beside a reference model', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase(8);
    await plantGround(db);
  });
  afterAll(() => db.close());

  const counts: Counts = { tally: new Map(), audits: 0 };
  let runs = 0;

  /** A way that was begun, so that short runs get to claims and recoveries, too. */
  async function begun(othersPayBeyond: boolean, opening: readonly Choice[]) {
    runs += 1;
    const real = await openProgramme(db, `programme-${runs}`, othersPayBeyond);
    const model = new Model(othersPayBeyond);
    for (const choice of opening) await ask(real, model, counts, choice(model) as Ask);
    return { model, real };
  }

  it(
    'is neither created nor lost, never below zero; the same key has the same answer',
    async () => {
      const openings = fc.array(onward, { maxLength: 6, size: 'max' });
      const property = fc.asyncProperty(
        fc.boolean(),
        openings,
        anyCommands(counts),
        (beyond, opening, commands) => fc.asyncModelRun(() => begun(beyond, opening), commands),
      );
      // Without shrinking, which could take an hour here: the seed and the path that are told repeat the run.
      const numRuns = Math.ceil(RUNS / LANES);
      await Promise.all(
        Array.from({ length: LANES }, () => fc.assert(property, { numRuns, endOnFailure: true })),
      );
      expect(runs).toBeGreaterThanOrEqual(RUNS);
      expect(MUST_COME.filter((what) => !counts.tally.has(what))).toEqual([]);
    },
    PATIENCE_MS,
  );

  it('leaves books that add up, and one audit record for each request that was not a repetition', async () => {
    expect((await checkInvariants(db)).filter(({ violations }) => violations.length > 0)).toEqual([]);
    const [written] = await db.query('select count(*)::integer as records from audit_record');
    expect(written).toEqual({ records: counts.audits });
  });
});
