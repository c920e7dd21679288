/** Which institution takes part in a programme as which of its bodies, from a day and until a day. */
import type { Transaction } from '../../db/database';
import { lockNames } from '../../db/lock-names';
import type { IsoDate } from '../../domain/calendar';
import { actOnce, type Done, type OnceResult, type Refused } from '../programmes/act-once';
import type { MoneyOffice } from '../programmes/money-office';
import { moneyRefusal } from '../programmes/money-refusals';
import { wordsOf } from './amounts';
import type { BooksRefusal } from './fund-in-hand';
import { ledgerRefusal } from './refusals';

export interface PartnerRequest {
  readonly programme: string;
  readonly institution: string;
  /** Short name of the body in the programme. */
  readonly body: string;
  readonly since: IsoDate;
  readonly until?: IsoDate | null | undefined;
}

export type PartnerAnswer = {
  readonly programme: string;
  readonly institution: string;
  readonly since: string;
};
type Work = Done<PartnerAnswer> | Refused;

interface Body {
  readonly [column: string]: unknown;
  readonly slug: string;
  readonly name_zh: string;
  readonly members: readonly string[] | null;
  /** Members of a group are one institution each. */
  readonly is_member: boolean;
}

const BODIES = `
select b ->> 'slug' as slug, b ->> 'nameZh' as name_zh, b -> 'members' as members,
  exists (select from jsonb_array_elements(p.content -> 'bodies') as g
    where g -> 'members' ? (b ->> 'slug')) as is_member
from programme p left join lateral jsonb_array_elements(p.content -> 'bodies') as b on true
where p.slug = $1`;

interface Held {
  readonly [column: string]: unknown;
  readonly institution_slug: string;
  readonly body: string;
  readonly since: string;
}

/** Whoever is a partner during any of these days, as that institution or that body. */
const HELD = `
select institution_slug, body, since from programme_partner
where programme_slug = $1 and (institution_slug = $2 or body = $3)
  and since <= coalesce($5::date, 'infinity') and $4::date <= coalesce(until, 'infinity')
order by institution_slug = $2 desc, since`;

async function bodyRefusals(tx: Transaction, request: PartnerRequest): Promise<readonly BooksRefusal[]> {
  const bodies = await tx.query<Body>(BODIES, [request.programme]);
  if (bodies.length === 0) return [moneyRefusal('UNKNOWN_PROGRAMME', { slug: request.programme })];
  const body = bodies.find(({ slug }) => slug === request.body);
  if (!body) return [ledgerRefusal('UNKNOWN_BODY', { body: request.body })];
  if (body.members && body.members.length > 0) {
    return [ledgerRefusal('BODY_IS_A_GROUP', { body: body.name_zh, members: body.members.join('、') })];
  }
  const { programme, institution, since, until = null } = request;
  const held = await tx.query<Held>(HELD, [programme, institution, request.body, since, until]);
  const own = held.find(({ institution_slug }) => institution_slug === institution);
  if (own) return [ledgerRefusal('PARTNERS_OVERLAP', { institution, body: own.body, since: own.since })];
  const other = body.is_member ? held[0] : undefined;
  return other
    ? [ledgerRefusal('BODY_TAKEN', { body: body.name_zh, institution: other.institution_slug })]
    : [];
}

const lockPartners = (tx: Transaction, programme: string) => lockNames(tx, `partners ${programme}`);

async function set(tx: Transaction, request: PartnerRequest): Promise<Work> {
  const { programme, institution, body, since, until = null } = request;
  await lockPartners(tx, programme);
  const [known] = await tx.query('select from institution where slug = $1', [institution]);
  const refusals: readonly BooksRefusal[] = [
    ...(known ? [] : [ledgerRefusal('UNKNOWN_INSTITUTION', { institution })]),
    ...(until !== null && until < since ? [ledgerRefusal('DATES_OUT_OF_ORDER', { since, until })] : []),
    ...(await bodyRefusals(tx, request)),
  ];
  if (refusals.length > 0) return { refusals };
  await tx.query(
    `insert into programme_partner (programme_slug, institution_slug, body, since, until)
     values ($1, $2, $3, $4, $5)`,
    [programme, institution, body, since, until],
  );
  return {
    ...{
      answer: { programme, institution, since },
      action: 'PARTNER_SET',
      subject: `programme:${programme}`,
    },
    detail: { institution, body, since, until },
  };
}

export const setProgrammePartner = (
  office: MoneyOffice,
  request: PartnerRequest,
  idempotencyKey: string,
): Promise<OnceResult<PartnerAnswer>> => {
  const subject = `programme:${request.programme}`;
  const once = { operation: 'setProgrammePartner', idempotencyKey, body: request, subject };
  return actOnce(office, once, (tx) => set(tx, request));
};

export interface EndRequest {
  readonly programme: string;
  readonly institution: string;
  /** The last day. */
  readonly until: IsoDate;
  readonly reason: string;
}

/** The partnership of that day, unless it ends before anyway. */
const END = `
update programme_partner set until = $3
where programme_slug = $1 and institution_slug = $2 and since <= $3 and (until is null or until > $3)
returning since, body`;

async function end(tx: Transaction, request: EndRequest): Promise<Work> {
  const { programme, institution, until } = request;
  const reason = wordsOf(request.reason);
  if (reason === null) return { refusals: [ledgerRefusal('REASON_MISSING')] };
  await lockPartners(tx, programme);
  const row = [programme, institution, until];
  const [ended] = await tx.query<{ since: string; body: string }>(END, row);
  if (!ended) return { refusals: [ledgerRefusal('NO_PARTNER_TO_END', { institution, on: until })] };
  const { since, body } = ended;
  return {
    ...{
      answer: { programme, institution, since },
      action: 'PARTNER_SET',
      subject: `programme:${programme}`,
    },
    detail: { institution, body, since, until, reason },
  };
}

export const endProgrammePartner = (
  office: MoneyOffice,
  request: EndRequest,
  idempotencyKey: string,
): Promise<OnceResult<PartnerAnswer>> => {
  const subject = `programme:${request.programme}`;
  const once = { operation: 'endProgrammePartner', idempotencyKey, body: request, subject };
  return actOnce(office, once, (tx) => end(tx, request));
};
