/** A stress test of a programme's fund: reads the ground, draws, and answers each caller what it may see. */
import type { Database } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import type { IsoDate } from '../../domain/calendar';
import type { Decimal } from '../../domain/decimal';
import { readYuan } from '../../domain/money';
import type { ClausedRefusal } from '../../domain/refusals';
import { checkAssumptions, type StressAssumptions } from '../../domain/stress/assumptions';
import { prepareStress } from '../../domain/stress/prepare';
import { stressRefusal } from '../../domain/stress/refusals';
import type { StressOutcome } from '../../domain/stress/stress-test';
import { type StressWords, stressWords } from '../../domain/stress/words';
import { AppError } from '../../errors';
import { requireSeen } from '../../loaders/visible';
import { dayWithin, FIRST_DAY } from '../asked-day';
import { contentHash } from '../catalogue/canonical-json';
import { fundBooks } from '../ledger/fund-books';
import { loadTerms } from '../programmes/load-terms';
import { amountRefusal, moneyRefusal } from '../programmes/money-refusals';
import { drawStress } from './draw-stress';
import { isRegionSeen, readHoldings, readOpenLoans } from './read-ground';

export interface BalanceGiven {
  readonly institution: string;
  readonly amount: string;
}

export interface StressRequest {
  readonly programme: string;
  readonly assumptions: StressAssumptions;
  /** What the accounts are taken to hold, instead of what the books say; null for the books. */
  readonly balances: readonly BalanceGiven[] | null;
  /** A day that is over: by what was recorded until its end. Null for today. */
  readonly asOf?: IsoDate | null | undefined;
}

export interface StressAsker {
  readonly database: Database;
  readonly visibility: Visibility;
  readonly actor: string;
  readonly today: IsoDate;
  readonly signal?: AbortSignal | undefined;
}

/** A bank is answered its own row: what others owe, and what they hold, is not its business. */
export interface StressAnswer extends Omit<StressOutcome, 'programme' | 'events'> {
  readonly programmeSlug: string;
  readonly asOf: IsoDate;
  readonly assumptions: StressAssumptions;
  readonly programme: StressOutcome['programme'] | null;
  readonly events: StressOutcome['events'] | null;
  /** How many loans are in the pool of what is answered. */
  readonly loans: number;
  readonly words: readonly StressWords[];
  readonly synthetic: boolean;
  /** SHA-256 over plan, seed and draws: the same digest, the same numbers. */
  readonly digest: string;
}

export interface StressRefused {
  readonly refusals: readonly ClausedRefusal<string>[];
}

/** Changes with every change of how is drawn. */
const ENGINE_VERSION = 1;

export async function runStressTest(
  asker: StressAsker,
  request: StressRequest,
): Promise<StressAnswer | StressRefused> {
  const { database, visibility, today } = asker;
  const asOf = dayWithin(request.asOf ?? today, FIRST_DAY, today);
  requireSeen(visibility, 'Loan');
  requireSeen(visibility, 'LedgerAccount');
  // Made-up balances would let a bank feel its way to what the others owe.
  if (visibility.loansOfBank !== null && request.balances !== null) throw new AppError('NOT_ALLOWED');
  const wrong = checkAssumptions(request.assumptions);
  if (wrong.length > 0) return { refusals: wrong };
  const terms = await loadTerms(database, request.programme);
  if (!terms) return { refusals: [moneyRefusal('UNKNOWN_PROGRAMME', { slug: request.programme })] };
  const accounts = await accountsOf(asker, request);
  if ('refusals' in accounts) return accounts;
  const region = accounts.regionCode ?? terms.regionCode;
  if (region !== null && !(await isRegionSeen(database, visibility.regionCodes, region))) {
    return { refusals: [moneyRefusal('UNKNOWN_PROGRAMME', { slug: request.programme })] };
  }
  const loans = await readOpenLoans(database, terms.slug, { asOf, today });
  const { balances } = accounts;
  const prepared = prepareStress({ asOf, loans, balances, terms }, request.assumptions);
  if ('refusals' in prepared) return prepared;
  const { plan } = prepared;
  const { seed, draws } = request.assumptions;
  const task = { plan, options: { seed, draws } };
  const outcome = await drawStress(database, asker.actor, task, asker.signal);
  return {
    ...shownTo(visibility, outcome),
    ...{ programmeSlug: terms.slug, asOf, assumptions: request.assumptions },
    loans: loans.filter((loan) => maySee(visibility, loan.bankSlug)).length,
    words: stressWords(terms, request.assumptions, plan, visibility.loansOfBank === null ? loans : []),
    synthetic: accounts.isSynthetic || loans.some(({ isSynthetic }) => isSynthetic),
    digest: contentHash({ engine: ENGINE_VERSION, ...task }),
  };
}

const maySee = ({ loansOfBank }: Visibility, bank: string): boolean =>
  loansOfBank === null || loansOfBank === bank;

function shownTo(
  visibility: Visibility,
  { programme, events, banks }: StressOutcome,
): Pick<StressAnswer, 'programme' | 'events' | 'banks'> {
  if (visibility.loansOfBank === null) return { programme, events, banks };
  const own = banks.filter(({ bank }) => maySee(visibility, bank));
  return { programme: null, events: null, banks: own };
}

interface Accounts {
  readonly balances: ReadonlyMap<string, Decimal>;
  readonly regionCode: string | null;
  readonly isSynthetic: boolean;
}

async function accountsOf(
  { database, today }: StressAsker,
  { programme, balances, asOf }: StressRequest,
): Promise<Accounts | StressRefused> {
  const books = await fundBooks(database, programme, 'RISK_COMPENSATION');
  const ground = { regionCode: books?.regionCode ?? null, isSynthetic: books?.isSynthetic ?? false };
  if (balances !== null) {
    const given = readBalances(balances);
    return 'refusals' in given ? given : { ...ground, balances: given.balances };
  }
  if (!books) return { refusals: [stressRefusal('NO_ACCOUNTS')] };
  return {
    ...ground,
    balances: await readHoldings(database, books.fundSlug, { asOf: asOf ?? today, today }),
  };
}

function readBalances(
  given: readonly BalanceGiven[],
): { readonly balances: ReadonlyMap<string, Decimal> } | StressRefused {
  const balances = new Map<string, Decimal>();
  for (const [at, { institution, amount }] of given.entries()) {
    const yuan = readYuan(amount, true);
    if (typeof yuan === 'string') {
      return { refusals: [amountRefusal(yuan, ['input', 'balances', String(at), 'amount'])] };
    }
    if (balances.has(institution)) return { refusals: [stressRefusal('BALANCE_TWICE', { institution })] };
    balances.set(institution, yuan);
  }
  return { balances };
}
