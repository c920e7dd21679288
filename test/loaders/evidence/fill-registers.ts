/** Puts registers that a test made up into the tables, a statement a table. */
import type { Transaction } from '../../../src/db/database';
import type { Register } from './made-up-registers';

const put = (tx: Transaction, into: string, fields: string, select: string, rows: readonly object[]) =>
  rows.length === 0
    ? undefined
    : tx.query(`insert into ${into} select ${select} from jsonb_to_recordset($1::jsonb) as g (${fields})`, [
        JSON.stringify(rows),
      ]);

export const prepare = async (db: Pick<Transaction, 'query'>): Promise<void> => {
  await db.query(`insert into region (code, name_zh, name_en, level) values
    ('410602', 'a', 'a', 'COUNTY'), ('410611', 'b', 'b', 'COUNTY'), ('410621', 'c', 'c', 'COUNTY'),
    ('620921', 'd', 'd', 'COUNTY')`);
  await db.query(`insert into institution values ('bank', 'x', 'x', 'BANK', null, true)`);
};

async function putEnterprises(tx: Transaction, register: Register, mark: string, synthetic: boolean) {
  const uscc = (index: number) => `${mark}${index}`.padEnd(18, 'X');
  await put(
    tx,
    'enterprise (uscc, name_zh, region_code, scale, is_tech_enterprise, removed_at, is_synthetic)',
    'uscc text, region text, scale text, technology boolean, "removedOn" text, synthetic boolean',
    `uscc, 'x', region, scale, technology, ("removedOn" || 'T00:00:00+08:00')::timestamptz, synthetic`,
    register.enterprises.map(({ region, moves, ...one }, index) => ({
      ...{ ...one, uscc: uscc(index), synthetic, region: moves.at(-1)?.to ?? region },
    })),
  );
  const ids = await tx.query<{ id: string }>(
    `select id from enterprise where is_synthetic = $1 order by uscc`,
    [synthetic],
  );
  const idOf = (index: number) => (ids[index] as { id: string }).id;
  const moves = register.enterprises.flatMap((one, index) =>
    one.moves.map((move, at) => ({
      ...{ enterprise: idOf(index), on: move.on, to: move.to, at },
      from: one.moves[at - 1]?.to ?? one.region,
    })),
  );
  await put(
    tx,
    'enterprise_event (enterprise_id, kind, happened_on, before, after)',
    'enterprise bigint, "on" date, "from" text, "to" text, at integer',
    `enterprise, 'MOVED', "on", "from", "to"`,
    moves,
  );
  return idOf;
}

export async function fill(tx: Transaction, register: Register, synthetic: boolean): Promise<void> {
  const mark = synthetic ? 'S' : 'R';
  const idOf = await putEnterprises(tx, register, mark, synthetic);
  const numbered = <Row extends object>(rows: readonly Row[]) =>
    rows.map((row, at) => ({
      ...{ ...row, number: `${mark}${at}`, synthetic },
      ...('enterprise' in row ? { enterprise: idOf(row.enterprise as number) } : {}),
    }));
  const owned = 'enterprise bigint, number text, synthetic boolean';
  await put(
    tx,
    'certification (enterprise_id, kind, level, number, issued_on, expires_on, revoked_on, is_synthetic)',
    `${owned}, kind text, level text, "issuedOn" date, "expiresOn" date, "revokedOn" date`,
    'enterprise, kind, level, number, "issuedOn", "expiresOn", "revokedOn", synthetic',
    numbered(register.certificates),
  );
  await put(
    tx,
    `patent (application_number, kind, title_zh, filed_on, granted_on, lapsed_on, owner_id, is_synthetic)`,
    `${owned}, kind text, "filedOn" date, "grantedOn" date, "lapsedOn" date`,
    `number, kind, 'x', "filedOn", "grantedOn", "lapsedOn", enterprise, synthetic`,
    numbered(register.grants),
  );
  await put(
    tx,
    `loan (contract_number, borrower_id, bank_slug, principal, annual_rate, drawn_on, due_on, status,
       is_synthetic)`,
    `${owned}, principal numeric, "drawnOn" date`,
    `number, enterprise, 'bank', principal, 0.05, "drawnOn", '2040-01-01', 'ACTIVE', synthetic`,
    numbered(register.draws),
  );
  await put(
    tx,
    'incubator (name_zh, kind, level, region_code, opened_on, closed_on, is_synthetic)',
    'number text, synthetic boolean, kind text, level text, region text, "openedOn" date, "closedOn" date',
    'number, kind, level, region, "openedOn", "closedOn", synthetic',
    numbered(register.platforms),
  );
  await putMoney(tx, register, numbered, mark);
}

type Numbered = <Row extends object>(rows: readonly Row[]) => readonly object[];

async function putMoney(tx: Transaction, register: Register, numbered: Numbered, mark: string) {
  const owned = 'enterprise bigint, number text, synthetic boolean';
  await put(
    tx,
    'listing (enterprise_id, board, code, listed_on, delisted_on, is_synthetic)',
    `${owned}, board text, "listedOn" date, "delistedOn" date`,
    'enterprise, board, number, "listedOn", "delistedOn", synthetic',
    numbered(register.listings),
  );
  await put(
    tx,
    `tech_contract (number, kind, title_zh, seller_id, buyer_zh, value, signed_on, registered_on,
       is_synthetic)`,
    `${owned}, kind text, value numeric, "signedOn" date, "registeredOn" date`,
    `number, kind, 'x', enterprise, 'x', value, "signedOn", "registeredOn", synthetic`,
    numbered(register.contracts),
  );
  await put(
    tx,
    'fund (slug, name_zh, kind, region_code, size, established_on, is_synthetic)',
    'number text, synthetic boolean, kind text, region text, size numeric, "establishedOn" date',
    'number, number, kind, region, size, "establishedOn", synthetic',
    numbered(register.funds),
  );
  const fund = (one: { readonly fund: number }) => `${mark}${one.fund}`;
  await put(
    tx,
    'contribution (fund_slug, contributor_zh, amount, paid_on, is_synthetic)',
    'number text, synthetic boolean, slug text, contributor text, amount numeric, "paidOn" date',
    'slug, contributor || number, amount, "paidOn", synthetic',
    numbered(register.payments.map((one) => ({ ...one, slug: fund(one) }))),
  );
  await put(
    tx,
    'investment (enterprise_id, fund_slug, amount, invested_on, is_synthetic)',
    `${owned}, slug text, amount numeric, "investedOn" date`,
    'enterprise, slug, amount, "investedOn", synthetic',
    numbered(register.investments.map((one) => ({ ...one, slug: fund(one) }))),
  );
}
