/** Rows in two regions, shared and not, lent to by two banks: each holds a text that stands nowhere else. */
import { randomUUID } from 'node:crypto';
import type { Database } from '../../../src/db/database';
import { globalId } from '../../../src/entities/node';
import type { Sealer } from '../../../src/services/access/sealer';
import {
  insert,
  insertFeed,
  insertFeedRun,
  insertObservation,
  insertRegion,
  insertReject,
  json,
  plantHebi,
} from '../../support/factories';
import {
  insertCertification,
  insertEnterprise,
  insertInstitution,
  insertLoan,
  insertPatent,
} from '../../support/graph';
import { JINTA, type PlantedRow } from './callers';
import { plantLending } from './lending';
import { mark, QIBIN } from './places';
import { plantApplications } from './plant-applications';
import { plantAssessments } from './plant-assessments';
import { plantBadLoans, plantGuarantees, plantGuarantors } from './plant-guarantees';
import { plantLedger } from './plant-ledger';
import { plantMoney } from './plant-money';
import { plantScenarios } from './plant-scenarios';
import { plantSentRuns, plantSubmissions } from './plant-submissions';

const REAL = { isSynthetic: false };

interface Place {
  readonly name: string;
  readonly region: string;
  readonly isShared: boolean;
  readonly isRemoved?: boolean;
}

/** The last one lives on in one that banks do not see. */
const ENTERPRISES: readonly Place[] = [
  { name: 'e1', region: QIBIN, isShared: true },
  { name: 'e2', region: QIBIN, isShared: false },
  { name: 'e3', region: JINTA, isShared: true },
  { name: 'e4', region: JINTA, isShared: false },
  { name: 'e5', region: QIBIN, isShared: true, isRemoved: true },
  { name: 'e6', region: QIBIN, isShared: true },
];
const MERGED = 'e6';
const MERGED_INTO = 'e2';

export interface Planted {
  readonly rows: readonly PlantedRow[];
  readonly usccs: readonly string[];
  /** Global ids by type, those of rows that nobody may see included. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
}

const usccOf = (name: string) => `91410600MA000${name.toUpperCase()}`.padEnd(18, 'X');
/** A sum that only one row has. */
const amountOf = (place: number) => `${7_000_001 + place}.00`;

class Planting {
  readonly rows: PlantedRow[] = [];
  readonly #ids = new Map<string, string[]>();

  constructor(private readonly db: Database) {}

  add(type: string, marker: string, of: Omit<PlantedRow, 'type' | 'marker'>): string {
    this.rows.push({ type, marker, ...of });
    return marker;
  }

  async put(type: string, table: string, row: Readonly<Record<string, unknown>>): Promise<string> {
    const made = await insert(this.db, table, row);
    const key = String(made.id ?? made.slug);
    this.note(type, key);
    return key;
  }

  note(type: string, key: string): void {
    this.#ids.set(type, [...(this.#ids.get(type) ?? []), globalId(type, key)]);
  }

