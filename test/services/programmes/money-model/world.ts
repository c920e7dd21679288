/** The real thing beside the model: a programme of three steps in PostgreSQL, and the services that act on it. */
import type { Database } from '../../../../src/db/database';
import { addDays } from '../../../../src/domain/calendar';
import { bankOffice, COUNTY, officeOf } from '../../../support/claims';
import { json } from '../../../support/factories';
import { HUAWEI, insertEnterprise, insertInstitution } from '../../../support/graph';
import { BANKS, type Bank } from './asks';
import { FUND_PERCENT, MULTIPLE } from './model';

const FIRST_DAY = '2019-04-01';
export const dayOf = (day: number): string => addDays(FIRST_DAY, day);

const names = { nameZh: '甲', nameEn: 'A' };
const step = (ordinal: number, key: string, status: string, body: string) => ({
  ...{ process: 'CLAIM', ordinal, key, status, body, clause: '第四条', ...names },
});
const CONTENT = {
  bodies: [
    { slug: 'banks', ...names, members: ['credit-union', 'postal-bank'], bearer: 'BANK' },
    { slug: 'credit-union', ...names, bearer: 'BANK' },
    { slug: 'postal-bank', ...names, bearer: 'BANK' },
    { slug: 'office', ...names },
  ],
  managers: { bodies: ['office'], clause: '第二条' },
  fund: { kind: 'RISK_COMPENSATION', ...names, clause: '第一条' },
  steps: [
    step(1, 'file', 'FILED', 'banks'),
    step(2, 'approve', 'APPROVED', 'office'),
    step(3, 'pay', 'PAID', 'office'),
  ],
};

const percent = (body: string, value: bigint) => ({ body, value: String(value), unit: 'PERCENT' });
const RULES: Readonly<Record<string, object>> = {
  LEVERAGE: { value: String(MULTIPLE), unit: 'MULTIPLE' },
  OVERDUE: { value: '30', unit: 'DAY' },
  LOSS_SHARE: {
    parameters: { shares: [percent('fund', FUND_PERCENT), percent('banks', 100n - FUND_PERCENT)] },
  },
  RECOVERY: { parameters: { by: 'LOSS_SHARE' } },
  EVADED_DEBT: { parameters: { to: 'fund', share: 'ALL' } },
  BEYOND_FUND: { parameters: { bodies: ['office'] } },
};

const UNITS = `
insert into unit (code, name_zh, name_en, dimension, factor, aliases)
values ('MULTIPLE', '倍', 'times', 'ratio', 100, '{}'), ('PERCENT', '%', 'percent', 'ratio', 1, '{}'),
  ('DAY', '天', 'days', 'duration.days', 1, '{}')
on conflict do nothing`;

/** What all runs share. */
export async function plantGround(db: Database): Promise<void> {
  await db.query(UNITS);
  await db.query(
    `insert into region (code, name_zh, name_en, level) values ($1, '淇滨区', 'Qibin', 'COUNTY')`,
    [COUNTY],
  );
  await db.query(
    `insert into document (slug, title_zh, title_en, source_file, inferred)
     values ('measures', '办法', 'Measures', '001', '[]')`,
  );
  for (const bank of BANKS) await insertInstitution(db, bank);
  await insertEnterprise(db, { regionCode: COUNTY });
}

const PROGRAMME = `
insert into programme (slug, document_slug, name_zh, name_en, content) values ($1, 'measures', '甲', 'A', $2)`;
const PROGRAMME_RULES = `
insert into programme_rule (programme_slug, key, ordinal, kind, clause, name_zh, name_en, content)
select $1, lower(kind), place, kind, '第三条', '甲', 'A', content
from unnest($2::text[], $3::jsonb[]) with ordinality as given (kind, content, place)`;
const PARTNERS = `
insert into programme_partner (programme_slug, institution_slug, body, since)
values ($1, 'bank-a', 'credit-union', '2016-01-01'), ($1, 'bank-b', 'postal-bank', '2016-01-01')`;
const FUND = `
insert into fund (slug, name_zh, name_en, kind, region_code, programme_slug, size, is_synthetic)
values ($1, '甲', 'A', 'RISK_COMPENSATION', $2, $1, 1000, false)`;
const BOOK = `
insert into ledger_book (fund_slug, programme_slug, kind, opened_on, opened_by, recorded_at)
values ($1, $1, 'RISK_COMPENSATION', '2016-01-01', 'key:office', '2019-01-01T04:00:00Z')`;

/** A programme for one run, with the books of its fund. */
export async function openProgramme(db: Database, slug: string, othersPayBeyond: boolean): Promise<World> {
  const kinds = Object.keys(RULES).filter((kind) => othersPayBeyond || kind !== 'BEYOND_FUND');
  await db.transaction(async (tx) => {
    await tx.query(PROGRAMME, [slug, json(CONTENT)]);
    await tx.query(PROGRAMME_RULES, [slug, kinds, kinds.map((kind) => JSON.stringify(RULES[kind]))]);
    await tx.query(PARTNERS, [slug]);
    await tx.query(FUND, [slug, COUNTY]);
    await tx.query(BOOK, [slug]);
  });
  return new World(db, slug);
}

export class World {
  readonly uscc = HUAWEI;
  /** Row ids by the place in the model. */
  readonly loans: string[] = [];
  readonly claims: string[] = [];
  readonly recoveries: string[] = [];
  postings: readonly string[] = [];

  constructor(
    readonly db: Database,
    readonly slug: string,
  ) {}

  staff(db: Database, today: number) {
    return officeOf(db, { actor: `key:${this.slug}`, bodies: [`${this.slug}/office`] }, dayOf(today));
  }

  bank(db: Database, today: number, bank: Bank) {
    return bankOffice(db, dayOf(today), { actor: `key:${bank}`, institutionSlug: bank });
  }
}
