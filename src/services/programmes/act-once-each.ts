/**
 * Carries out a list of requests about money, each once under its own key, in one transaction: what one is
 * refused for does not stop the others. The same key and body gives its first answer again.
 */
import type { Transaction } from '../../db/database';
import { contentHash } from '../catalogue/canonical-json';
import { recomputeTouched } from '../progress/recompute-touched';
import {
  answerAgain,
  answersUnder,
  type Done,
  type Json,
  keepAnswers,
  type OnceResult,
  type Refused,
  type RefusedRequest,
  refusalOfKey,
  tellOfRefused,
} from './kept-requests';
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
  const keys = places.map(({ key }) => key);
  const kept = await answersUnder(tx, office, keys);
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
  const done = [...fresh.values()].flatMap((place) => {
    const result = worked.get(place.at);
    return result && 'answer' in result ? [{ ...place, ...result }] : [];
  });
  for (const [key, answer] of await keepAnswers<Answer>(tx, office, operation, done)) kept.set(key, answer);
  const results = new Map<number, OnceResult<Answer>>();
  const refused: RefusedRequest[] = [];
  for (const place of places) {
    const answer = kept.get(place.key);
    const result = answer
      ? answerAgain<Answer>(answer, operation, place.hash)
      : (worked.get(fresh.get(place.key)?.at ?? -1) as Refused);
    if ('refusals' in result) refused.push({ subject: place.subject, ...result });
    results.set(place.at, result);
  }
  await tellOfRefused(tx, office, operation, refused);
  return results;
}
