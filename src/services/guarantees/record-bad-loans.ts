/** Records a bank's bad-loan rate beside its own target; a correction is a further version. */
import type { Transaction } from '../../db/database';
import { lockNames } from '../../db/lock-names';
import { SHARE_DECIMALS } from '../../domain/guarantees/percent';
import { periodOrNull } from '../../domain/period';
import { actOnce, type Done, type OnceResult, type Refused } from '../programmes/act-once';
import type { MoneyOffice } from '../programmes/money-office';
import { moneyRefusal } from '../programmes/money-refusals';
import { type GuaranteeRefusal, guaranteeRefusal } from './guarantee-refusals';
import { institutionProblem, readInstitutions } from './institutions';
import { loadRules } from './programme-rules';
import { RequestReader } from './read-request';
import { objectionToReporter } from './who-reports';

export interface BadLoansRequest {
  readonly bank: string;
  readonly programme: string;
  readonly period: string;
  readonly ownTargetPercent: string | null;
  readonly nplPercent: string | null;
  readonly reason: string | null;
}

interface Reported {
  readonly [field: string]: string;
  readonly bank: string;
  readonly programme: string;
  readonly period: string;
}

/** 六(一): 金融监管部门. */
const IN_CHARGE = { kinds: ['NPL_TOLERANCE'], bearGuarantees: false };
const RATE = { decimals: SHARE_DECIMALS, orZero: true };

export const recordBadLoans = (
  office: MoneyOffice,
  request: BadLoansRequest,
  idempotencyKey: string,
): Promise<OnceResult<Reported>> =>
  actOnce(
    office,
    {
      ...{ operation: 'recordBadLoans', idempotencyKey, body: request },
      subject: `institution:${request.bank}`,
    },
    (tx) => record(tx, office, request),
  );

async function record(
  tx: Transaction,
  office: MoneyOffice,
  request: BadLoansRequest,
): Promise<Done<Reported> | Refused> {
  const { bank, programme: slug, period } = request;
  const programme = await loadRules(tx, slug);
  if (programme === null) return { refusals: [moneyRefusal('UNKNOWN_PROGRAMME', { slug })] };
  if (programme.terms.nplTolerancePoints === null)
    return { refusals: [guaranteeRefusal('NO_SUCH_RULE', { slug })] };
  const objection = await objectionToReporter(tx, office, bank, programme, IN_CHARGE);
  if (objection) return { refusals: [objection] };
  const known = await readInstitutions(tx, [bank]);
  const problem = institutionProblem(bank, known, 'BANK') ?? periodProblem(period, office);
  if (problem) return { refusals: [problem] };
  const read = readRates(request, office);
  if ('refusals' in read) return read;
  const version = await nextVersion(tx, request);
  if (version > 1 && read.reason === null) return { refusals: [guaranteeRefusal('REASON_MISSING')] };
  const { doer } = office;
  await tx.query(
    `insert into npl_report (bank_slug, programme_slug, period, version, own_target_percent, npl_percent,
       reason, reported_by, reported_by_name, recorded_at, is_synthetic)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[bank, slug, period, version, ...read.rates, read.reason, doer.actor, doer.actorName ?? null],
      ...[doer.now, known.get(bank)?.isSynthetic ?? false],
    ],
  );
  return {
    answer: { bank, programme: slug, period },
    ...{ action: 'BAD_LOANS_REPORTED', subject: `institution:${bank}` },
    detail: { programme: slug, period, version },
  };
}

const YEAR_OR_QUARTER = /^[12]\d{3}(-Q[1-4])?$/;

/** The target is of a year, the rate of a year or a quarter. */
function periodProblem(text: string, { today }: MoneyOffice): GuaranteeRefusal | null {
  const period = periodOrNull(text);
  if (period === null || !YEAR_OR_QUARTER.test(text)) return guaranteeRefusal('PERIOD_NOT_A_YEAR_OR_QUARTER');
  return period.start > today ? guaranteeRefusal('PERIOD_IN_FUTURE', { period: text }) : null;
}

interface ReadRates {
  readonly rates: readonly (string | null)[];
  readonly reason: string | null;
}

function readRates(request: BadLoansRequest, { today }: MoneyOffice): ReadRates | Refused {
  const reader = new RequestReader(today);
  const rates = (['ownTargetPercent', 'nplPercent'] as const).map((name) =>
    reader.maybePercent(request[name], RATE, name),
  );
  const reason = reader.text(request.reason, 'reason');
  if (reader.refusals.length === 0 && rates.every((rate) => rate === null))
    reader.refusals.push(guaranteeRefusal('NOTHING_SAID'));
  if (reader.refusals.length > 0) return { refusals: reader.refusals };
  return { rates: rates.map((rate) => rate?.toFixed() ?? null), reason };
}

/** Two reports of one period wait for each other. */
async function nextVersion(tx: Transaction, { bank, programme, period }: BadLoansRequest): Promise<number> {
  await lockNames(tx, `npl report ${bank} ${programme} ${period}`);
  const [row] = await tx.query<{ next: number }>(
    `select coalesce(max(version), 0) + 1 as next from npl_report
     where bank_slug = $1 and programme_slug = $2 and period = $3`,
    [bank, programme, period],
  );
  return (row as { next: number }).next;
}
