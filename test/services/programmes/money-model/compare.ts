/** Reads everything that the books hold in one statement, and holds it against the model. */
import { yuan } from './asks';
import type { Model } from './model';
import type { World } from './world';

interface Kept extends Record<string, unknown> {
  readonly postings: readonly string[];
  readonly balances: Readonly<Record<string, string>>;
  readonly summed: Readonly<Record<string, string>>;
  readonly debits: string;
  readonly credits: string;
  readonly contributed: string;
  readonly loans: readonly string[];
  readonly claims: readonly string[];
}

const NAME = `a.kind || coalesce(' ' || a.institution_slug, '')`;
const KEPT = `
select
  (select coalesce(json_agg(p.id order by p.seq), '[]') from ledger_posting p where p.fund_slug = $1) as postings,
  (select coalesce(json_object_agg(${NAME}, a.balance::text), '{}') from ledger_account a
    where a.fund_slug = $1) as balances,
  coalesce(sums.summed, '{}') as summed, coalesce(sums.debits, 0)::text as debits,
  coalesce(sums.credits, 0)::text as credits,
  (select coalesce(sum(c.amount), 0)::text from contribution c where c.fund_slug = $1) as contributed,
  (select coalesce(json_agg(l.status || ' ' || l.outstanding order by l.id), '[]') from loan l
    where l.programme_slug = $1) as loans,
  (select coalesce(json_agg(c.status || ' ' || (
      select string_agg(s.bearer || ' ' || s.amount || ' ' || s.recovered, ', ' order by s.bearer)
      from claim_share s where s.claim_id = c.id) order by array_position($2::text[], c.id::text)), '[]')
    from claim c where c.programme_slug = $1) as claims
from (
  select json_object_agg(name, grown::text) as summed, sum(debits) as debits, sum(credits) as credits
  from (
    select ${NAME} as name, sum(e.debit) as debits, sum(e.credit) as credits,
      sum(case a.side when 'DEBIT' then e.debit - e.credit else e.credit - e.debit end) as grown
    from ledger_entry e join ledger_account a on a.id = e.account_id where a.fund_slug = $1 group by 1) each) sums`;

async function read(world: World): Promise<Kept> {
  const statement = { name: 'kept by the model test', sql: KEPT };
  const [kept] = await world.db.read<Kept>(statement, [world.slug, world.claims]);
  return kept as Kept;
}

const centsOf = (text: string | undefined): bigint => BigInt((text ?? '0.00').replace('.', ''));

/** What came from somewhere is somewhere: neither created nor lost. */
function expectConserved({ balances }: Kept): void {
  const all = (...kinds: readonly string[]): bigint =>
    Object.entries(balances)
      .filter(([name]) => kinds.includes(name.split(' ')[0] as string))
      .reduce((sum, [, balance]) => sum + centsOf(balance), 0n);
  const came = all('CONTRIBUTED', 'INTEREST_EARNED', 'FURTHER_MONEY', 'RECOVERED');
  expect(all('SPECIAL_ACCOUNT', 'COMPENSATION', 'SUBSIDY')).toBe(came);
  expect(Object.values(balances).filter((balance) => balance.startsWith('-'))).toEqual([]);
}

const texts = (balances: Readonly<Record<string, bigint>>) =>
  Object.fromEntries(Object.entries(balances).map(([name, cents]) => [name, yuan(cents)]));

/** The money alone: also where a claim stands half-way between two requests. */
export async function expectSameMoney(world: World, model: Model): Promise<Kept> {
  const kept = await read(world);
  const balances = texts(model.books.balances());
  expect(kept.balances).toEqual(balances);
  expect(kept.summed).toEqual(balances);
  expect(kept.debits).toBe(kept.credits);
  expect(kept.postings).toHaveLength(model.books.postings.length);
  expect(centsOf(kept.contributed)).toBe(model.books.balance('CONTRIBUTED'));
  expectConserved(kept);
  world.postings = kept.postings;
  return kept;
}

export async function expectSame(world: World, model: Model): Promise<void> {
  const { loans, claims } = await expectSameMoney(world, model);
  expect(loans).toEqual(model.loans.map(({ status, principal }) => `${status} ${yuan(principal)}`));
  expect(claims).toEqual(model.claims.map((_, at) => model.claimInWords(at)));
}
