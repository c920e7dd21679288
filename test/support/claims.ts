/** A county with its fund, two partner banks and overdue loans, and everybody who acts on claims there. */
import type { Database, Statements } from '../../src/db/database';
import { visibilityOf } from '../../src/domain/access/visibility';
import type { ApiRole, ApiScope } from '../../src/domain/vocabulary';
import { advanceClaim } from '../../src/services/claims/advance-claim';
import { fileClaim } from '../../src/services/claims/file-claim';
import type { MoneyOffice } from '../../src/services/programmes/money-office';
import { openBooks } from './books';
import { insert } from './factories';
import { insertEnterprise, insertInstitution } from './graph';
import { plantProgrammes } from './programmes';

export const COUNTY = '410611';
export const BODIES = [
  ...[
    'poverty-office',
    'industry-centres',
    'finance-office',
    'county-pbc',
    'leading-group',
    'county-finance',
  ],
] as const;

/** The catalogue with its rules, and who may act: bank-a is the credit union, bank-b the postal bank. */
export async function plantCounty(db: Database): Promise<void> {
  await plantProgrammes(db);
  await insertInstitution(db, 'bank-a');
  await insertInstitution(db, 'bank-b');
  await insertInstitution(db, 'bank-c');
  await addPartners(db, 'risk-fund');
  await db.query(
    `insert into region (code, name_zh, name_en, level) values ($1, '淇滨区', 'Qibin', 'COUNTY')
     on conflict do nothing`,
    [COUNTY],
  );
}

export async function addPartners(db: Statements, programmeSlug: string): Promise<void> {
  for (const [institutionSlug, body] of [
    ['bank-a', 'credit-union'],
    ['bank-b', 'postal-bank'],
  ]) {
    await insert(db, 'programme_partner', { programmeSlug, institutionSlug, body, since: '2016-01-01' });
  }
}

export const payIn = (db: Database, institution: string, deposit: string, programme = 'risk-fund') =>
  openBooks(db, { programme, institution, deposit, regionCode: COUNTY });

let numbers = 0;

/** 50,000 yuan at 4.35 % for a year, due on 10 January 2019: 90 days overdue on 10 April. */
export function lend(db: Database, given: Readonly<Record<string, unknown>> = {}): Promise<string> {
  numbers += 1;
  const { ofEnterprise = false, ...more } = given;
  const terms = {
    ...{ contractNumber: `C-${numbers}`, bankSlug: 'bank-a', programmeSlug: 'risk-fund' },
    ...{ principal: '50000.00', annualRate: '0.0435', drawnOn: '2018-01-10' },
    ...{ dueOn: '2019-01-10', status: 'OVERDUE', schedule: 'BULLET', recordedBy: 'key:lender' },
    ...{ isSynthetic: false, ...more },
  };
  return db.transaction(async (tx) => {
    const borrower = ofEnterprise ? await anEnterprise(tx) : await aPerson(tx);
    const { id } = await insert(tx, 'loan', { ...borrower, outstanding: terms.principal, ...terms });
    const instalment = {
      loanId: id,
      ordinal: 1,
      dueOn: terms.dueOn,
      principal: terms.principal,
      interest: 0,
    };
    await insert(tx, 'loan_instalment', instalment);
    return String(id);
  });
}

async function aPerson(db: Statements) {
  const { id } = await insert(db, 'person', {
    ...{ nameSealed: 'v1.a.x', idNumberSealed: `v1.a.print${numbers}`, regionCode: COUNTY },
    ...{ recordedAt: new Date('2018-01-01T00:00:00Z'), recordedBy: 'key:lender' },
  });
  return { personId: id, regionCode: COUNTY };
}

async function anEnterprise(db: Statements) {
  const [known] = await db.query<{ id: string }>('select id from enterprise limit 1');
  return { borrowerId: known?.id ?? (await insertEnterprise(db, { regionCode: COUNTY })).id };
}

