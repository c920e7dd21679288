/** Lending on the programmes of the seeds for tests: a fund with money, partners, and keys of every body. */
import { type Api, openApi } from '../server/api';
import { openBooks } from './books';
import { insert } from './factories';
import { type PlantedGraph, plantGraph } from './graph';
import { plantProgrammes } from './programmes';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** An identity number of Xun County with the right check character. */
export function idNumberOf(bornOn: string, order = '001'): string {
  const body = `410621${bornOn.replaceAll('-', '')}${order}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + '10X98765432'.charAt(sum % 11);
}

export interface Asked {
  readonly amount?: number | string;
  readonly months?: number;
  readonly rate?: string;
  readonly bank?: string | null;
  readonly idNumber?: string;
  readonly name?: string;
  /** Whether anything but the loan is told. */
  readonly told?: boolean;
  readonly more?: string;
}

const TOLD = `registeredPoorHousehold: true, fiveGuaranteeHousehold: false, outstandingBadLoans: false,
  putForward: true, guaranteedBy: [], collateralAsked: false`;

/** The application of a poor household as GraphQL: everything in order, each test says what differs. */
export function FARMER(asked: Asked = {}): string {
  const { amount = 50_000, months = 36, rate = '0.0475', bank, told = true, more = '' } = asked;
  const { idNumber = idNumberOf('1980-01-01'), name = '王小田' } = asked;
  return `{ person: { idNumber: "${idNumber}", name: "${name}", region: "410621" }
    amount: "${amount}", months: ${months}, annualRate: "${rate}", purpose: "养羊"
    ${bank ? `bank: "${bank}"` : ''} ${told ? TOLD : ''} ${more} }`;
}

/** Born on 15 June 1953. */
export const ELDER = () => FARMER({ idNumber: idNumberOf('1953-06-15') });

/** The application of an enterprise that leads households under agreements. */
export const FIRM = (uscc: string, asked: Asked & { readonly led?: number } = {}): string =>
  FARMER(asked).replace(/person: \{[^}]*\}/, `uscc: "${uscc}", householdsLed: ${asked.led ?? 10}`);

export const bankOf = (
  api: Api,
  institution: string,
  scopes: readonly ('LEND' | 'LOANS')[] = ['LEND', 'LOANS'],
) => api.keyOf('BANK', { institutionSlug: institution, scopes: [...scopes], name: institution });

export const bodyOf = (api: Api, ...bodies: readonly string[]) =>
  api.keyOf('DATA_OFFICER', { bodies: [...bodies], name: bodies.join(' ') });

export interface Lending {
  readonly api: Api;
  readonly graph: PlantedGraph;
  readonly bank: string;
  readonly otherBank: string;
  readonly staff: string;
  /** The key of a body: `risk-fund/poverty-office`. */
  readonly keys: ReadonlyMap<string, string>;
}

export const BODIES = [
  ...['risk-fund/poverty-office', 'risk-fund/industry-centres', 'risk-fund/finance-office'],
  ...['risk-fund/county-pbc', 'risk-fund/leading-group', 'risk-fund/villages', 'risk-fund/towns'],
  ...['jiayuguan/industry-authorities', 'jiayuguan/agriculture-forestry', 'jiayuguan/guarantee-company'],
];

export async function openLending(): Promise<Lending> {
  const api = await openApi();
  const { db } = api;
  const graph = await plantGraph(db);
  await insert(db, 'institution', {
    ...{ slug: 'bank-c', nameZh: '机构c', nameEn: 'Institution c', kind: 'BANK', isSynthetic: false },
  });
  await plantProgrammes(db);
  const partner = (programmeSlug: string, institutionSlug: string, body: string) =>
    insert(db, 'programme_partner', { programmeSlug, institutionSlug, body, since: '2016-01-01' });
  await partner('risk-fund', 'bank-a', 'credit-union');
  await partner('risk-fund', 'bank-b', 'postal-bank');
  await partner('jiayuguan', 'bank-a', 'partner-banks');
  for (const [overMonths, upToMonths, percent] of [
    [0, 12, '4.35'],
    [12, 60, '4.75'],
    [60, null, '4.90'],
  ]) {
    await insert(db, 'benchmark_rate', {
      ...{ kind: 'LENDING', effectiveOn: '2015-10-24', overMonths, upToMonths, percent },
      ...{ sourceZh: '中国人民银行', sourceEn: "People's Bank of China" },
    });
  }
  await openBooks(db, { institution: 'bank-a', deposit: '1000000.00' });
  const keys = new Map<string, string>();
  for (const body of BODIES) keys.set(body, await bodyOf(api, body));
  return {
    ...{ api, graph, keys, staff: await api.keyOf('PLANNER') },
    ...{ bank: await bankOf(api, 'bank-a'), otherBank: await bankOf(api, 'bank-b') },
  };
}
