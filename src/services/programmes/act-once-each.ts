/**
 * Carries out a list of requests about money, each once under its own key, in one transaction: what one is
 * refused for does not stop the others. The same key and body gives its first answer again.
 */
import type { Transaction } from '../../db/database';
import { appendAudits } from '../audit/append-audit';
import { whoOf } from '../audit/doer';
import { contentHash } from '../catalogue/canonical-json';
import { recomputeTouched } from '../progress/recompute-touched';
import {
  answerAgain,
  type Done,
  holderOf,
  type Json,
  type Kept,
  type OnceResult,
  type Refused,
  refusalOfKey,
  refusedEntry,
} from './act-once';
import type { MoneyOffice } from './money-office';

export interface EachRequest {
  readonly idempotencyKey: string;
  /** Without data of natural persons in clear: only its hash is kept. */
  readonly body: unknown;
  readonly subject?: string | undefined;
}

/** What has come of the requests at these places; nothing may have been written for one that is refused. */
export type WorkOnEach<Answer extends Json> = (
  tx: Transaction,
  places: readonly number[],
) => Promise<ReadonlyMap<number, Done<Answer> | Refused>>;

interface Place {
  readonly at: number;
  readonly key: string;
  readonly hash: string;
  readonly subject: string | undefined;
}

export async function actOnceEach<Answer extends Json>(
  office: MoneyOffice,
  operation: string,
  requests: readonly EachRequest[],
  work: WorkOnEach<Answer>,
): Promise<readonly OnceResult<Answer>[]> {
  const results = new Map<number, OnceResult<Answer>>();
  const places: Place[] = [];
  for (const [at, { idempotencyKey: key, body, subject }] of requests.entries()) {
    const bad = refusalOfKey(key);
    if (bad) results.set(at, bad);
    else places.push({ at, key, hash: contentHash(body), subject });
  }
  if (places.length > 0) {
    const done = await office.database.transaction((tx) => each(tx, office, { operation, places }, work));
    for (const [at, result] of done) results.set(at, result);
  }
  return requests.map((_, at) => results.get(at) as OnceResult<Answer>);
}

interface Asked {
  readonly operation: string;
  readonly places: readonly Place[];
}

async function each<Answer extends Json>(
  tx: Transaction,
  office: MoneyOffice,
  { operation, places }: Asked,
  work: WorkOnEach<Answer>,
): Promise<ReadonlyMap<number, OnceResult<Answer>>> {
  const kept = new Map(await answersUnder(tx, holderOf(office.caller), places));
  const fresh = new Map<string, Place>();
  for (const place of places) {
    if (!kept.has(place.key) && !fresh.has(place.key)) fresh.set(place.key, place);
  }
  const worked =
    fresh.size === 0
      ? new Map()
      : await work(
          tx,
          [...fresh.values()].map(({ at }) => at),
        );
  await recomputeTouched(tx, operation);
  const done = await keepAnswers<Answer>(tx, office, { operation, places: [...fresh.values()] }, worked);
  for (const [key, answer] of done) kept.set(key, answer);
  const results = new Map<number, OnceResult<Answer>>();
  const refused: { readonly place: Place; readonly refusals: Refused }[] = [];
  for (const place of places) {
    const answer = kept.get(place.key);
    const result = answer
      ? answerAgain<Answer>(answer, operation, place.hash)
      : (worked.get(fresh.get(place.key)?.at ?? -1) as Refused);
    if ('refusals' in result) refused.push({ place, refusals: result });
    results.set(place.at, result);
  }
  await tellOfRefused(tx, office, operation, refused);
  return results;
}

/** Whoever asks with one of the keys meanwhile waits; they are locked in one order, so that no ring forms. */
async function answersUnder(
  tx: Transaction,
  holder: string,
  places: readonly Place[],
): Promise<readonly (readonly [string, Kept])[]> {
  const keys = [...new Set(places.map(({ key }) => key))].sort();
  await tx.query(
    `select pg_advisory_xact_lock(hashtextextended(lock, 0))
     from (select lock from unnest($1::text[]) with ordinality as given (lock, place)
       order by place offset 0) ordered`,
    [keys.map((key) => `once ${holder} ${key}`)],
  );
  const rows = await tx.query<Kept & { readonly key: string }>(
    `select key, operation, body_hash, answer from idempotent_request
     where holder = $1 and key = any($2::text[])`,
    [holder, keys],
  );
  return rows.map((row) => [row.key, row]);
}

async function keepAnswers<Answer extends Json>(
  tx: Transaction,
  { caller, doer }: MoneyOffice,
  { operation, places }: Asked,
  worked: ReadonlyMap<number, Done<Answer> | Refused>,
): Promise<ReadonlyMap<string, Kept>> {
  const done = places.flatMap((place) => {
    const result = worked.get(place.at);
    return result && 'answer' in result ? [{ ...place, ...result }] : [];
  });
  if (done.length === 0) return new Map();
  await tx.query(
    `insert into idempotent_request (holder, key, operation, body_hash, answer, recorded_at)
     select $1, given.key, $2, given.hash, given.answer::jsonb, $6
     from unnest($3::text[], $4::text[], $5::text[]) as given (key, hash, answer)`,
    [
      ...[holderOf(caller), operation, done.map(({ key }) => key), done.map(({ hash }) => hash)],
      ...[done.map(({ answer }) => JSON.stringify(answer)), doer.now],
    ],
  );
  const entries = done.map(({ action, subject, detail = {} }) => ({
    ...{ ...whoOf(doer), action, subject, detail },
  }));
  await appendAudits(tx, entries, doer.now);
  return new Map(done.map(({ key, hash, answer }) => [key, { operation, body_hash: hash, answer }]));
}

async function tellOfRefused(
  tx: Transaction,
  { doer }: MoneyOffice,
  operation: string,
  refused: readonly { readonly place: Place; readonly refusals: Refused }[],
): Promise<void> {
  if (refused.length === 0) return;
  const entries = refused.map(({ place, refusals }) => ({
    ...{ ...whoOf(doer), ...refusedEntry(operation, place.subject, refusals) },
  }));
  await appendAudits(tx, entries, doer.now);
}
