/** Decides on one loan of a list: who borrows, on which application, what each rule answers. */
import type { IsoDate } from '../../domain/calendar';
import { HUNDRED, ZERO } from '../../domain/decimal';
import { benchmarkFor } from '../../domain/lending/benchmark';
import { termMonths } from '../../domain/lending/term';
import { yuanText } from '../../domain/money';
import { type ApplicationFacts, NOTHING_TOLD } from '../../domain/programmes/application-facts';
import type { LendingTerms } from '../../domain/programmes/conditions';
import { judgeApplication } from '../../domain/programmes/judge';
import type { RuleCheck } from '../../domain/programmes/rule-check';
import { moneyRefusal } from '../programmes/money-refusals';
import { type AdmittedApplication, borrowerKey, owedKey } from './desk-reads';
import type { LendingDesk } from './lending-desk';
import { type LoanRefusal, loanRefusal } from './loan-refusals';
import type { LoanRequest } from './read-loan-input';

export interface Borrower {
  readonly borrowerId: string | null;
  readonly personId: string | null;
  /** Of a person; an enterprise bears its own. */
  readonly regionCode: string | null;
  readonly isSynthetic: boolean;
}

export interface AcceptedLoan {
  readonly request: LoanRequest;
  readonly borrower: Borrower;
  readonly householdsLed: number | null;
  readonly purpose: string | null;
  readonly isSynthetic: boolean;
  /** Rules that nobody could judge: told with the answer. */
  readonly unjudged: readonly RuleCheck[];
}

type Refused = { readonly refusals: readonly LoanRefusal[] };
export type Judged = AcceptedLoan | Refused;

const refused = (...refusals: readonly LoanRefusal[]): Refused => ({ refusals });

function applicationFor(
  desk: LendingDesk,
  { application: id, programme, principal, uscc }: LoanRequest,
): AdmittedApplication | null | Refused {
  if (id === null) return null;
  const found = desk.applications.get(id);
  const isOfOther = uscc !== null && found?.borrowerId !== (desk.enterprises.get(uscc)?.id ?? null);
  if (!found || found.bankSlug !== desk.bank || found.programmeSlug !== programme || isOfOther)
    return refused(loanRefusal('UNKNOWN_APPLICATION'));
  if (!found.isAdmitted) return refused(loanRefusal('APPLICATION_NOT_ADMITTED'));
  if (desk.used.has(id)) return refused(loanRefusal('APPLICATION_USED'));
  const [asked, amount] = [yuanText(principal), yuanText(found.amount)];
  return principal.greaterThan(found.amount)
    ? refused(loanRefusal('ABOVE_ADMITTED_AMOUNT', { principal: asked, amount }))
    : found;
}

function enterpriseOf(desk: LendingDesk, key: string | null): Borrower | Refused {
  const found = key === null ? undefined : desk.enterprises.get(key);
  if (!found) return refused(loanRefusal('UNKNOWN_ENTERPRISE', { uscc: key ?? '' }));
  return { borrowerId: found.id, personId: null, regionCode: null, isSynthetic: found.isSynthetic };
}

function personOf(desk: LendingDesk, personId: string): Borrower {
  const { regionCode = null } = desk.persons.get(personId) ?? {};
  return { borrowerId: null, personId, regionCode, isSynthetic: false };
}

function borrowerOf(
  desk: LendingDesk,
  at: number,
  { uscc, person }: LoanRequest,
  application: AdmittedApplication | null,
): Borrower | Refused {
  if (application?.personId) return personOf(desk, application.personId);
  if (application?.borrowerId) return enterpriseOf(desk, application.borrowerId);
  if (!person) return enterpriseOf(desk, uscc);
  const recorded = desk.recorded.get(at);
  if (!recorded) return refused(loanRefusal('PERSONS_NOT_KEPT'));
  if ('personId' in recorded) return personOf(desk, recorded.personId);
  return refused(...recorded.refusals.map((refusal) => ({ ...refusal, field: ['input', ...refusal.field] })));
}

const isPartnerOn = (desk: LendingDesk, programme: string, day: IsoDate): boolean =>
  desk.partnerships.some(
    (one) => one.programme === programme && one.since <= day && (one.until === null || one.until >= day),
  );

