/** What may happen in a run: something is asked for, a request comes again, a key is used twice, a night passes. */
import fc from 'fast-check';
import { type Ask, anyChoice, type Choice, varied } from './asks';
import { expectSame, expectSameMoney } from './compare';
import { anyFault, BrokenDown, breaking, type Fault, NO_FAULT } from './faults';
import type { Model } from './model';
import { type Came, learn, perform, type Request } from './perform';
import type { World } from './world';

type Command = fc.AsyncCommand<Model, World>;

/** What came of all requests of all runs, by kind and code: the proof that the runs went somewhere. */
export type Tally = Map<string, number>;

export interface Counts {
  readonly tally: Tally;
  /** Records that must stand in the audit trail in the end. */
  audits: number;
}

const count = (tally: Tally, what: string) => tally.set(what, (tally.get(what) ?? 0) + 1);

/** Null where it broke down, as it should. */
async function broken(world: World, model: Model, request: Request, fault: Fault): Promise<Came | null> {
  const db = breaking(world.db, fault);
  return perform(world, model, { ...request, db }).catch((error: unknown) => {
    if (error instanceof BrokenDown) return null;
    throw error;
  });
}

export async function ask(
  world: World,
  model: Model,
  counts: Counts,
  asked: Ask,
  fault: Fault = NO_FAULT,
): Promise<void> {
  const key = `${world.slug}-${model.asked.length}`;
  const request = { ask: asked, key, db: world.db };
  const foretold = model.foretell(asked);
  const breaks = fault.kind === 'THROWN' || fault.kind === 'CONNECTION_KILLED';
  const first = breaks ? await broken(world, model, request, fault) : null;
  if (breaks && first === null) {
    count(counts.tally, fault.kind);
    await expectSameMoney(world, model);
  }
  const came = first ?? (await perform(world, model, request));
  settle(world, model, counts, { request, came, foretold });
  if (fault.kind === 'ANSWER_LOST' && 'answer' in came) {
    count(counts.tally, fault.kind);
    expect(await perform(world, model, request)).toEqual(came);
  }
  await expectSame(world, model);
}

interface Settled {
  readonly request: Request;
  readonly came: Came;
  readonly foretold: ReturnType<Model['foretell']>;
}

/** What came is what was foretold; then it is so in the model, too. */
function settle(world: World, model: Model, counts: Counts, { request, came, foretold }: Settled): void {
  const { ask: asked, key } = request;
  if ('refused' in foretold) expect({ asked, came }).toEqual({ asked, came: foretold });
  else expect({ asked, came }).toEqual({ asked, came: { answer: expect.anything() } });
  const isDone = 'answer' in came;
  counts.audits += isDone && asked.kind === 'CLAIM' ? 2 : 1;
  count(counts.tally, `${asked.kind} ${'refused' in came ? came.refused?.join(' ') : 'done'}`);
  if ('effect' in foretold) foretold.effect();
  if (isDone) learn(world, asked, came.answer);
  model.asked.push({ ask: asked, key, answer: isDone ? came.answer : null });
}

const asking = (counts: Counts) =>
  fc.tuple(anyChoice, anyFault, fc.constant('')).map(
    ([choice, fault]): Command => ({
      check: (model) => choice(model) !== null,
      run: (model, world) => ask(world, model, counts, (choice as Choice)(model) as Ask, fault),
      toString: () => `asking ${choice.name} ${fc.stringify(fault)}`,
    }),
  );

/** What had an effect answers as it did; what was refused is asked anew. */
const askingAgain = (counts: Counts) =>
  fc.nat(99).map(
    (at): Command => ({
      check: (model) => model.asked.length > 0,
      run: async (model, world) => {
        const { key } = model.asked[at % model.asked.length] as Model['asked'][number];
        // What was refused at first may have been done when it was asked anew under the same key.
        const earlier = model.asked.findLast((one) => one.key === key) as Model['asked'][number];
        const request = { ...earlier, db: world.db };
        if (earlier.answer === null) {
          const foretold = model.foretell(earlier.ask);
          const came = await perform(world, model, request);
          settle(world, model, counts, { request, came, foretold });
        } else {
          count(counts.tally, 'REPLAYED');
          expect(await perform(world, model, request)).toEqual({ answer: earlier.answer });
        }
        await expectSame(world, model);
      },
      toString: () => `asking again for ${at}`,
    }),
  );

/** The key of something that had an effect, with another body. */
const usingKeyTwice = (counts: Counts) =>
  fc.nat(99).map(
    (at): Command => ({
      check: (model) => model.asked.some(({ answer }) => answer !== null),
      run: async (model, world) => {
        const done = model.asked.filter(({ answer }) => answer !== null);
        const { ask: asked, key } = done[at % done.length] as Model['asked'][number];
        const came = await perform(world, model, { ask: varied(asked), key, db: world.db });
        expect(came).toEqual({ refused: ['IDEMPOTENCY_KEY_REUSED'] });
        count(counts.tally, 'KEY_USED_TWICE');
        counts.audits += 1;
        await expectSame(world, model);
      },
      toString: () => `using the key of ${at} twice`,
    }),
  );

const night = fc.constant<Command>({
  check: () => true,
  run: async (model) => {
    model.today += 1;
  },
  toString: () => 'a night passes',
});

export const anyCommands = (counts: Counts) => {
  const asked = asking(counts);
  return fc.commands(
    [asked, asked, asked, asked, asked, asked, askingAgain(counts), usingKeyTwice(counts), night],
    {
      maxCommands: 8,
      size: 'max',
    },
  );
};
