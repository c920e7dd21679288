/** What may be asked of the money of a fund in the model test, and how it is drawn by chance. */
import fc from 'fast-check';
import type { Model } from './model';

export const BANKS = ['bank-a', 'bank-b'] as const;
export type Bank = (typeof BANKS)[number];

/** Loans, claims, recoveries and postings by their place in the model; days counted from the first. */
export type Ask =
  | {
      readonly kind: 'DEPOSIT' | 'INTEREST';
      readonly bank: Bank;
      readonly amount: string;
      readonly day: number;
      readonly words: string;
    }
  | {
      readonly kind: 'TRANSFER';
      readonly from: Bank;
      readonly to: Bank;
      readonly amount: string;
      readonly day: number;
      readonly words: string;
    }
  | {
      readonly kind: 'LEND';
      readonly bank: Bank;
      readonly amount: string;
      readonly contract: string;
      readonly words: string;
    }
  | { readonly kind: 'CLAIM'; readonly loan: number; readonly amount: string; readonly words: string }
  | { readonly kind: 'PAY'; readonly claim: number; readonly words: string }
  | {
      readonly kind: 'RECOVER';
      readonly claim: number;
      readonly amount: string;
      readonly day: number;
      readonly byLawsuit: boolean;
    }
  | { readonly kind: 'TAKE_BACK'; readonly claim: number; readonly words: string }
  | { readonly kind: 'UNRECOVER'; readonly recovery: number; readonly words: string }
  | { readonly kind: 'REVERSE'; readonly posting: number; readonly words: string };

/** The same under another body. */
export const varied = (ask: Ask): Ask =>
  ask.kind === 'RECOVER' ? { ...ask, byLawsuit: !ask.byLawsuit } : { ...ask, words: `${ask.words}，另` };

export const yuan = (cents: bigint): string => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;

/** Null where there is nothing yet that it could be about. */
export type Choice = (model: Readonly<Model>) => Ask | null;

const bank = fc.constantFrom(...BANKS);
const place = fc.nat(99);
const words = fc.constantFrom('按计划', '补记');
/** Today, some days ago, and tomorrow. */
const daysAgo = fc.oneof({ weight: 8, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.constant(-1) });
const cents = (max: bigint) => fc.bigInt({ min: 1n, max }).map(yuan);
const bad = fc.constantFrom('0', '-1.00', '0.001', 'NaN');
const amount = (max: bigint) =>
  fc.oneof({ weight: 12, arbitrary: cents(max) }, { weight: 1, arbitrary: bad });

const nth = <T>(of: readonly T[], at: number): number | null => (of.length === 0 ? null : at % of.length);
const onDay = (model: Readonly<Model>, ago: number): number => model.today - ago;

const paidIn = fc
  .record({
    kind: fc.constantFrom('DEPOSIT', 'DEPOSIT', 'INTEREST'),
    bank,
    amount: amount(9_999n),
    ago: daysAgo,
    words,
  })
  .map(
    ({ ago, kind, ...ask }): Choice =>
      (model) => ({ ...ask, kind: kind as 'DEPOSIT' | 'INTEREST', day: onDay(model, ago) }),
  );

const moved = fc.record({ from: bank, to: bank, amount: amount(6_000n), ago: daysAgo, words }).map(
  ({ ago, ...ask }): Choice =>
    (model) => ({ ...ask, kind: 'TRANSFER', day: onDay(model, ago) }),
);

const lent = fc.record({ bank, amount: amount(9_999n), words }).map(
  (ask): Choice =>
    (model) => ({ ...ask, kind: 'LEND', contract: `C-${model.asked.length}` }),
);

/** A part of what is outstanding, nothing of it, or a cent more. */
const part = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 100 }) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.constant(101) },
);
const partOf = (whole: bigint, percent: number): bigint =>
  percent > 100 ? whole + 1n : (whole * BigInt(percent)) / 100n;

const claimOf = (model: Readonly<Model>, at: number, percent: number, said: string): Ask | null => {
  const loan = nth(model.loans, at);
  const outstanding = loan === null ? 0n : (model.loans[loan]?.principal ?? 0n);
  return loan === null
    ? null
    : { kind: 'CLAIM', loan, amount: yuan(partOf(outstanding, percent)), words: said };
};

