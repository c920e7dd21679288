/** Reads what a bank says of a loan: each thing that cannot be right is a refusal. */
import { addYears, type IsoDate } from '../../domain/calendar';
import { Decimal, decimalOrNull, HUNDRED, ONE } from '../../domain/decimal';
import type { LoanInstalment, LoanSchedule } from '../../domain/lending/loan-facts';
import {
  generateSchedule,
  MAX_INSTALMENTS,
  problemOfSchedule,
  type ScheduleRequest,
} from '../../domain/lending/schedule';
import { readYuan, yuanText } from '../../domain/money';
import type { PersonRequest } from '../../domain/persons/person-request';
import { isKeyOf } from '../../loaders/rows';
import { amountRefusal, moneyRefusal } from '../programmes/money-refusals';
import { type LoanRefusal, loanRefusal } from './loan-refusals';
import { hasNoLetters, saysSomething } from './said-words';

export interface InstalmentFields {
  readonly dueOn: IsoDate;
  readonly principal: string;
  readonly interest: string;
}

/** As it is sent; amounts as text, the application by its row's id. */
export interface LoanFields {
  readonly contractNumber: string;
  readonly programme?: string | null | undefined;
  readonly uscc?: string | null | undefined;
  readonly person?: PersonRequest | null | undefined;
  readonly principal: string;
  readonly annualRate: string;
  readonly drawnOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly schedule?: LoanSchedule | null | undefined;
  readonly instalments?: readonly InstalmentFields[] | null | undefined;
  readonly purpose?: string | null | undefined;
  readonly householdsLed?: number | null | undefined;
  readonly insuredPercent?: string | null | undefined;
  readonly application?: string | null | undefined;
}

/** A loan that makes sense by itself. */
export interface LoanRequest extends ScheduleRequest {
  readonly contractNumber: string;
  readonly programme: string | null;
  readonly uscc: string | null;
  readonly person: PersonRequest | null;
  readonly schedule: LoanSchedule;
  readonly instalments: readonly LoanInstalment[];
  readonly purpose: string | null;
  readonly householdsLed: number | null;
  readonly insuredPercent: Decimal | null;
  readonly application: string | null;
}

const MAX_CONTRACT_LENGTH = 100;
const MAX_PURPOSE_LENGTH = 500;
const MAX_YEARS = 50;
const MAX_HOUSEHOLDS = 1_000_000;
const RATE_DECIMALS = 6;
const PERCENT_DECIMALS = 2;

type Refuse = (refusal: LoanRefusal) => null;

function amountOf(text: string, field: readonly string[], refuse: Refuse, orZero = false): Decimal | null {
  const value = readYuan(text, orZero);
  return typeof value === 'string' ? refuse(amountRefusal(value, field)) : value;
}

function rateOf({ annualRate }: LoanFields, refuse: Refuse): Decimal | null {
  const rate = decimalOrNull(annualRate);
  const isShare = rate !== null && !rate.isNegative() && !rate.greaterThan(ONE);
  return isShare && rate.decimalPlaces() <= RATE_DECIMALS ? rate : refuse(loanRefusal('RATE_BAD'));
}

function insuredOf({ insuredPercent }: LoanFields, refuse: Refuse): Decimal | null {
  if (insuredPercent == null) return null;
  const percent = decimalOrNull(insuredPercent);
  const holds =
    percent?.isPositive() &&
    !percent.isZero() &&
    !percent.greaterThan(HUNDRED) &&
    percent.decimalPlaces() <= PERCENT_DECIMALS;
  return holds ? (percent as Decimal) : refuse(loanRefusal('INSURED_PERCENT_BAD'));
}

const USCC_SHAPE = /^[0-9A-Z]{18}$/;
const SLUG_SHAPE = /^[a-z0-9][a-z0-9-]{0,99}$/;

function checkWords({ contractNumber, purpose }: LoanFields, refuse: Refuse): void {
  const isWhole = contractNumber !== '' && contractNumber.trim() === contractNumber;
  if (!isWhole || contractNumber.length > MAX_CONTRACT_LENGTH || hasNoLetters(contractNumber))
    refuse(loanRefusal('CONTRACT_NUMBER_BAD', { max: MAX_CONTRACT_LENGTH }));
  const isSaid = purpose == null || saysSomething(purpose);
  if (!isSaid || (purpose?.length ?? 0) > MAX_PURPOSE_LENGTH)
    refuse(loanRefusal('PURPOSE_BAD', { max: MAX_PURPOSE_LENGTH }));
}

/** What cannot be the name of anything is not asked for. */
function checkNames({ programme, uscc, application }: LoanFields, refuse: Refuse): void {
  if (programme != null && !SLUG_SHAPE.test(programme))
    refuse({ ...moneyRefusal('UNKNOWN_PROGRAMME', { slug: programme }), field: ['input', 'programme'] });
  if (uscc != null && !USCC_SHAPE.test(uscc)) refuse(loanRefusal('UNKNOWN_ENTERPRISE', { uscc }));
  if (application != null && !isKeyOf('uuid', application)) refuse(loanRefusal('UNKNOWN_APPLICATION'));
}

