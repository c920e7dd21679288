/** What lists of loans can be narrowed by that their columns do not say by themselves. */
import type { IsoDate } from '../../domain/calendar';
import type { BorrowerKind } from '../../domain/programmes/terms';
import { askedRegions } from '../asked-regions';
import { boundedList } from '../bounded-list';
import type { Condition } from '../keyset-page';

/** The loan of an enterprise in one of the regions, or of a person there. */
export const lentIn = (codes: readonly string[] | null | undefined): readonly Condition[] =>
  askedRegions(
    'lent_in',
    codes,
    (inside) => `(t.region_code = ${inside} or exists (select from enterprise located
      where located.id = t.borrower_id and located.region_code = ${inside}))`,
  );

/** As it stands on that day: a registered loan is overdue before the night has marked it. */
export const standingAs = (
  statuses: readonly string[] | null | undefined,
  today: IsoDate,
): readonly Condition[] =>
  statuses
    ? [
        {
          name: 'standing',
          sql: (place) => `case when t.recorded_by is null or t.next_due_on is null
              or t.status not in ('ACTIVE', 'OVERDUE') then t.status
            when t.next_due_on < (${place}::text[])[1]::date then 'OVERDUE' else 'ACTIVE' end
            = any((${place}::text[])[2:])`,
          value: [today, ...boundedList('status', statuses)],
        },
      ]
    : [];

/** Something was due before that day and is not paid. */
export const overdueOn = (wanted: boolean | null | undefined, today: IsoDate): readonly Condition[] => {
  if (typeof wanted !== 'boolean') return [];
  const overdue = (place: string) => `((t.repaid_on is null or t.repaid_on > ${place}::date)
    and coalesce(t.next_due_on, t.due_on) < ${place}::date)`;
  const sql = (place: string) => (wanted ? overdue(place) : `not ${overdue(place)}`);
  return [{ name: `overdue_${wanted}`, sql, value: today }];
};

export const lentTo = (kind: BorrowerKind | null | undefined): readonly Condition[] => {
  if (kind == null) return [];
  const column = kind === 'NATURAL_PERSON' ? 'person_id' : 'borrower_id';
  return [{ name: `lent_to_${column}`, sql: () => `t.${column} is not null` }];
};
