/** What a new day asks of assessments: quarters to assess, and results that nobody can appeal any more. */
import type { Statements, Transaction } from '../../db/database';
import type { Scheme } from '../../domain/assessment/scheme';
import { addDays, type IsoDate } from '../../domain/calendar';
import { periodContaining } from '../../domain/period';
import { appendAudit } from '../audit/append-audit';
import { enqueueAll } from '../outbox';
import { addEvents } from './store-versions';

export const ASSESS_QUARTER = 'assess-quarter';
const DAY_ACTOR = 'system:day';

interface PlanRow {
  readonly [column: string]: unknown;
  readonly plan: string;
  readonly starts: IsoDate;
  readonly ends: IsoDate;
  readonly scheme: Scheme;
}

/** Plans with a scheme in force and no assessment of a quarter that ended before. */
const PLANS = `
select p.slug as plan, s.content as scheme,
  coalesce(p.starts_on, (select min(starts_on) from stage where plan_slug = p.slug)) as starts,
  p.ends_on as ends
from plan p join assessment_scheme s on s.plan_slug = p.slug
where s.content is not null and not exists (
  select from assessment_scheme later where later.plan_slug = p.slug and later.version > s.version)
  and not exists (select from assessment a where a.plan_slug = p.slug and a.quarter = $1)
order by p.slug`;

/** Once the days are over that the scheme gives the figures to come in. */
export async function requestAssessments(tx: Statements, day: IsoDate): Promise<number> {
  const quarter = periodContaining(addDays(periodContaining(day, 'QUARTER').start, -1), 'QUARTER');
  const plans = await tx.query<PlanRow>(PLANS, [quarter.text]);
  const due = plans.filter(
    ({ starts, ends, scheme }) =>
      quarter.end >= starts &&
      quarter.start <= ends &&
      day > addDays(quarter.end, scheme.deadlines.assembleAfter.days),
  );
  await enqueueAll(
    tx,
    due.map(({ plan }) => ({
      key: `${ASSESS_QUARTER}-${plan}-${quarter.text}`,
      queue: 'maintenance',
      name: ASSESS_QUARTER,
      payload: { plan, quarter: quarter.text },
    })),
  );
  return due.length;
}

const CLOSE = `
update assessment set status = 'FINAL', closed_at = $2, changed_at = $2
from (select id, status from assessment where status in ('FED_BACK', 'DECIDED') and appeal_until < $1
  order by id for update) as over
where assessment.id = over.id
returning assessment.id, over.status as before, assessment.version`;

/** What was fed back, and can be appealed against no more, is final. */
export async function closeOver(tx: Transaction, day: IsoDate, now: Date): Promise<readonly string[]> {
  const closed = await tx.query<{ id: string; before: 'FED_BACK' | 'DECIDED'; version: number }>(CLOSE, [
    day,
    now,
  ]);
  const events = closed.map(({ id, before, version }) => ({
    ...{ assessmentId: id, step: 'CLOSED' as const, fromStatus: before, toStatus: 'FINAL' as const, version },
  }));
  await addEvents(tx, events, { actor: DAY_ACTOR, now });
  return closed.map(({ id }) => id);
}

/** The last statement of the transaction that closed them. */
export async function recordClosed(
  tx: Transaction,
  day: IsoDate,
  assessments: readonly string[],
  now: Date,
): Promise<void> {
  if (assessments.length === 0) return;
  const detail = { day, assessments };
  await appendAudit(tx, { actor: DAY_ACTOR, action: 'ASSESSMENT_CLOSED', detail }, now);
}
