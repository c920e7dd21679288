import type { Database } from '../../../src/db/database';
import { openTestDatabase } from '../../support/database';
import type { Ask } from './money-model/asks';
import { expectSame } from './money-model/compare';
import { Model } from './money-model/model';
import { learn, perform } from './money-model/perform';
import { openProgramme, plantGround, type World } from './money-model/world';

const MANY = 50;
const DRAWS = 60;
const MANY_MS = 300_000;

describe('requests about money at the same moment', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase(DRAWS / 2);
    await plantGround(db);
  });
  afterAll(() => db.close());

  /** Who finds all connections taken is told so, and asks again. */
  async function untilServed<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error as Error).message.includes('timeout exceeded')) throw error;
      return untilServed(work);
    }
  }

  async function askMany(world: World, model: Model, asks: readonly Ask[], keyOf: (at: number) => string) {
    const requests = asks.map((ask, at) => ({ ask, key: keyOf(at), db }));
    return Promise.all(requests.map((request) => untilServed(() => perform(world, model, request))));
  }

  const words = '按计划';
  const today = new Model(false).today;
  const deposit = { kind: 'DEPOSIT', bank: 'bank-a', amount: '1000.00', day: today, words } as const;

  it(
    `with one key have one effect and ${MANY} equal answers, whatever is asked for`,
    async () => {
      const world = await openProgramme(db, 'same-key', false);
      const model = new Model(false);
      const way: readonly Ask[] = [
        deposit,
        { kind: 'LEND', bank: 'bank-a', amount: '99.95', contract: 'C-1', words },
        { kind: 'CLAIM', loan: 0, amount: '99.95', words },
        { kind: 'PAY', claim: 0, words },
        { kind: 'RECOVER', claim: 0, amount: '33.33', day: today, byLawsuit: false },
        { kind: 'UNRECOVER', recovery: 0, words },
        { kind: 'TAKE_BACK', claim: 0, words },
        { kind: 'TRANSFER', from: 'bank-a', to: 'bank-b', amount: '0.01', day: today, words },
        { kind: 'REVERSE', posting: 0, words },
      ];
      for (const [at, ask] of way.entries()) {
        const foretold = model.foretell(ask);
        const answers = await askMany(world, model, Array<Ask>(MANY).fill(ask), () => `same-${at}`);
        expect({ ask, kinds: new Set(answers.map((answer) => JSON.stringify(answer))).size }).toEqual({
          ...{ ask, kinds: 1 },
        });
        const [answer] = answers;
        expect(answer !== undefined && 'answer' in answer).toBe('effect' in foretold);
        if ('effect' in foretold) foretold.effect();
        if (answer && 'answer' in answer) learn(world, ask, answer.answer);
        await expectSame(world, model);
      }
    },
    MANY_MS,
  );

  it(
    `of ${DRAWS} draws on a balance for ten, exactly ten succeed`,
    async () => {
      const world = await openProgramme(db, 'draws', false);
      const model = new Model(false);
      const draw = { kind: 'TRANSFER', from: 'bank-a', to: 'bank-b', amount: '100.00', day: today, words };
      await perform(world, model, { ask: deposit, key: 'deposit', db });
      const came = await askMany(world, model, Array(DRAWS).fill(draw), (at) => `draw-${at}`);
      expect(came.filter((one) => 'answer' in one)).toHaveLength(10);
      const refused = came.filter((one) => 'refused' in one);
      expect(refused).toEqual(Array(DRAWS - 10).fill({ refused: ['ACCOUNT_SHORT'] }));
    },
    MANY_MS,
  );
});