const recoveryOf = (
  model: Readonly<Model>,
  at: number,
  {
    percent,
    ago,
    byLawsuit,
  }: { readonly percent: number; readonly ago: number; readonly byLawsuit: boolean },
): Ask | null => {
  const claim = nth(model.claims, at);
  const open = claim === null ? 0n : model.openOf(claim);
  if (claim === null) return null;
  return { kind: 'RECOVER', claim, amount: yuan(partOf(open, percent)), day: onDay(model, ago), byLawsuit };
};

const claimed = fc.record({ at: place, percent: part, words }).map(
  ({ at, percent, words: said }): Choice =>
    (model) =>
      claimOf(model, at, percent, said),
);

const recovered = fc.record({ at: place, percent: part, ago: daysAgo, byLawsuit: fc.boolean() }).map(
  ({ at, ...how }): Choice =>
    (model) =>
      recoveryOf(model, at, how),
);

const ofClaim = (kind: 'PAY' | 'TAKE_BACK') =>
  fc.record({ at: place, words }).map(
    ({ at, words: said }): Choice =>
      (model) => {
        const claim = nth(model.claims, at);
        return claim === null ? null : { kind, claim, words: said };
      },
  );

const unrecovered = fc.record({ at: place, words }).map(
  ({ at, words: said }): Choice =>
    (model) => {
      const recovery = nth(model.recoveries, at);
      return recovery === null ? null : { kind: 'UNRECOVER', recovery, words: said };
    },
);

const reversed = fc.record({ at: place, words }).map(
  ({ at, words: said }): Choice =>
    (model) => {
      const posting = nth(model.books.postings, at);
      return posting === null ? null : { kind: 'REVERSE', posting, words: said };
    },
);

interface Step {
  readonly bank: Bank;
  readonly percent: number;
  readonly words: string;
  readonly byLawsuit: boolean;
}

/** Paid; or first the money for it, from the other bank or from outside. */
function paying(model: Readonly<Model>, claim: number, { percent, words: said }: Step): Ask {
  const pay: Ask = { kind: 'PAY', claim, words: said };
  const missing = model.missingFor(claim);
  if ('effect' in model.foretell(pay) || missing <= 0n) return pay;
  const to = model.claims[claim]?.bank as Bank;
  const from = to === 'bank-a' ? 'bank-b' : 'bank-a';
  const asked = { amount: yuan(missing), day: model.today, words: said };
  return percent > 50 ? { ...asked, kind: 'TRANSFER', from, to } : { ...asked, kind: 'DEPOSIT', bank: to };
}

/** What comes next on the ordinary way, so that short runs get far: lent, claimed, paid, recovered. */
export const onward: fc.Arbitrary<Choice> = fc
  .record({ bank, percent: fc.integer({ min: 1, max: 100 }), words, byLawsuit: fc.boolean() })
  .map(
    (step): Choice =>
      (model) => {
        const { bank: at, percent, words: said, byLawsuit } = step;
        const approved = model.claims.findIndex(({ status }) => status === 'APPROVED');
        if (approved >= 0) return paying(model, approved, step);
        const loan = model.loans.findIndex((one) => !one.isClaimed);
        if (loan >= 0) return claimOf(model, loan, 100, said);
        const open = model.claims.findIndex((_, claim) => model.openOf(claim) > 0n);
        const day = model.today;
        if (open >= 0 && percent > 20) {
          const cents = (model.openOf(open) * BigInt(percent) + 99n) / 100n;
          return { kind: 'RECOVER', claim: open, amount: yuan(cents), day, byLawsuit };
        }
        const room = model.room();
        if (room <= 0n)
          return { kind: 'DEPOSIT', bank: at, amount: yuan(BigInt(percent) * 37n + 5n), day, words: said };
        const principal = yuan((room * BigInt(percent) + 99n) / 100n);
        return {
          kind: 'LEND',
          bank: at,
          amount: principal,
          contract: `C-${model.asked.length}`,
          words: said,
        };
      },
  );

export const anyChoice: fc.Arbitrary<Choice> = fc.oneof(
  { weight: 14, arbitrary: onward },
  { weight: 3, arbitrary: paidIn },
  { weight: 3, arbitrary: moved },
  { weight: 2, arbitrary: lent },
  { weight: 3, arbitrary: claimed },
  { weight: 2, arbitrary: ofClaim('PAY') },
  { weight: 4, arbitrary: recovered },
  { weight: 2, arbitrary: ofClaim('TAKE_BACK') },
  { weight: 4, arbitrary: unrecovered },
  { weight: 3, arbitrary: reversed },
);
