/** What claims wait for: the step that is up, who still has to agree to it, and what stands in its way. */
import DataLoader from 'dataloader';
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { planPayment } from '../../domain/claims/payment';
import { type ClaimStep, type ClaimWait, stepTo } from '../../domain/claims/vocabulary';
import { Decimal, ZERO } from '../../domain/decimal';
import { type Awaited, standingOf } from '../../domain/programmes/procedure';
import type { ProgrammeBody, ProgrammeTerms } from '../../domain/programmes/terms';
import type { Claim } from '../../entities/claim';
import { loadManyTerms } from '../programmes/load-terms';
import { decisionsOf, type EventRow, procedureOf } from './found-claim';

export interface ClaimAwaiting {
  readonly step: ClaimStep | null;
  readonly stepNameZh: string;
  readonly stepNameEn: string;
  readonly clause: string;
  readonly bodies: readonly Pick<ProgrammeBody, 'slug' | 'nameZh' | 'nameEn'>[];
  readonly since: IsoDate | null;
  readonly earliestOn: IsoDate | null;
  readonly waitsFor: ClaimWait | null;
}

export type AwaitsLoader = DataLoader<Claim, ClaimAwaiting | null>;

/** Not cached: a claim that was acted on waits for something else. */
export const createAwaitsLoader = (statements: Statements, today: IsoDate): AwaitsLoader =>
  new DataLoader((claims) => readAwaits(statements, claims, today), { cache: false });

/** Beside the claim's own row: what was said about it, and what its fund holds. */
interface Beside extends Record<string, unknown> {
  readonly id: string;
  readonly events: readonly EventRow[];
  readonly open: number;
  readonly upheld: number;
  readonly due: string | null;
  readonly total: string | null;
  readonly at_bank: string | null;
}

const BESIDE = `
select c.id,
  (select coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'step', e.step, 'body', e.body,
      'actor', e.actor, 'happened_on', e.happened_on, 'round', e.round) order by e.id), '[]')
   from claim_event e where e.claim_id = c.id) as events,
  o.open, o.upheld,
  (select s.amount::text from claim_share s where s.claim_id = c.id and s.bearer = 'FUND') as due,
  held.total::text, held.at_bank::text
from claim c
cross join lateral (
  select count(*) filter (where outcome is null)::integer as open,
    count(*) filter (where outcome = 'UPHELD')::integer as upheld
  from claim_objection where claim_id = c.id) o
left join lateral (
  select coalesce(sum(a.balance), 0) as total,
    coalesce(sum(a.balance) filter (where a.institution_slug = c.bank_slug), 0) as at_bank
  from ledger_book b left join ledger_account a
    on a.fund_slug = b.fund_slug and a.kind = 'SPECIAL_ACCOUNT'
  where b.programme_slug = c.programme_slug and b.kind = 'RISK_COMPENSATION'
  having count(b.fund_slug) > 0) held on c.status = 'APPROVED'
where c.id = any($1::uuid[])`;

async function readAwaits(
  statements: Statements,
  claims: readonly Claim[],
  today: IsoDate,
): Promise<(ClaimAwaiting | null)[]> {
  const terms = await loadManyTerms(statements, [...new Set(claims.map((one) => one.programmeSlug))]);
  const ids = claims.map(({ claimId }) => claimId);
  const rows = new Map((await statements.query<Beside>(BESIDE, [ids])).map((row) => [row.id, row]));
  return claims.map((claim) => {
    const [rules, beside] = [terms.get(claim.programmeSlug), rows.get(claim.claimId)];
    return rules && beside ? awaitedBy(claim, rules, beside, today) : null;
  });
}

function awaitedBy(
  claim: Claim,
  terms: ProgrammeTerms,
  beside: Beside,
  today: IsoDate,
): ClaimAwaiting | null {
  if (['PAID', 'REFUSED', 'WITHDRAWN'].includes(claim.status)) return null;
  const procedure = procedureOf(terms, claim.borrowerKind, claim.noticeUntil);
  const standing = standingOf(procedure, decisionsOf(beside.events, procedure, claim.round));
  if (standing.state !== 'AWAITED') return null;
  const { step, bodies, since, earliestOn } = standing;
  return {
    ...{ step: stepTo(step.status), stepNameZh: step.nameZh, stepNameEn: step.nameEn },
    ...{ clause: step.clause, since, earliestOn },
    bodies: terms.bodies.filter(({ slug }) => bodies.includes(slug)),
    waitsFor: waitOf(standing, beside, terms, today),
  };
}

function waitOf(
  { step, noticeUntil }: Awaited,
  beside: Beside,
  { beyondFund }: ProgrammeTerms,
  today: IsoDate,
): ClaimWait | null {
  if (step.status === 'CONFIRMED') {
    if (beside.upheld > 0) return 'OBJECTION_UPHELD';
    if (noticeUntil !== null && today <= noticeUntil) return 'NOTICE';
    return beside.open > 0 ? 'OBJECTION' : null;
  }
  if (step.status !== 'PAID' || beside.due === null) return null;
  const { total, at_bank: atBank } = beside;
  if (total === null || atBank === null) return 'MONEY';
  const money = { total: new Decimal(total), atBank: new Decimal(atBank) };
  const plan = planPayment(new Decimal(beside.due), money, beyondFund !== null);
  return 'waitsFor' in plan && !new Decimal(beside.due).equals(ZERO) ? plan.waitsFor : null;
}