function factsOf(
  desk: LendingDesk,
  request: LoanRequest,
  { borrowerId, personId }: Borrower,
  application: AdmittedApplication | null,
): ApplicationFacts {
  const { drawnOn, dueOn, principal, annualRate, programme, insuredPercent } = request;
  const told = application?.told ?? NOTHING_TOLD;
  const months = termMonths(drawnOn, dueOn);
  const slug = programme ?? '';
  const owed = desk.owed.get(owedKey(slug, borrowerKey(borrowerId, personId))) ?? ZERO;
  return {
    ...told,
    householdsLed: told.householdsLed ?? request.householdsLed,
    insured: insuredPercent === null ? told.insured : true,
    borrower: personId === null ? 'LEGAL_PERSON' : 'NATURAL_PERSON',
    ...{ day: drawnOn, amount: principal, months, drawnOn, dueOn },
    ratePercent: annualRate.times(HUNDRED),
    benchmarkPercent: benchmarkFor(desk.rates, drawnOn, months)?.rate ?? null,
    bornOn: personId === null ? null : (desk.persons.get(personId)?.bornOn ?? null),
    enterprise: borrowerId === null ? null : (desk.enterprises.get(borrowerId) ?? null),
    bankIsPartner: isPartnerOn(desk, slug, drawnOn),
    owedUnderProgramme: owed,
    room: desk.room.get(slug) ?? null,
  };
}

function refusalOf({ leverage }: LendingTerms, { rule, words }: RuleCheck): LoanRefusal {
  const code = rule.key === leverage?.rule.key ? 'LEVERAGE_EXCEEDED' : 'RULE_FAILED';
  const refusal = loanRefusal(code, { words: words.zh }, rule.clause);
  return { ...refusal, messageEn: words.en };
}

function notAPartner(desk: LendingDesk, terms: LendingTerms, on: IsoDate): Refused {
  const rule = terms.conditions.find(({ kind }) => kind === 'PARTNER_BANK')?.rule;
  return refused(moneyRefusal('NOT_A_PARTNER', { institution: desk.bank, on }, rule?.clause ?? null));
}

const needsApplication = ({ steps }: LendingTerms, kind: ApplicationFacts['borrower']): boolean =>
  steps.some(({ process, borrowers }) => process === 'LOAN' && borrowers.includes(kind));

function checksOf(
  desk: LendingDesk,
  request: LoanRequest,
  borrower: Borrower,
  application: AdmittedApplication | null,
): readonly RuleCheck[] | Refused {
  if (request.programme === null) return [];
  const terms = desk.terms.get(request.programme);
  if (!terms) return [];
  const facts = factsOf(desk, request, borrower, application);
  if (!facts.bankIsPartner) return notAPartner(desk, terms, request.drawnOn);
  if (application === null && needsApplication(terms, facts.borrower)) {
    const step = terms.steps.find(({ process }) => process === 'LOAN');
    return refused(loanRefusal('APPLICATION_MISSING', {}, step?.clause ?? null));
  }
  const checks = judgeApplication(terms, facts);
  const failed = checks.filter(({ verdict }) => verdict === 'FAILED');
  return failed.length > 0 ? refused(...failed.map((check) => refusalOf(terms, check))) : checks;
}

/** The loan at this place of the list, before anything of it is written. */
export function judgeLoan(desk: LendingDesk, at: number, request: LoanRequest): Judged {
  const { contractNumber, programme } = request;
  if (desk.contracts.has(contractNumber))
    return refused(loanRefusal('CONTRACT_TAKEN', { number: contractNumber }));
  if (programme !== null && !desk.terms.has(programme))
    return refused({
      ...moneyRefusal('UNKNOWN_PROGRAMME', { slug: programme }),
      field: ['input', 'programme'],
    });
  const application = applicationFor(desk, request);
  if (application !== null && 'refusals' in application) return application;
  const borrower = borrowerOf(desk, at, request, application);
  if ('refusals' in borrower) return borrower;
  const checks = checksOf(desk, request, borrower, application);
  if ('refusals' in checks) return checks;
  return {
    ...{ request, borrower },
    householdsLed: application?.told.householdsLed ?? request.householdsLed,
    purpose: request.purpose ?? application?.purpose ?? null,
    isSynthetic: desk.isSynthetic || borrower.isSynthetic,
    unjudged: checks.filter(({ verdict }) => verdict === 'CANNOT_BE_JUDGED'),
  };
}
