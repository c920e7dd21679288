/** Where a story is performed: one transaction, the people who act in it, and the ids of what came of it. */
import type { Transaction, Transactions } from '../../db/database';
import { visibilityOf } from '../../domain/access/visibility';
import { type IsoDate, startOfChinaDay } from '../../domain/calendar';
import type { ProgrammeStory, StoryActor } from '../../domain/demo/story/story-event';
import type { Caller } from '../access/caller';
import type { Sealer } from '../access/sealer';
import type { Refused } from '../programmes/act-once';
import type { MoneyOffice } from '../programmes/money-office';

/** So many deeds open savepoints before they are closed: PostgreSQL keeps each open one in mind. */
const DEEDS_TOGETHER = 25;

/** What the services do in transactions of their own happens within this one. */
function within(tx: Transaction): Transactions {
  let deeds = 0;
  return {
    async transaction(work) {
      if (deeds > 0 && deeds % DEEDS_TOGETHER === 0) await tx.query('release savepoint deeds');
      if (deeds % DEEDS_TOGETHER === 0) await tx.query('savepoint deeds');
      deeds += 1;
      return work(tx);
    },
  };
}

/** Mid-morning of the day, when offices are open. */
const OPEN_SINCE_MS = 10 * 3_600_000;
const morningOf = (day: IsoDate) => new Date(Date.parse(startOfChinaDay(day)) + OPEN_SINCE_MS);

function callerOf(programme: string, { key, name, institution, bodies }: StoryActor): Caller {
  const staff = bodies.length > 0 ? 'PLANNER' : 'ADMINISTRATOR';
  return {
    ...{ actor: `demo:${programme}:${key}`, name, keyId: null, keyPrefix: null, expiresAt: null },
    role: institution === null ? staff : 'BANK',
    scopes: institution === null ? [] : ['LEND', 'LOANS', 'FINANCE'],
    ...{ regionCodes: null, institutionSlug: institution },
    bodies: bodies.map((body) => `${programme}/${body}`),
  };
}

export class StoryStage {
  readonly #ids = new Map<string, string>();
  readonly #callers: ReadonlyMap<string, Caller>;
  readonly #database: Transactions;
  #deeds = 0;

  constructor(
    readonly tx: Transaction,
    readonly story: ProgrammeStory,
    private readonly sealer: Sealer | null,
  ) {
    const { actors, programme } = story;
    this.#callers = new Map(actors.map((actor) => [actor.key, callerOf(programme, actor)]));
    this.#database = within(tx);
  }

  office(by: string, on: IsoDate): MoneyOffice {
    const caller = this.#callers.get(by);
    if (!caller) throw new Error(`nobody called ${by} acts in the story of ${this.story.programme}`);
    const { actor, name: actorName } = caller;
    const doer = { actor, actorName, now: morningOf(on) };
    const visibility = visibilityOf(caller);
    return { database: this.#database, visibility, caller, doer, today: on, sealer: this.sealer };
  }

  /** The same in every installation. */
  nextKey(): string {
    this.#deeds += 1;
    return `demo ${this.story.programme} ${this.#deeds}`;
  }

  remember(what: string, key: string, id: string): void {
    this.#ids.set(`${what} ${key}`, id);
  }

  idOf(what: string, key: string): string {
    const id = this.#ids.get(`${what} ${key}`);
    if (id === undefined) throw new Error(`no ${what} ${key} in the story of ${this.story.programme}`);
    return id;
  }
}

type Outcome<Answer> = { readonly answer: Answer } | Refused;

/** A story that the rules refuse is a mistake in the story. */
export function done<Answer>(outcome: Outcome<Answer>, what: string): Answer {
  if ('answer' in outcome) return outcome.answer;
  const reasons = outcome.refusals.map(({ code, messageEn }) => `${code} ${messageEn}`);
  throw new Error(`the demonstration is refused: ${what}: ${reasons.join('; ')}`);
}