  get ids(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries(this.#ids);
  }
}

export async function plantForWalk(db: Database, sealer: Sealer): Promise<Planted> {
  const planting = new Planting(db);
  await plantPublic(db, planting);
  await plantSubmissions(db, planting);
  await plantAssessments(db, planting, [QIBIN, JINTA]);
  await plantPlaces(db, planting);
  await plantLedger(db, planting, mark);
  const keys = new Map<string, string>();
  for (const [i, place] of ENTERPRISES.entries())
    keys.set(place.name, await plantOne(db, planting, place, i, sealer));
  await db.query(`update enterprise set status = 'MERGED', merged_into_uscc = $2 where uscc = $1`, [
    usccOf(MERGED),
    usccOf(MERGED_INTO),
  ]);
  await db.query(`update enterprise set removed_at = now() where name_zh = $1`, [mark('name', 'e5')]);
  const tenancies = [...keys.values()].flatMap((enterpriseId) => [
    ['i1', enterpriseId],
    ['i2', enterpriseId],
  ]);
  for (const [incubator, enterpriseId] of tenancies) {
    await db.query(
      `insert into incubator_tenancy (incubator_id, enterprise_id, moved_in_on, is_synthetic)
       select id, $2, '2018-01-01', false from incubator where name_zh = $1`,
      [mark('incubator', incubator as string), enterpriseId],
    );
  }
  await plantMoney(db, planting, { 'bank-a': QIBIN, 'bank-b': JINTA });
  await plantLending(db, planting, { 'bank-a': QIBIN, 'bank-b': JINTA });
  await plantGuarantors(db, planting, [QIBIN, JINTA]);
  await plantGuarantees(db, planting);
  await plantBadLoans(db, planting, { programme: 'walked-programme', region: '410600' });
  return { rows: planting.rows, usccs: ENTERPRISES.map(({ name }) => usccOf(name)), ids: planting.ids };
}

/** What is nobody's secret, and what only officers and administrators see. */
async function plantPublic(db: Database, planting: Planting): Promise<void> {
  await plantHebi(db, 1);
  await insertRegion(db, { code: QIBIN, parentCode: '410600', level: 'COUNTY' });
  await insertRegion(db, { code: JINTA, level: 'COUNTY' });
  const everywhere = { region: null, isShared: null };
  const slug = 'walked-feed';
  await insertFeed(db, { slug, nameZh: planting.add('Feed', mark('feed', '1'), everywhere) });
  const fileName = planting.add('FeedRun', mark('file', '1'), everywhere);
  const run = await insertFeedRun(db, { feedSlug: slug, fileName });
  await insertReject(db, { runId: run.id, raw: planting.add('FeedReject', mark('reject', '1'), everywhere) });
  await insertObservation(db, { feedRunId: run.id });
  planting.note('FeedRun', String(run.id));
  await insert(db, 'dead_letter', {
    ...{ queue: 'feed-ingest', key: `ingest-${run.id}`, payload: json({ runId: run.id }), tries: 3 },
    error: planting.add('DeadLetter', mark('error', '1'), everywhere),
  });
  await plantSentRuns(db, planting);
  await plantScenarios(db, planting, (name) => mark('scenario', name));
  await plantReceipt(db, planting);
  for (const code of ['410600', QIBIN, JINTA]) planting.note('Region', code);
  planting.note('Indicator', 'patents-granted');
  planting.note('Plan', 'hebi');
  planting.note('Target', 'hebi/2018/patents-granted');
}

/** Another one's receipt: only administrators see whose it is. */
async function plantReceipt(db: Database, planting: Planting): Promise<void> {
  const actor = planting.add('AuditRecord', mark('puller', '1'), { region: null, isShared: null });
  const content = JSON.stringify({ action: 'PULL_COMPLETED', actor });
  await db.query('select append_audit($1, now())', [content]);
  await planting.put('PullReceipt', 'pull_receipt', {
    ...{ id: randomUUID(), actor, list: 'enterprises', kind: 'SNAPSHOT', format: 'ndjson', scope: '{}' },
    ...{ watermark: 'x', rowCount: 1, byteCount: 1, sha256: 'x', auditSeq: 1 },
    ...{ startedAt: new Date(), finishedAt: new Date() },
  });
}

async function plantPlaces(db: Database, planting: Planting): Promise<void> {
  const slug = 'walked-programme';
  const clause = { clause: '一', nameZh: 'x', nameEn: 'x', content: json({ value: '1' }) };
  await insert(db, 'programme', {
    ...{
      slug,
      documentSlug: 'hebi-2018-24',
      regionCode: '410600',
      nameZh: 'x',
      nameEn: 'x',
      content: json({}),
    },
  });
  await insert(db, 'programme_rule', { programmeSlug: slug, key: 'r', ordinal: 1, kind: 'LIMIT', ...clause });
  for (const slug of ['bank-a', 'bank-b']) {
    await insertInstitution(db, slug);
    planting.note('Institution', slug);
  }
  for (const [name, region] of [
    ['1', QIBIN],
    ['2', JINTA],
  ] as const) {
    const here = { region, isShared: null };
    await planting.put('Incubator', 'incubator', {
      ...{ nameZh: planting.add('Incubator', mark('incubator', `i${name}`), here), kind: 'INCUBATOR' },
      ...{ regionCode: region, openedOn: '2017-01-01', ...REAL },
    });
    await planting.put('Fund', 'fund', {
      ...{ slug: `fund-${name}`, nameZh: planting.add('Fund', mark('fund', name), here), kind: 'VENTURE' },
      ...{ regionCode: region, size: '900000000', ...REAL },
    });
    await insert(db, 'contribution', {
      ...{ fundSlug: `fund-${name}`, contributorZh: planting.add('Contribution', mark('payer', name), here) },
      ...{ amount: '100', paidOn: '2018-01-01', ...REAL },
    });
  }
}

async function plantOne(
  db: Database,
  planting: Planting,
  place: Place,
  index: number,
  sealer: Sealer,
): Promise<string> {
  const { name, region, isShared, isRemoved = false } = place;
  const of = { region, isShared, isRemoved };
  const marked = (type: string, kind: string) => planting.add(type, mark(kind, name), of);
  const person = planting.add('EnterpriseContact', `欧阳${mark('person', name)}`, {
    ...of,
    isPersonal: true,
  });
  const uscc = planting.add('Enterprise', usccOf(name), of);
  const { id } = await insertEnterprise(db, {
    ...{ uscc, nameZh: marked('Enterprise', 'name'), regionCode: region, sharingAuthorised: isShared },
    contactNameSealed: sealer.seal(person),
  });
  const enterpriseId = String(id);
  planting.note('Enterprise', enterpriseId);
  const certificate = await insertCertification(db, id, { number: marked('Certification', 'certificate') });
  planting.note('Certification', String(certificate.id));
  const patent = {
    applicationNumber: marked('Patent', 'patent'),
    pledgedToSlug: 'bank-b',
    pledgedOn: '2019-01-01',
  };
  planting.note('Patent', String((await insertPatent(db, id, patent)).id));
  for (const bank of ['bank-a', 'bank-b']) {
    const contractNumber = planting.add('Loan', mark(bank, name), { ...of, bank });
    planting.note('Loan', String((await insertLoan(db, id, { contractNumber, bankSlug: bank })).id));
  }
  await plantApplications(db, planting, { ...of, id, name, regionCode: region });
  await planting.put('Listing', 'listing', {
    ...{ enterpriseId, board: 'NEEQ', code: marked('Listing', 'listing'), listedOn: '2018-01-01', ...REAL },
  });
  await planting.put('TechContract', 'tech_contract', {
    ...{ number: marked('TechContract', 'contract'), kind: 'SERVICE', titleZh: 'x', sellerId: id },
    ...{ buyerZh: 'x', value: '5', signedOn: '2018-01-01', ...REAL },
  });
  for (const fund of ['1', '2']) {
    const amount = amountOf(index * 2 + Number(fund));
    await planting.put('Investment', 'investment', {
      ...{ enterpriseId, fundSlug: `fund-${fund}`, investedOn: '2018-01-01', ...REAL },
      amount: planting.add('Investment', amount, of),
    });
  }
  await insert(db, 'enterprise_event', {
    ...{
      enterpriseId,
      kind: 'RENAMED',
      happenedOn: '2018-01-01',
      before: marked('EnterpriseEvent', 'event'),
    },
  });
  return enterpriseId;
}
