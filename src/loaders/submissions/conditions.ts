/** What submissions can be narrowed by, said in SQL; above all: what awaits one caller. */
import type { ReviewScope } from '../../domain/access/review-scopes';
import { OPEN_TO_FILES, SCOPE_OF_STATUS, SENDING_STEPS } from '../../domain/submissions/transitions';
import type { Condition } from '../keyset-page';

export interface Awaiting {
  readonly actor: string;
  readonly scopes: readonly ReviewScope[];
  readonly isOffice: boolean;
}

/** Handed in or submitted by this caller. */
export const sentBy = (actor: string): Condition => ({
  name: 'sent_by',
  sql: (place) => `exists (select from submission_event mine
    where mine.submission_id = t.id and mine.actor = ${place} and mine.step in (${quoted(SENDING_STEPS)}))`,
  value: actor,
});

const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');

/**
 * The same as domain/submissions/objections says, for a list: steps of the caller's scopes of what it has not
 * sent and of which it has decided no other step; for an office, its drafts and what was returned to it.
 */
export function awaiting({ actor, scopes, isOffice }: Awaiting): Condition {
  const mine = Object.entries(SCOPE_OF_STATUS).filter(([, scope]) => scopes.includes(scope));
  const ways = [
    ...(isOffice ? [`t.status in (${quoted(OPEN_TO_FILES)})`] : []),
    ...mine.map(
      ([status]) => `(t.status = '${status}' and not exists (select from submission_event own
        where own.submission_id = t.id and own.actor = $actor and (own.step in (${quoted(SENDING_STEPS)})
          or own.from_status in (${quoted(Object.keys(SCOPE_OF_STATUS))}) and own.from_status <> t.status)))`,
    ),
  ];
  return {
    name: `awaiting_${isOffice ? 'office_' : ''}${scopes.join('_')}`,
    sql: (place) =>
      `(${place}::text is not null and (${['false', ...ways].join(' or ').replaceAll('$actor', place)}))`,
    value: actor,
  };
}