/** Who applied is the borrower; otherwise the loan names one. */
function checkBorrower({ uscc, person, application, householdsLed }: LoanFields, refuse: Refuse): void {
  const isNamed = (uscc == null) !== (person == null);
  if (application == null ? !isNamed : person != null) refuse(loanRefusal('BORROWER_NOT_ONE'));
  if (householdsLed == null) return;
  const isCount = Number.isInteger(householdsLed) && householdsLed >= 0 && householdsLed <= MAX_HOUSEHOLDS;
  if (!isCount || person != null) refuse(loanRefusal('HOUSEHOLDS_BAD', { max: MAX_HOUSEHOLDS }));
}

function checkDays({ drawnOn, dueOn }: LoanFields, today: IsoDate, refuse: Refuse): void {
  if (drawnOn > today)
    refuse({
      ...moneyRefusal('DATE_IN_FUTURE', { date: drawnOn, today }),
      field: ['input', 'drawnOn'],
    });
  if (dueOn <= drawnOn) refuse(loanRefusal('DUE_NOT_AFTER_DRAWN', { due: dueOn, drawn: drawnOn }));
  else if (dueOn > addYears(drawnOn, MAX_YEARS)) refuse(loanRefusal('TERM_TOO_LONG', { years: MAX_YEARS }));
}

function givenInstalments(
  { instalments }: LoanFields,
  request: ScheduleRequest,
  refuse: Refuse,
): readonly LoanInstalment[] {
  const read = (instalments ?? []).slice(0, MAX_INSTALMENTS + 1).flatMap((one, at) => {
    const field = ['input', 'instalments', String(at)];
    const principal = amountOf(one.principal, [...field, 'principal'], refuse, true);
    const interest = amountOf(one.interest, [...field, 'interest'], refuse, true);
    return principal && interest ? [{ dueOn: one.dueOn, principal, interest }] : [];
  });
  if (read.length < Math.min(instalments?.length ?? 0, MAX_INSTALMENTS + 1)) return read;
  const found = problemOfSchedule(read, request);
  switch (found?.problem) {
    case 'EMPTY':
      refuse(loanRefusal('SCHEDULE_EMPTY'));
      break;
    case 'TOO_MANY':
      refuse(loanRefusal('SCHEDULE_TOO_MANY', { max: MAX_INSTALMENTS }));
      break;
    case 'OUT_OF_ORDER':
      refuse(loanRefusal('SCHEDULE_OUT_OF_ORDER', { day: found.dueOn }));
      break;
    case 'LAST_NOT_DUE_DATE':
      refuse(loanRefusal('SCHEDULE_NOT_TO_DUE_DATE', { day: found.dueOn }));
      break;
    case 'SUM_DIFFERS': {
      const [sum, principal] = [found.sum, request.principal].map(yuanText);
      refuse(loanRefusal('SCHEDULE_SUM_DIFFERS', { sum: String(sum), principal: String(principal) }));
      break;
    }
  }
  return read;
}

function instalmentsOf(
  fields: LoanFields,
  schedule: LoanSchedule,
  request: ScheduleRequest,
  refuse: Refuse,
): readonly LoanInstalment[] {
  if (schedule === 'GIVEN') return givenInstalments(fields, request, refuse);
  if (fields.instalments != null) refuse(loanRefusal('SCHEDULE_NOT_GIVEN'));
  return generateSchedule(schedule, request);
}

/** All that is wrong at once, so that a clerk need not come back for each. */
export function readLoanInput(
  fields: LoanFields,
  today: IsoDate,
): { readonly loan: LoanRequest } | { readonly refusals: readonly LoanRefusal[] } {
  const refusals: LoanRefusal[] = [];
  const refuse: Refuse = (refusal) => {
    refusals.push(refusal);
    return null;
  };
  checkWords(fields, refuse);
  checkNames(fields, refuse);
  checkBorrower(fields, refuse);
  checkDays(fields, today, refuse);
  const principal = amountOf(fields.principal, ['input', 'principal'], refuse);
  const annualRate = rateOf(fields, refuse);
  const insuredPercent = insuredOf(fields, refuse);
  const { contractNumber, drawnOn, dueOn, schedule: asked } = fields;
  const schedule = asked ?? 'BULLET';
  if (refusals.length > 0 || principal === null || annualRate === null) return { refusals };
  const request = { principal, annualRate, drawnOn, dueOn };
  const instalments = instalmentsOf(fields, schedule, request, refuse);
  if (refusals.length > 0) return { refusals };
  const { programme = null, uscc = null, person = null, purpose = null, application = null } = fields;
  const householdsLed = fields.householdsLed ?? null;
  return {
    loan: {
      ...{ ...request, contractNumber, programme, uscc, person, schedule, instalments },
      ...{ purpose, householdsLed, insuredPercent, application },
    },
  };
}
