/** The TypeORM data source: row mapping, migrations, and the one connection pool that everything shares. */
import { types } from 'pg';
import { DataSource } from 'typeorm';
import { ENTITIES } from '../entities';
import { Catalogue1763900000001 } from './migrations/1-catalogue';
import { Feeds1763900000002 } from './migrations/2-feeds';
import { Observations1763900000003 } from './migrations/3-observations';
import { Registers1763900000004 } from './migrations/4-registers';
import { Graph1764000000005 } from './migrations/5-graph';
import { EnterpriseChanges1764000000006 } from './migrations/6-enterprise-changes';
import { Audit1764000000007 } from './migrations/7-audit';
import { FigurePlaces1764100000008 } from './migrations/8-figure-places';
import { ValidationRules1764100000009 } from './migrations/9-validation-rules';
import { RepeatedRuns1764100000010 } from './migrations/10-repeated-runs';
import { Submissions1764100000011 } from './migrations/11-submissions';
import { LabelMappings1764100000012 } from './migrations/12-label-mappings';
import { FeedFetches1764100000013 } from './migrations/13-feed-fetches';
import { RegisterHistory1764200000014 } from './migrations/14-register-history';
import { Versions1764200000015 } from './migrations/15-versions';
import { Evidence1764200000016 } from './migrations/16-evidence';
import { RecomputeWaves1764200000017 } from './migrations/17-recompute-waves';
import { Assessments1764200000018 } from './migrations/18-assessments';
import { Scenarios1764200000019 } from './migrations/19-scenarios';
import { Formulas1764200000020 } from './migrations/20-formulas';
import { Contradictions1764200000021 } from './migrations/21-contradictions';
import { HistoryByRow1764200000022 } from './migrations/22-history-by-row';
import { ActingOnMoney1764300000023 } from './migrations/23-acting-on-money';
import { Ledger1764300000024 } from './migrations/24-ledger';
import { Persons1764300000025 } from './migrations/25-persons';
import { Loans1764300000026 } from './migrations/26-loans';
import { LoanApplications1764300000027 } from './migrations/27-loan-applications';
import { Claims1764300000028 } from './migrations/28-claims';
import { Guarantees1764300000029 } from './migrations/29-guarantees';
import { InterestSubsidies1764300000030 } from './migrations/30-interest-subsidies';
import { CountingMoney1764300000032 } from './migrations/32-counting-money';
import { SignIns1764400000033 } from './migrations/33-sign-ins';
import { GuaranteesByDay1764500000034 } from './migrations/34-guarantees-by-day';
import { SnakeCaseNamingStrategy } from './naming-strategy';

const DATE_OID = 1082;
const TIMESTAMPTZ_OID = 1184;
const TEXT_ARRAY_OID = 1009;
const NUMERIC_ARRAY_OID = 1231;

type Parser = (text: string) => unknown;
const parserOf = (oid: number): Parser => types.getTypeParser(oid) as Parser;
const [parseInstant, parseTexts] = [parserOf(TIMESTAMPTZ_OID), parserOf(TEXT_ARRAY_OID)];

const UTC_INSTANT = /^[1-9]\d{3}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00$/;
const twoDigits = (text: string, at: number) => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;

function readInstant(text: string): unknown {
  if (!UTC_INSTANT.test(text)) return parseInstant(text);
  const number = (at: number) => twoDigits(text, at);
  const year = number(0) * 100 + number(2);
  const milliseconds = text.length > 22 ? Number(text.slice(20, -3).padEnd(3, '0').slice(0, 3)) : 0;
  return new Date(Date.UTC(year, number(5) - 1, number(8), number(11), number(14), number(17), milliseconds));
}

/** The usual cases of hot reads at a fraction of the cost; everything else as pg reads it. */
const PARSERS: ReadonlyMap<number, Parser> = new Map<number, Parser>([
  // Dates stay text: a JavaScript Date would move them across time zones.
  [DATE_OID, (text) => text],
  [TIMESTAMPTZ_OID, readInstant],
  [TEXT_ARRAY_OID, (text) => (text === '{}' ? [] : parseTexts(text))],
  // Exact decimals stay text, in lists as elsewhere: binary floating point would round them.
  [NUMERIC_ARRAY_OID, (text) => (text === '{}' ? [] : parseTexts(text))],
]);

const parsers = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : PARSERS.get(oid)) ??
    types.getTypeParser(oid, format as 'text')) as typeof types.getTypeParser,
};

const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 120_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 30_000;

/** In the order in which they are applied. */
const MIGRATIONS = [
  Catalogue1763900000001,
  Feeds1763900000002,
  Observations1763900000003,
  Registers1763900000004,
  Graph1764000000005,
  EnterpriseChanges1764000000006,
  Audit1764000000007,
  FigurePlaces1764100000008,
  ValidationRules1764100000009,
  RepeatedRuns1764100000010,
  Submissions1764100000011,
  LabelMappings1764100000012,
  FeedFetches1764100000013,
  RegisterHistory1764200000014,
  Versions1764200000015,
  Evidence1764200000016,
  RecomputeWaves1764200000017,
  Assessments1764200000018,
  Scenarios1764200000019,
  Formulas1764200000020,
  Contradictions1764200000021,
  HistoryByRow1764200000022,
  ActingOnMoney1764300000023,
  Ledger1764300000024,
  Persons1764300000025,
  Loans1764300000026,
  LoanApplications1764300000027,
  Claims1764300000028,
  Guarantees1764300000029,
  InterestSubsidies1764300000030,
  CountingMoney1764300000032,
  SignIns1764400000033,
  GuaranteesByDay1764500000034,
];

export function createDataSource(url: string, poolSize: number): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: [...ENTITIES],
    migrations: [...MIGRATIONS],
    migrationsTableName: 'schema_migration',
    namingStrategy: new SnakeCaseNamingStrategy(),
    synchronize: false,
    logging: false,
    poolSize,
    extra: {
      types: parsers,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
      application_name: 'kejin',
    },
  });
}
