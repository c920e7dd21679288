/** What subsidies rest on: the programme, two partner banks, benchmark rates, loans and their repayments. */
import type { Database, Statements } from '../../src/db/database';
import { openBooks } from './books';
import { insert, insertRegion } from './factories';
import { insertEnterprise, insertInstitution } from './graph';
import { plantProgrammes } from './programmes';

type Row = Readonly<Record<string, unknown>>;

export const BANKS = { 'bank-a': 'credit-union', 'bank-b': 'postal-bank' } as const;

/** As the People's Bank announced them from 24 October 2015 on. */
export async function plantBenchmark(db: Statements): Promise<void> {
  const bands = [
    { overMonths: 0, upToMonths: 12, percent: '4.35' },
    { overMonths: 12, upToMonths: 60, percent: '4.75' },
  ];
  for (const band of bands) {
    await insert(db, 'benchmark_rate', {
      ...{
        kind: 'LENDING',
        effectiveOn: '2015-10-24',
        sourceZh: '央行公告',
        sourceEn: 'Announcement',
        ...band,
      },
    });
  }
}

/** A programme in which two banks lend, with the money for its subsidies at one of them. */
export async function plantSubsidies(db: Database, deposit: string | null = '100000.00'): Promise<void> {
  await insertRegion(db, { code: '410000', level: 'PROVINCE' });
  await insertRegion(db, { code: '410600', parentCode: '410000' });
  await insertRegion(db, { code: '410611', parentCode: '410600', level: 'COUNTY' });
  await insertRegion(db, { code: '620921', level: 'COUNTY' });
  for (const bank of Object.keys(BANKS)) await insertInstitution(db, bank);
  await plantProgrammes(db);
  await plantBenchmark(db);
  for (const [institutionSlug, body] of Object.entries(BANKS)) {
    await insert(db, 'programme_partner', {
      ...{ programmeSlug: 'risk-fund', institutionSlug, body, since: '2016-01-01' },
    });
  }
  if (deposit !== null) await openBooks(db, { kind: 'INTEREST_SUBSIDY', deposit });
}

let lent = 0;
const next = () => {
  lent += 1;
  return lent;
};

/** 50,000 at 4.75 % from 15 March 2019 for two years, to somebody of Qibin. */
export async function lendToHousehold(db: Statements, given: Row = {}): Promise<string> {
  const number = next();
  const regionCode = String(given.regionCode ?? '410611');
  const person = await insert(db, 'person', {
    ...{ nameSealed: `a.b.${number}`, idNumberSealed: `a.b.print-${number}` },
    ...{ regionCode, recordedAt: '2019-03-01T00:00:00Z', recordedBy: 'key:test' },
  });
  const loan = await insert(db, 'loan', {
    ...{ contractNumber: `H-${number}`, personId: person.id, regionCode, bankSlug: 'bank-a' },
    ...{ programmeSlug: 'risk-fund', principal: '50000.00', outstanding: '50000.00', annualRate: '0.0475' },
    ...{ drawnOn: '2019-03-15', dueOn: '2021-03-15', status: 'ACTIVE', isSynthetic: false, ...given },
  });
  return String(loan.id);
}

/** 500,000 to an enterprise that leads seven households. */
export async function lendToProject(db: Statements, uscc: string, given: Row = {}): Promise<string> {
  const number = next();
  const enterprise = await insertEnterprise(db, { uscc, nameZh: `龙头企业${number}` });
  const loan = await insert(db, 'loan', {
    ...{ contractNumber: `P-${number}`, borrowerId: enterprise.id, bankSlug: 'bank-a', householdsLed: 7 },
    ...{ programmeSlug: 'risk-fund', principal: '500000.00', outstanding: '500000.00', annualRate: '0.0475' },
    ...{ drawnOn: '2019-03-15', dueOn: '2021-03-15', status: 'ACTIVE', isSynthetic: false, ...given },
  });
  return String(loan.id);
}

export async function repay(db: Database, loanId: string, on: string, principal: string): Promise<void> {
  await db.transaction(async (tx) => {
    await insert(tx, 'loan_event', {
      ...{ loanId, kind: 'REPAYMENT', happenedOn: on, principal, interest: '0' },
      ...{ recordedBy: 'key:test', recordedAt: '2019-09-01T00:00:00Z' },
    });
    await tx.query('update loan set outstanding = outstanding - $2 where id = $1', [loanId, principal]);
  });
}
