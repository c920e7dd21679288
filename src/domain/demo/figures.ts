/** The figures of the demonstration feeds, row by row as a bureau would print them, and a few later corrections. */
import { addDays, type IsoDate } from '../calendar';
import { type Period, periodOf } from '../period';
import { SeededRandom } from '../random';
import { ANNUAL_PLANS, type FigurePlan, MONTHLY_PLANS, QUARTERLY_PLANS, type Rhythm } from './figure-plans';
import { DEMO_SEED, DEMO_YEARS } from './places';

export interface DemoFigure {
  readonly regionCode: string;
  readonly label: string;
  readonly period: Period;
  readonly value: string;
  readonly unit: string;
  readonly publishedOn: IsoDate;
}

const PER_YEAR: Readonly<Record<Rhythm, number>> = {
  YEAR_TO_DATE: 12,
  MONTH_STOCK: 12,
  QUARTER_FLOW: 4,
  QUARTER_STOCK: 4,
  YEAR: 1,
};
/** Days from the end of a period to its publication. */
const DELAY_DAYS: Readonly<Record<Rhythm, readonly [number, number]>> = {
  YEAR_TO_DATE: [18, 26],
  MONTH_STOCK: [12, 20],
  QUARTER_FLOW: [25, 40],
  QUARTER_STOCK: [25, 40],
  YEAR: [75, 110],
};

function periodFor(rhythm: Rhythm, year: number, ordinal: number): Period {
  switch (rhythm) {
    case 'YEAR_TO_DATE':
      return periodOf({ frequency: 'YEAR_TO_DATE', year, ordinal });
    case 'MONTH_STOCK':
      return periodOf({ frequency: 'MONTH', year, ordinal });
    case 'QUARTER_FLOW':
    case 'QUARTER_STOCK':
      return periodOf({ frequency: 'QUARTER', year, ordinal });
    case 'YEAR':
      return periodOf({ frequency: 'YEAR', year });
  }
}

/** Values of one year's periods that end at, or add up to, the year's figure exactly as printed. */
function valuesOf(plan: FigurePlan, year: (typeof DEMO_YEARS)[number], random: SeededRandom): string[] {
  const count = PER_YEAR[plan.rhythm];
  const total = plan.perYear[year];
  const before = year === DEMO_YEARS[0] ? (plan.start ?? 0) : plan.perYear[(year - 1) as typeof year];
  const wobble = () => 1 + plan.noise * (random.float() - 0.5);
  const unit = 10 ** plan.decimals;
  const inUnits = Math.round(total * unit);
  const share = (step: number) => (step === count ? 1 : (step / count) * wobble());
  const print = (units: number) => (Math.round(units) / unit).toFixed(plan.decimals);
  const steps = Array.from({ length: count }, (_, i) => i + 1);
  switch (plan.rhythm) {
    case 'YEAR_TO_DATE':
      return plan.unit === '%'
        ? steps.map((step) => print(step === count ? inUnits : inUnits * wobble()))
        : steps.map((step) => print(inUnits * share(step)));
    case 'MONTH_STOCK':
    case 'QUARTER_STOCK':
      return steps.map((step) => {
        const from = Math.round(before * unit);
        return print(from + (inUnits - from) * Math.min(1, share(step)));
      });
    case 'QUARTER_FLOW': {
      const ends = steps.map((step) => Math.round(inUnits * Math.min(1, share(step))));
      return ends.map((end, i) => print(Math.max(0, end - (ends[i - 1] ?? 0))));
    }
    case 'YEAR':
      return [print(inUnits)];
  }
}

function figuresOf(plan: FigurePlan, seed: number): DemoFigure[] {
  const random = new SeededRandom(seed).fork(`${plan.regionCode} ${plan.label}`);
  return DEMO_YEARS.flatMap((year) =>
    valuesOf(plan, year, random).map((value, i): DemoFigure => {
      const period = periodFor(plan.rhythm, year, i + 1);
      const publishedOn = addDays(period.end, random.int(...DELAY_DAYS[plan.rhythm]));
      return { regionCode: plan.regionCode, label: plan.label, period, value, unit: plan.unit, publishedOn };
    }),
  );
}

export interface DemoFeedFile {
  readonly feedSlug: 'demo-monthly' | 'demo-quarterly';
  readonly fileName: string;
  readonly encoding: 'utf-8' | 'gb18030';
  readonly figures: readonly DemoFigure[];
}

const REVISION_DELAY_DAYS = 150;

/** The annual report corrects the last figures of the year before: a second vintage of the same series. */
function revised(figures: readonly DemoFigure[], label: string, periods: Readonly<Record<string, string>>) {
  return figures
    .filter((figure) => figure.label === label && figure.regionCode === '410600')
    .flatMap((figure): DemoFigure[] => {
      const value = periods[figure.period.text];
      if (value === undefined) return [];
      return [{ ...figure, value, publishedOn: addDays(figure.publishedOn, REVISION_DELAY_DAYS) }];
    });
}

export function demoFeedFiles(seed: number = DEMO_SEED): DemoFeedFile[] {
  const monthly = MONTHLY_PLANS.flatMap((plan) => figuresOf(plan, seed));
  const slow = [...QUARTERLY_PLANS, ...ANNUAL_PLANS].flatMap((plan) => figuresOf(plan, seed));
  const of = (figures: readonly DemoFigure[], code: string) =>
    figures.filter((figure) => figure.regionCode === code);
  const corrections = [
    ...revised(monthly, '高新技术产业增加值', { '2018': '161.27', '2019': '175.90' }),
    ...revised(monthly, '技术合同登记额', { '2018': '1058.60' }),
  ];
  const utf8 = { feedSlug: 'demo-monthly', encoding: 'utf-8' } as const;
  const gb = { feedSlug: 'demo-quarterly', encoding: 'gb18030' } as const;
  return [
    { ...utf8, fileName: 'hebi-2017-2020.csv', figures: of(monthly, '410600') },
    { ...utf8, fileName: 'hebi-revised.csv', figures: corrections },
    { ...utf8, fileName: 'jinta-2017-2020.csv', figures: of(monthly, '620921') },
    { ...gb, fileName: 'hebi-2017-2020.csv', figures: of(slow, '410600') },
    { ...gb, fileName: 'jinta-2017-2020.csv', figures: of(slow, '620921') },
  ];
}

export const DEMO_HEADER = ['地区代码', '指标', '报告期', '数值', '单位', '发布日期'] as const;

/** The file as it lies on disk, before its encoding. */
export function demoFeedText({ figures }: DemoFeedFile): string {
  const rows = figures.map((figure) =>
    [figure.regionCode, figure.label, figure.period.text, figure.value, figure.unit, figure.publishedOn].join(
      ',',
    ),
  );
  return `${[DEMO_HEADER.join(','), ...rows].join('\n')}\n`;
}