interface Who {
  readonly actor: string;
  readonly role?: ApiRole;
  readonly scopes?: readonly ApiScope[];
  readonly institutionSlug?: string | null;
  readonly bodies?: readonly string[];
  readonly regionCodes?: readonly string[] | null;
}

export function officeOf(db: Database, who: Who, today: string): MoneyOffice {
  const { actor, role = 'PLANNER', scopes = [], institutionSlug = null, bodies = [] } = who;
  const { regionCodes = null } = who;
  const caller = {
    ...{ actor, keyId: null, name: actor, role, regionCodes, scopes, institutionSlug },
    ...{ bodies: bodies.map((body) => (body.includes('/') ? body : `risk-fund/${body}`)) },
    ...{ keyPrefix: null, expiresAt: null },
  };
  const doer = { actor, actorName: actor, now: new Date(`${today}T04:00:00Z`) };
  return { database: db, visibility: visibilityOf(caller), caller, doer, today, sealer: null };
}

export const bankOffice = (db: Database, today: string, more: Partial<Who> = {}): MoneyOffice =>
  officeOf(
    db,
    { actor: 'key:clerk', role: 'BANK', scopes: ['LEND', 'LOANS'], institutionSlug: 'bank-a', ...more },
    today,
  );

/** A person who acts for one body only. */
export const bodyOffice = (db: Database, body: string, today: string, programme = 'risk-fund'): MoneyOffice =>
  officeOf(db, { actor: `key:${body}`, bodies: [`${programme}/${body}`] }, today);

let keys = 0;
export const freshKey = (): string => {
  keys += 1;
  return `key-${keys}`;
};

export const PROOF = { lossProof: '催收记录、法院公告', recourseProof: '三次上门催收，一次诉前调解' };
export const DEATH = 'cause-death-or-disability';

export async function filed(db: Database, loanId: string, more: Readonly<Record<string, unknown>> = {}) {
  const { on = '2019-04-10', office = bankOffice(db, String(on)), ...input } = more;
  const asked = { loanId, principal: '50000.00', interest: '0', cause: DEATH, ...PROOF, ...input };
  const result = await fileClaim(office as MoneyOffice, asked, freshKey());
  if ('refusals' in result) throw new Error(JSON.stringify(result.refusals));
  return result.answer.claimId;
}

/** Who says what on which day: notice from 15 to 22 April. */
export const WAY = [
  ['VERIFY', 'poverty-office', '2019-04-11'],
  ['VERIFY', 'industry-centres', '2019-04-12'],
  ['POST_NOTICE', 'poverty-office', '2019-04-15'],
  ['CONFIRM', 'poverty-office', '2019-04-23'],
  ['CONFIRM', 'industry-centres', '2019-04-23'],
  ['CONFIRM', 'finance-office', '2019-04-23'],
  ['CONFIRM', 'county-pbc', '2019-04-24'],
  ['CONFIRM', 'partner-institutions', '2019-04-24'],
  ['APPROVE', 'leading-group', '2019-04-26'],
  ['PAY', 'poverty-office', '2019-04-28'],
  ['PAY', 'industry-centres', '2019-04-29'],
] as const;

export type WayStep = (typeof WAY)[number][0];

export function speak(
  db: Database,
  id: string,
  [step, body, on]: readonly [WayStep, string, string],
  programme = 'risk-fund',
) {
  const office =
    body === 'partner-institutions'
      ? bankOffice(db, on, { actor: 'key:bank-manager' })
      : bodyOffice(db, body, on, programme);
  return advanceClaim(office, { id, step }, freshKey());
}

/** All words of the way up to the step, that step left out. */
export async function advanced(db: Database, id: string, upTo: WayStep | null, programme = 'risk-fund') {
  for (const word of WAY) {
    if (word[0] === upTo) return;
    const result = await speak(db, id, word, programme);
    if ('refusals' in result) throw new Error(JSON.stringify([word, result.refusals]));
  }
}
