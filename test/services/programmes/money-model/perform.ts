/** Asks the real services for what the model was asked for. */
import type { Database } from '../../../../src/db/database';
import { advanceClaim } from '../../../../src/services/claims/advance-claim';
import { fileClaim } from '../../../../src/services/claims/file-claim';
import { recordRecovery } from '../../../../src/services/claims/recoveries';
import { reverseClaimPayment, reverseRecovery } from '../../../../src/services/claims/take-back';
import { recordDeposit, recordDepositInterest } from '../../../../src/services/ledger/deposits';
import { reversePosting } from '../../../../src/services/ledger/reverse-posting';
import { transferBetweenAccounts } from '../../../../src/services/ledger/transfers';
import { registerLoans } from '../../../../src/services/lending/register-loans';
import type { OnceResult } from '../../../../src/services/programmes/act-once';
import type { Ask, Bank } from './asks';
import type { Model } from './model';
import { dayOf, type World } from './world';

type Real = OnceResult<Readonly<Record<string, string>>>;

export interface Request {
  readonly ask: Ask;
  readonly key: string;
  /** The database, or one that breaks down on the way. */
  readonly db: Database;
}

const codesOf = (result: OnceResult<never> | Real) =>
  'refusals' in result ? { refused: result.refusals.map(({ code }) => code) } : { answer: result.answer };

export type Came = ReturnType<typeof codesOf>;

export async function perform(world: World, model: Model, { ask, key, db }: Request): Promise<Came> {
  if (ask.kind === 'CLAIM') return claim(world, model, ask, key, db);
  return codesOf((await once(world, model, ask, key, db)) as Real);
}

/** Filed by the bank and approved at once; each has its key. */
async function claim(
  world: World,
  model: Model,
  { loan: at, amount: principal, words }: Extract<Ask, { kind: 'CLAIM' }>,
  key: string,
  db: Database,
): Promise<Came> {
  const office = world.bank(db, model.today, model.loans[at]?.bank as Bank);
  const input = { loanId: world.loans[at] as string, principal, interest: '0' };
  const proofs = { lossProof: words, recourseProof: '催收记录' };
  const filed = await fileClaim(office, { ...input, ...proofs }, key);
  if ('refusals' in filed) return codesOf(filed);
  const asked = { id: filed.answer.claimId, step: 'APPROVE', comment: words } as const;
  return codesOf(await advanceClaim(world.staff(db, model.today), asked, `${key}-approve`));
}

function once(
  world: World,
  model: Model,
  ask: Exclude<Ask, { kind: 'CLAIM' }>,
  key: string,
  db: Database,
): Promise<unknown> {
  const staff = world.staff(db, model.today);
  const { slug: fund } = world;
  switch (ask.kind) {
    case 'DEPOSIT': {
      const { bank: institution, amount, day, words: remark } = ask;
      const input = { fund, institution, amount, contributor: '县财政局', paidOn: dayOf(day), remark };
      return recordDeposit(staff, input, key);
    }
    case 'INTEREST': {
      const { bank: institution, amount, day, words: remark } = ask;
      return recordDepositInterest(staff, { fund, institution, amount, creditedOn: dayOf(day), remark }, key);
    }
    case 'TRANSFER': {
      const { from, to, amount, day, words: remark } = ask;
      return transferBetweenAccounts(staff, { fund, from, to, amount, movedOn: dayOf(day), remark }, key);
    }
    case 'LEND':
      return lend(world, model, ask, key, db);
    case 'PAY': {
      const { claim: at, words: comment } = ask;
      return advanceClaim(staff, { id: world.claims[at] as string, step: 'PAY', comment }, key);
    }
    case 'RECOVER': {
      const { claim: at, amount, day, byLawsuit } = ask;
      const input = { claimId: world.claims[at] as string, amount, recoveredOn: dayOf(day), byLawsuit };
      return recordRecovery(world.bank(db, model.today, model.claims[at]?.bank as Bank), input, key);
    }
    case 'TAKE_BACK':
      return reverseClaimPayment(staff, { id: world.claims[ask.claim] as string, reason: ask.words }, key);
    case 'UNRECOVER':
      return reverseRecovery(staff, { id: world.recoveries[ask.recovery] as string, reason: ask.words }, key);
    case 'REVERSE':
      return reversePosting(staff, { id: world.postings[ask.posting] as string, reason: ask.words }, key);
  }
}

/** A year at no interest, due long before the first day: claims are on principal, and never too early. */
async function lend(
  world: World,
  model: Model,
  { bank, amount: principal, contract, words: purpose }: Extract<Ask, { kind: 'LEND' }>,
  key: string,
  db: Database,
) {
  const input = {
    ...{ contractNumber: `${world.slug}-${contract}`, programme: world.slug, uscc: world.uscc, principal },
    ...{ annualRate: '0', drawnOn: '2018-01-10', dueOn: '2019-01-10', purpose },
  };
  const [result] = await registerLoans(world.bank(db, model.today, bank), [{ input, idempotencyKey: key }]);
  return result;
}

/** Ids that the answers bring, by the place in the model. */
export function learn(world: World, { kind }: Ask, answer: unknown): void {
  const ids = answer as Readonly<Record<'loanId' | 'claimId' | 'recoveryId', string>>;
  if (kind === 'LEND') world.loans.push(ids.loanId);
  if (kind === 'CLAIM') world.claims.push(ids.claimId);
  if (kind === 'RECOVER') world.recoveries.push(ids.recoveryId);
}
