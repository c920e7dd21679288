/** Records what a guarantor says of a year; said again with a reason it is a further version. */
import type { Statements, Transaction } from '../../db/database';
import { lockNames } from '../../db/lock-names';
import { yearOf } from '../../domain/calendar';
import type { GuarantorOwnership } from '../../domain/guarantees/vocabulary';
import { yuanText } from '../../domain/money';
import type { ClausedRefusal } from '../../domain/refusals';
import { actOnce, type Done, type OnceResult, type Refused } from '../programmes/act-once';
import type { MoneyOffice } from '../programmes/money-office';
import { moneyRefusal } from '../programmes/money-refusals';
import { guaranteeRefusal } from './guarantee-refusals';
import { institutionProblem, type KnownInstitution, readInstitutions } from './institutions';
import { loadRules } from './programme-rules';
import { RequestReader } from './read-request';
import { objectionToReporter } from './who-reports';

export interface GuarantorYearRequest {
  readonly institution: string;
  /** Under whose rules staff report; the guarantor itself needs none. */
  readonly programme: string;
  readonly year: number;
  readonly ownership: GuarantorOwnership | null;
  readonly paidInCapital: string | null;
  readonly capitalAdded: string | null;
  readonly reserveAdded: string | null;
  readonly smeGuarantees: string | null;
  readonly reason: string | null;
}

/** The founding of the People's Republic: nothing is reported of earlier years. */
const FIRST_YEAR = 1949;
/** 二(二) names those who top up, 二(一) and 三(一) the provincial treasury. */
const IN_CHARGE = { kinds: ['CAPITAL_TOP_UP', 'RESERVE_TOP_UP', 'FUND'], bearGuarantees: false };

export const recordGuarantorYear = (
  office: MoneyOffice,
  request: GuarantorYearRequest,
  idempotencyKey: string,
): Promise<OnceResult<{ readonly institution: string; readonly year: number }>> =>
  actOnce(
    office,
    {
      ...{ operation: 'recordGuarantorYear', idempotencyKey, body: request },
      subject: `institution:${request.institution}`,
    },
    (tx) => record(tx, office, request),
  );

async function record(
  tx: Transaction,
  office: MoneyOffice,
  request: GuarantorYearRequest,
): Promise<Done<{ readonly institution: string; readonly year: number }> | Refused> {
  const { institution, year } = request;
  const programme = await loadRules(tx, request.programme);
  if (programme === null)
    return { refusals: [moneyRefusal('UNKNOWN_PROGRAMME', { slug: request.programme })] };
  const objection = await objectionToReporter(tx, office, institution, programme, IN_CHARGE);
  if (objection) return { refusals: [objection] };
  const known = await readInstitutions(tx, [institution]);
  const problem =
    institutionProblem(institution, known, 'GUARANTOR') ?? (await outside(tx, office, institution));
  if (problem) return { refusals: [problem] };
  const read = readFigures(request, office);
  if ('refusals' in read) return read;
  const version = await nextVersion(tx, institution, year);
  if (version > 1 && read.reason === null) return { refusals: [guaranteeRefusal('REASON_MISSING')] };
  await insertYear(tx, office, { request, read, version, known });
  return {
    answer: { institution, year },
    ...{ action: 'GUARANTOR_REPORTED', subject: `institution:${institution}` },
    detail: { year, version },
  };
}

/** Staff report of guarantors within their regions; a guarantor of itself. */
async function outside(
  statements: Statements,
  { caller, visibility }: MoneyOffice,
  slug: string,
): Promise<ClausedRefusal<string> | null> {
  if (caller.role === 'BANK' || visibility.regionCodes === null) return null;
  const within = await statements.query(
    `select from institution
     where slug = $1 and region_code = any ((select regions_within($2::text[]))::text[])`,
    [slug, visibility.regionCodes],
  );
  return within.length > 0 ? null : guaranteeRefusal('OUTSIDE_YOUR_REGIONS', { slug });
}

interface ReadFigures {
  readonly amounts: readonly (string | null)[];
  readonly reason: string | null;
}

function readFigures(request: GuarantorYearRequest, { today }: MoneyOffice): ReadFigures | Refused {
  const { year, ownership } = request;
  const reader = new RequestReader(today);
  if (year > yearOf(today)) reader.refusals.push(guaranteeRefusal('YEAR_IN_FUTURE', { year }));
  if (year < FIRST_YEAR) reader.refusals.push(guaranteeRefusal('YEAR_NOT_KNOWN'));
  const amounts = (['paidInCapital', 'capitalAdded', 'reserveAdded', 'smeGuarantees'] as const).map((name) =>
    reader.maybeYuan(request[name], name),
  );
  const reason = reader.text(request.reason, 'reason');
  if (reader.refusals.length === 0 && ownership === null && amounts.every((amount) => amount === null))
    reader.refusals.push(guaranteeRefusal('NOTHING_SAID'));
  if (reader.refusals.length > 0) return { refusals: reader.refusals };
  return { amounts: amounts.map((amount) => amount && yuanText(amount)), reason };
}

/** Two reports of one year wait for each other. */
async function nextVersion(tx: Transaction, institution: string, year: number): Promise<number> {
  await lockNames(tx, `guarantor year ${institution} ${year}`);
  const [row] = await tx.query<{ next: number }>(
    `select coalesce(max(version), 0) + 1 as next from guarantor_year
     where institution_slug = $1 and year = $2`,
    [institution, year],
  );
  return (row as { next: number }).next;
}

interface Insertion {
  readonly request: GuarantorYearRequest;
  readonly read: ReadFigures;
  readonly version: number;
  readonly known: ReadonlyMap<string, KnownInstitution>;
}

async function insertYear(
  tx: Transaction,
  { doer }: MoneyOffice,
  { request, read, version, known }: Insertion,
): Promise<void> {
  const { institution, year, ownership } = request;
  await tx.query(
    `insert into guarantor_year (institution_slug, year, version, ownership, paid_in_capital, capital_added,
       reserve_added, sme_guarantees, reason, reported_by, reported_by_name, recorded_at, is_synthetic)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[institution, year, version, ownership, ...read.amounts, read.reason],
      ...[doer.actor, doer.actorName ?? null, doer.now, known.get(institution)?.isSynthetic ?? false],
    ],
  );
}
