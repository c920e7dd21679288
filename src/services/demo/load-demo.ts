/** Loads the synthetic registers of the demonstration; a second time changes nothing. */
import type { Database, Transaction } from '../../db/database';
import { generateRegisters } from '../../domain/demo/generate-registers';
import { DEMO_BANKS } from '../../domain/demo/loans';
import { DEMO_ENDS_ON, DEMO_PLACES, DEMO_STARTS_ON } from '../../domain/demo/places';
import { requestRecompute } from '../progress/request-recompute';
import { targetsDependingOn } from '../progress/targets-depending-on';

const REGISTERS = ['certification', 'patent', 'loan', 'incubator'] as const;

export interface DemoSummary extends Readonly<Record<string, number>> {
  readonly enterprises: number;
  readonly certifications: number;
  readonly patents: number;
  readonly loans: number;
  readonly incubators: number;
}

const INSERT_INSTITUTIONS = `
insert into institution (slug, name_zh, name_en, kind, is_synthetic)
select r.slug, r."nameZh", r."nameEn", 'BANK', true
from jsonb_to_recordset($1::jsonb) as r (slug text, "nameZh" text, "nameEn" text)
on conflict (slug) do nothing returning 1`;

const INSERT_ENTERPRISES = `
insert into enterprise (uscc, name_zh, name_en, region_code, industry_code, scale, founded_on, is_tech_enterprise,
  is_synthetic)
select r.uscc, r."nameZh", r."nameEn", r."regionCode", r."industryCode", r.scale, r."foundedOn", true, true
from jsonb_to_recordset($1::jsonb) as r (uscc text, "nameZh" text, "nameEn" text, "regionCode" text,
  "industryCode" text, scale text, "foundedOn" date)
on conflict (uscc) do nothing returning 1`;

const INSERT_CERTIFICATIONS = `
insert into certification (enterprise_id, kind, number, issued_on, expires_on, is_synthetic)
select e.id, r.kind, r.number, r."issuedOn", r."expiresOn", true
from jsonb_to_recordset($1::jsonb) as r (uscc text, kind text, number text, "issuedOn" date, "expiresOn" date)
join enterprise e using (uscc)
on conflict (kind, number) do nothing returning 1`;

const INSERT_PATENTS = `
insert into patent (application_number, kind, title_zh, filed_on, granted_on, owner_id, is_synthetic)
select r."applicationNumber", r.kind, r."titleZh", r."filedOn", r."grantedOn", e.id, true
from jsonb_to_recordset($1::jsonb) as r (uscc text, "applicationNumber" text, kind text, "titleZh" text,
  "filedOn" date, "grantedOn" date)
join enterprise e using (uscc)
on conflict (application_number) do nothing returning 1`;

const INSERT_LOANS = `
insert into loan (contract_number, borrower_id, bank_slug, principal, annual_rate, drawn_on, due_on, repaid_on,
  status, is_synthetic)
select r."contractNumber", e.id, r."bankSlug", r.principal, r."annualRate", r."drawnOn", r."dueOn", r."repaidOn",
  r.status, true
from jsonb_to_recordset($1::jsonb) as r (uscc text, "contractNumber" text, "bankSlug" text, principal numeric,
  "annualRate" numeric, "drawnOn" date, "dueOn" date, "repaidOn" date, status text)
join enterprise e using (uscc)
on conflict (contract_number) do nothing returning 1`;

const INSERT_INCUBATORS = `
insert into incubator (name_zh, name_en, kind, level, region_code, opened_on, is_synthetic)
select r."nameZh", r."nameEn", r.kind, r.level, r."regionCode", r."openedOn", true
from jsonb_to_recordset($1::jsonb) as r ("nameZh" text, "nameEn" text, kind text, level text, "regionCode" text,
  "openedOn" date)
on conflict (region_code, name_zh) do nothing returning 1`;

const INSERT_COVERAGE = `
insert into register_coverage (register, kind, region_code, starts_on, ends_on, note_zh, note_en, is_synthetic)
select r.register, '', r."regionCode", r."startsOn", r."endsOn", '合成的演示登记数据', 'Synthetic demonstration', true
from jsonb_to_recordset($1::jsonb) as r (register text, "regionCode" text, "startsOn" date, "endsOn" date)
on conflict do nothing returning 1`;

/** Returns how many records were new; a change asks for the recompute of what is counted from the registers. */
export function loadDemo(database: Database): Promise<DemoSummary> {
  const registers = generateRegisters();
  const coverage = DEMO_PLACES.flatMap(({ code }) =>
    REGISTERS.map((register) => ({
      register,
      regionCode: code,
      startsOn: DEMO_STARTS_ON,
      endsOn: DEMO_ENDS_ON,
    })),
  );
  return database.transaction(async (tx) => {
    await insert(tx, INSERT_INSTITUTIONS, DEMO_BANKS);
    const summary = {
      enterprises: await insert(tx, INSERT_ENTERPRISES, registers.enterprises),
      certifications: await insert(tx, INSERT_CERTIFICATIONS, registers.certifications),
      patents: await insert(tx, INSERT_PATENTS, registers.patents),
      loans: await insert(tx, INSERT_LOANS, registers.loans),
      incubators: await insert(tx, INSERT_INCUBATORS, registers.incubators),
    };
    const covered = await insert(tx, INSERT_COVERAGE, coverage);
    if (covered + Object.values(summary).reduce((sum, count) => sum + count, 0) > 0) await recount(tx);
    return summary;
  });
}

async function insert(tx: Transaction, statement: string, rows: readonly object[]): Promise<number> {
  return (await tx.query(statement, [JSON.stringify(rows)])).length;
}

async function recount(tx: Transaction): Promise<void> {
  const registers = DEMO_PLACES.flatMap(({ code }) =>
    REGISTERS.map((register) => ({ register, regionCode: code })),
  );
  const targets = await targetsDependingOn(tx, { registers });
  const [row] = await tx.query<{ id: string }>('select gen_random_uuid() as id');
  await requestRecompute(tx, targets, `demo registers ${row?.id}`);
}
