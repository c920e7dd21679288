/** Figures that a bureau would publish from the registers: what counting the synthetic records says. */
import type { IsoDate } from '../calendar';
import { Decimal, ZERO } from '../decimal';
import type { Period } from '../period';
import { SeededRandom } from '../random';
import { type DemoFigure, type DemoSeries, demoFigure, periodsOf } from './demo-figure';
import { DEMO_PLACES, DEMO_YEARS } from './places';
import type { DemoLoan, DemoRegisters } from './register-rows';

const HEBI = '410600';
const JINTA = '620921';
/** Of Hebi's plan: until then the bureau counts borrowers from the start of the year, after it from here. */
const PILOT_STARTS_ON = '2018-01-01';
const LOAN_DECIMALS = 4;
const YI = 100_000_000;

type Measured = DemoSeries & { readonly measure: (registers: DemoRegisters, period: Period) => string };

/** The credit codes of the enterprises of a place, and the records that belong to them. */
function within(registers: DemoRegisters, regionCode: string) {
  const place = DEMO_PLACES.find(({ code }) => code === regionCode);
  const districts = new Set(place?.districts.map(({ code }) => code));
  const here = new Set(
    registers.enterprises.filter((one) => districts.has(one.regionCode)).map(({ uscc }) => uscc),
  );
  const of = <Row extends { readonly uscc: string }>(rows: readonly Row[]) =>
    rows.filter(({ uscc }) => here.has(uscc));
  return {
    certifications: of(registers.certifications),
    patents: of(registers.patents),
    loans: of(registers.loans),
    contracts: of(registers.contracts),
    listings: of(registers.listings),
    investments: of(registers.investments),
    contributions: registers.contributions.filter(({ fundSlug }) =>
      registers.funds.some((fund) => fund.slug === fundSlug && fund.regionCode === regionCode),
    ),
  };
}

const isIn = ({ start, end }: Period, day: IsoDate | null) => day !== null && start <= day && day <= end;

const certified =
  (kind: string) =>
  (registers: DemoRegisters, { end }: Period) => {
    const valid = within(registers, HEBI).certifications.filter(
      (one) => one.kind === kind && one.issuedOn <= end && (one.expiresOn === null || one.expiresOn >= end),
    );
    return String(new Set(valid.map(({ uscc }) => uscc)).size);
  };

function loansToSmall(registers: DemoRegisters): DemoLoan[] {
  const small = new Set(
    registers.enterprises
      .filter(({ scale }) => scale === 'SMALL' || scale === 'MICRO')
      .map(({ uscc }) => uscc),
  );
  return within(registers, HEBI).loans.filter(({ uscc }) => small.has(uscc));
}

function lentToSmall(registers: DemoRegisters, period: Period): string {
  const lent = loansToSmall(registers).filter(({ drawnOn }) => isIn(period, drawnOn));
  const sum = lent.reduce((total, { principal }) => total.plus(principal), ZERO);
  return sum.dividedBy(new Decimal(YI)).toFixed(LOAN_DECIMALS);
}

/** Each borrower at its first loan only, so that quarters add up to enterprises and not to loans. */
function newBorrowers(registers: DemoRegisters, period: Period): string {
  const since = period.start < PILOT_STARTS_ON ? `${period.start.slice(0, 4)}-01-01` : PILOT_STARTS_ON;
  const first = new Map<string, IsoDate>();
  for (const { uscc, drawnOn } of loansToSmall(registers)) {
    if (drawnOn >= since && drawnOn < (first.get(uscc) ?? '9')) first.set(uscc, drawnOn);
  }
  return String([...first.values()].filter((day) => isIn(period, day)).length);
}

/** In 万元, to two decimals: amounts of the demonstration are whole hundreds of yuan. */
const inWan = (amounts: readonly string[]) =>
  amounts
    .reduce((total, amount) => total.plus(amount), ZERO)
    .dividedBy(new Decimal(10_000))
    .toFixed(2);

