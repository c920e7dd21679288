/** Loads the synthetic registers of the demonstration; a second time changes nothing. */
import type { Database, Transaction } from '../../db/database';
import { generateRegisters } from '../../domain/demo/generate-registers';
import { DEMO_BANKS } from '../../domain/demo/loans';
import { DEMO_ENDS_ON, DEMO_PLACES, DEMO_STARTS_ON } from '../../domain/demo/places';
import type { DemoRegisters } from '../../domain/demo/register-rows';
import { DEMO_GUARANTORS } from '../../domain/demo/story/story-banks';
import { STORY_ENTERPRISES } from '../../domain/demo/story/story-enterprises';
import { appendAudit } from '../audit/append-audit';
import { nameInitials } from '../enterprises/name-initials';
import { requestRecompute } from '../progress/request-recompute';
import { targetsTouched } from '../progress/touched-registers';
import { dropStatement, putStatement } from './demo-statements';
import { DEMO_TABLES } from './demo-tables';

/** What the demonstration keeps complete registers of; an empty kind stands for all of them. */
const COVERED = [
  { register: 'certification', kind: 'HIGH_TECH_ENTERPRISE' },
  { register: 'certification', kind: 'TECH_SME' },
  { register: 'certification', kind: 'TECH_GIANT' },
  { register: 'patent', kind: '' },
  { register: 'loan', kind: '' },
  { register: 'incubator', kind: '' },
  { register: 'listing', kind: '' },
  { register: 'tech_contract', kind: '' },
  { register: 'contribution', kind: '' },
  { register: 'investment', kind: '' },
] as const;

/** How many records of each register were added, corrected or taken away. */
export interface DemoSummary extends Readonly<Record<string, number>> {
  readonly enterprises: number;
  readonly certifications: number;
  readonly patents: number;
  readonly loans: number;
  readonly incubators: number;
}

type Rows = Readonly<Record<keyof typeof DEMO_TABLES, readonly object[]>>;

const rowsOf = (registers: DemoRegisters): Rows => ({
  INSTITUTION: [
    ...DEMO_BANKS.map((bank) => ({ ...bank, kind: 'BANK' })),
    ...DEMO_GUARANTORS.map((guarantor) => ({ ...guarantor, kind: 'GUARANTOR' })),
  ],
  ENTERPRISE: [
    ...registers.enterprises.map((one) => ({ ...one, isTechEnterprise: true })),
    ...STORY_ENTERPRISES.map((one) => ({ ...one, isTechEnterprise: false })),
  ].map((one) => ({ ...one, nameInitials: nameInitials(one.nameZh) })),
  CERTIFICATION: registers.certifications,
  PATENT: registers.patents,
  LOAN: registers.loans,
  INCUBATOR: registers.incubators,
  TENANCY: registers.tenancies,
  LISTING: registers.listings,
  CONTRACT: registers.contracts,
  FUND: registers.funds,
  CONTRIBUTION: registers.contributions,
  INVESTMENT: registers.investments,
  COVERAGE: DEMO_PLACES.flatMap((place) =>
    COVERED.map((covered) => ({
      ...covered,
      regionCode: place.code,
      ...{ startsOn: DEMO_STARTS_ON, endsOn: DEMO_ENDS_ON },
      ...{ noteZh: '合成的演示登记数据', noteEn: 'Synthetic demonstration registers' },
    })),
  ),
});

/** Two processes that start at once must not load at once. */
const LOCK = `select pg_advisory_xact_lock(hashtext('kejin demo'))`;

/** A change asks for the recompute of what is counted from the registers. */
export function loadDemo(
  database: Database,
  registers: DemoRegisters = generateRegisters(),
  now = new Date(),
): Promise<DemoSummary> {
  const rows = rowsOf(registers);
  return database.transaction(async (tx) => {
    await tx.query(LOCK);
    const changed = await replace(tx, rows);
    const summary: DemoSummary = {
      enterprises: changed.ENTERPRISE,
      certifications: changed.CERTIFICATION,
      patents: changed.PATENT,
      loans: changed.LOAN,
      incubators: changed.INCUBATOR,
    };
    if (Object.values(changed).some((count) => count > 0)) {
      await recount(tx);
      await appendAudit(tx, { action: 'DEMO_LOADED', actor: 'system:demo', detail: { changed } }, now);
    }
    return summary;
  });
}

/** Records are put after, and taken away before, what they point to. */
async function replace(tx: Transaction, rows: Rows): Promise<Record<keyof Rows, number>> {
  const names = Object.keys(DEMO_TABLES) as (keyof Rows)[];
  const changed = Object.fromEntries(names.map((name) => [name, 0])) as Record<keyof Rows, number>;
  const run = async (name: keyof Rows, statement: string) => {
    changed[name] += (await tx.query(statement, [JSON.stringify(rows[name])])).length;
  };
  for (const name of names) await run(name, putStatement(DEMO_TABLES[name]));
  for (const name of names.reverse()) await run(name, dropStatement(DEMO_TABLES[name]));
  return changed;
}

async function recount(tx: Transaction): Promise<void> {
  const targets = await targetsTouched(tx);
  const [row] = await tx.query<{ id: string }>('select gen_random_uuid() as id');
  await requestRecompute(tx, targets, `demo registers ${row?.id}`);
}
