/**
 * Gives the programmes of the demonstration their life, once: a story is performed through the services that
 * the API uses, in one transaction; a programme in which anything has happened is left as it is.
 */
import type { Database, Transaction } from '../../db/database';
import { demoStories } from '../../domain/demo/story/demo-stories';
import type { ProgrammeStory, StoryDeed, StoryEvent } from '../../domain/demo/story/story-event';
import type { Sealer } from '../access/sealer';
import { appendAudit } from '../audit/append-audit';
import { settleStanding } from '../lending/act-on-loan';
import * as claims from './perform-claims';
import * as lending from './perform-lending';
import * as money from './perform-money';
import { StoryStage } from './story-stage';

type Perform = {
  readonly [Deed in StoryDeed]: (stage: StoryStage, event: StoryEvent<Deed>) => Promise<void>;
};

const PERFORM: Perform = {
  OPEN_FUND: money.openTheFund,
  SET_PARTNER: money.setPartner,
  DEPOSIT: money.deposit,
  INTEREST: money.creditInterest,
  APPLY: lending.apply,
  DECIDE: lending.decide,
  GIVE_UP: lending.giveUp,
  LEND: lending.lend,
  FILE_LIST: lending.fileList,
  REPAY: lending.repay,
  EXTEND: lending.extend,
  FILE_CLAIM: claims.fileTheClaim,
  ADVANCE: claims.advance,
  REFUSE_CLAIM: claims.refuse,
  WITHDRAW_CLAIM: claims.withdraw,
  OBJECT: claims.object,
  SETTLE_OBJECTION: claims.settle,
  RECOVER: claims.recover,
  PREPARE_SUBSIDY: money.prepareSubsidy,
  DECIDE_SUBSIDY: money.decideSubsidy,
  REPORT_BALANCE: money.reportBalance,
  REPORT_BAD_LOANS: money.reportBadLoans,
  REPORT_GUARANTOR: money.reportGuarantor,
  GUARANTEE: money.guarantee,
};

const perform = (stage: StoryStage, event: StoryEvent): Promise<void> =>
  (PERFORM[event.does] as (stage: StoryStage, event: StoryEvent) => Promise<void>)(stage, event);

/** How much was made; nothing where all of it was there, or could not be. */
export interface StorySummary extends Readonly<Record<string, number>> {
  readonly programmes: number;
  readonly applications: number;
  readonly loans: number;
  readonly claims: number;
  readonly postings: number;
}

/** Two processes that start at once must not tell it twice. */
const LOCK = `select pg_advisory_xact_lock(hashtext('kejin demo stories'))`;

/** Whoever works with a programme in earnest has begun it in one of these ways. */
const BEGUN = `
select from ledger_book where programme_slug = $1
union all select from programme_partner where programme_slug = $1
union all select from loan_application where programme_slug = $1
union all select from loan where programme_slug = $1
limit 1`;

const KNOWN = 'select from programme where slug = $1';

async function canBeTold(tx: Transaction, story: ProgrammeStory, sealer: Sealer | null): Promise<boolean> {
  if (story.hasPersons && sealer === null) return false;
  const known = await tx.query(KNOWN, [story.programme]);
  return known.length > 0 && (await tx.query(BEGUN, [story.programme])).length === 0;
}

const COUNTS = `
select (select count(*) from loan_application where programme_slug = any($1::text[]))::int as applications,
  (select count(*) from loan where programme_slug = any($1::text[]))::int as loans,
  (select count(*) from claim where programme_slug = any($1::text[]))::int as claims,
  (select count(*) from ledger_posting p join ledger_book b using (fund_slug)
    where b.programme_slug = any($1::text[]))::int as postings`;

/** On the last day, as every night, what is not paid becomes overdue. */
const OPEN = `
select id::text as id from loan where programme_slug = $1 and status in ('ACTIVE', 'OVERDUE') order by id`;

async function tell(tx: Transaction, story: ProgrammeStory, sealer: Sealer | null): Promise<void> {
  const stage = new StoryStage(tx, story, sealer);
  for (const event of story.events) await perform(stage, event);
  for (const { id } of await tx.query<{ id: string }>(OPEN, [story.programme])) {
    await settleStanding(tx, id, story.endsOn);
  }
}

export function loadStories(
  database: Database,
  sealer: Sealer | null,
  now = new Date(),
  stories: readonly ProgrammeStory[] = demoStories(),
): Promise<StorySummary> {
  return database.transaction(async (tx) => {
    await tx.query(LOCK);
    const told: string[] = [];
    for (const story of stories) {
      if (!(await canBeTold(tx, story, sealer))) continue;
      await tell(tx, story, sealer);
      told.push(story.programme);
    }
    const [counts] = await tx.query<Omit<StorySummary, 'programmes'>>(COUNTS, [told]);
    const summary = { programmes: told.length, ...counts } as StorySummary;
    if (told.length === 0) return summary;
    await appendAudit(tx, { action: 'DEMO_LOADED', actor: 'system:demo', detail: { told, ...summary } }, now);
    return summary;
  });
}