const contracted =
  (regionCode: string) =>
  (registers: DemoRegisters, period: Period): string =>
    inWan(
      within(registers, regionCode)
        .contracts.filter((one) => isIn(period, one.registeredOn))
        .map(({ value }) => value),
    );

const MONTHLY: readonly Measured[] = [
  {
    ...{ regionCode: HEBI, label: '技术合同登记额', unit: '万元', rhythm: 'YEAR_TO_DATE' },
    measure: contracted(HEBI),
  },
  {
    ...{ regionCode: JINTA, label: '技术合同登记额', unit: '万元', rhythm: 'YEAR_TO_DATE' },
    measure: contracted(JINTA),
  },
  {
    ...{ regionCode: HEBI, label: '专利授权量', unit: '件', rhythm: 'MONTH_FLOW' },
    measure: (registers, period) =>
      String(within(registers, HEBI).patents.filter((one) => isIn(period, one.grantedOn)).length),
  },
  {
    ...{ regionCode: JINTA, label: '专利申请量', unit: '件', rhythm: 'MONTH_FLOW' },
    measure: (registers, period) =>
      String(within(registers, JINTA).patents.filter((one) => isIn(period, one.filedOn)).length),
  },
];

const QUARTERLY: readonly Measured[] = [
  {
    ...{ regionCode: HEBI, label: '高新技术企业数', unit: '家', rhythm: 'QUARTER_STOCK' },
    measure: certified('HIGH_TECH_ENTERPRISE'),
  },
  {
    ...{ regionCode: HEBI, label: '国家科技型中小企业数', unit: '家', rhythm: 'QUARTER_STOCK' },
    measure: certified('TECH_SME'),
  },
  {
    ...{ regionCode: HEBI, label: '科技型小微企业贷款额', unit: '亿元', rhythm: 'QUARTER_FLOW' },
    measure: lentToSmall,
  },
  {
    ...{ regionCode: HEBI, label: '获贷科技型小微企业数', unit: '家', rhythm: 'QUARTER_FLOW' },
    measure: newBorrowers,
  },
  {
    ...{ regionCode: HEBI, label: '财政科技金融投入额', unit: '万元', rhythm: 'QUARTER_FLOW' },
    measure: (registers, period) =>
      inWan(
        within(registers, HEBI)
          .contributions.filter((one) => isIn(period, one.paidOn) && one.contributorZh.includes('财政'))
          .map(({ amount }) => amount),
      ),
  },
  {
    ...{ regionCode: HEBI, label: '科技型企业创投融资额', unit: '万元', rhythm: 'QUARTER_FLOW' },
    measure: (registers, period) =>
      inWan(
        within(registers, HEBI)
          .investments.filter((one) => isIn(period, one.investedOn))
          .map(({ amount }) => amount),
      ),
  },
  {
    ...{ regionCode: HEBI, label: '科技型企业上市、挂牌数', unit: '家', rhythm: 'QUARTER_FLOW' },
    measure: (registers, period) =>
      String(within(registers, HEBI).listings.filter((one) => isIn(period, one.listedOn)).length),
  },
];

const figuresOf = (series: readonly Measured[], registers: DemoRegisters, seed: number): DemoFigure[] =>
  series.flatMap((one) => {
    const random = new SeededRandom(seed).fork(`${one.regionCode} ${one.label}`);
    return DEMO_YEARS.flatMap((year) =>
      periodsOf(one.rhythm, year).map((period) =>
        demoFigure(one, period, one.measure(registers, period), random),
      ),
    );
  });

export const monthlyFromRegisters = (registers: DemoRegisters, seed: number): DemoFigure[] =>
  figuresOf(MONTHLY, registers, seed);
export const quarterlyFromRegisters = (registers: DemoRegisters, seed: number): DemoFigure[] =>
  figuresOf(QUARTERLY, registers, seed);
