/** A city with one county, a plan of one stage (2018 to 2020), and records put into its registers. */
import type { Database } from '../../../src/db/database';
import {
  insertDocument,
  insertIndicator,
  insertPlan,
  insertRegion,
  insertStage,
  insertTarget,
  insertUnit,
  json,
} from '../../support/factories';

export const NOW = new Date('2026-01-05T02:00:00Z');

export async function plantPlan(db: Database, plan: Readonly<Record<string, unknown>> = {}): Promise<void> {
  await insertUnit(db);
  await insertRegion(db, { code: '410600' });
  await insertRegion(db, { code: '410611', level: 'COUNTY', parentCode: '410600' });
  await insertDocument(db);
  await insertPlan(db, plan);
  await insertStage(db, { startsOn: '2018-01-01', endsOn: '2020-12-31' });
}

interface Counted {
  readonly slug: string;
  readonly rule: object;
  readonly basis: string;
  readonly value: string;
  readonly measure?: string;
}

/** The key of a target on an indicator of its own. */
export async function countedTarget(
  db: Database,
  { slug, rule, basis, value, measure = 'FLOW' }: Counted,
): Promise<string> {
  await insertIndicator(db, { code: slug, source: 'COUNTED', measure, countRule: json(rule) });
  return String((await insertTarget(db, { slug, indicatorCode: slug, basis, value })).key);
}

export interface Stretch {
  readonly register: string;
  readonly from: string;
  readonly to: string;
  readonly kind?: string;
  readonly synthetic?: boolean;
}

export const cover = (db: Database, { register, from, to, kind = '', synthetic = true }: Stretch) =>
  db.query(`insert into register_coverage values ($1, $2, '410600', $3, $4, 'x', 'x', $5)`, [
    ...[register, kind, from, to, synthetic],
  ]);

let serial = 0;
const nextNumber = () => {
  serial += 1;
  return `T${String(serial).padStart(17, '0')}`;
};

export async function enterprise(db: Database, synthetic = true): Promise<string> {
  const [row] = await db.query<{ id: string }>(
    `insert into enterprise (uscc, name_zh, region_code, is_tech_enterprise, is_synthetic)
     values ($1, '演示', '410611', true, $2) returning id`,
    [nextNumber(), synthetic],
  );
  return (row as { id: string }).id;
}

export async function grant(db: Database, count: number, grantedOn: string, synthetic = true): Promise<void> {
  const owner = await enterprise(db, synthetic);
  for (let i = 0; i < count; i += 1) {
    await db.query(
      `insert into patent (application_number, kind, title_zh, filed_on, granted_on, owner_id, is_synthetic)
       values ($1, 'DESIGN', 'x', $2::date - 100, $2, $3, $4)`,
      [nextNumber(), grantedOn, owner, synthetic],
    );
  }
}

export const certify = (db: Database, owner: string, issuedOn: string, expiresOn: string | null) =>
  db.query(
    `insert into certification (enterprise_id, kind, number, issued_on, expires_on, is_synthetic)
     values ($1, 'HIGH_TECH_ENTERPRISE', $2, $3, $4, true)`,
    [owner, nextNumber(), issuedOn, expiresOn],
  );

export async function lend(db: Database, borrower: string, drawnOn: string): Promise<void> {
  await db.query(`insert into institution values ('b', 'x', 'x', 'BANK', null, true) on conflict do nothing`);
  await db.query(
    `insert into loan (contract_number, borrower_id, bank_slug, principal, annual_rate, drawn_on, due_on,
       status, is_synthetic)
     values ($1, $2, 'b', 1000000, 0.05, $3, '2030-01-01', 'ACTIVE', true)`,
    [nextNumber(), borrower, drawnOn],
  );
}
