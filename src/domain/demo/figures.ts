/** The files of the demonstration feeds, as a bureau would print them, and a few later corrections. */
import { addDays } from '../calendar';
import { periodLabel } from '../period';
import { SeededRandom } from '../random';
import { beatsPerYear, type DemoFigure, demoFigure, periodsOf } from './demo-figure';
import { ANNUAL_PLANS, type FigurePlan, MONTHLY_PLANS, QUARTERLY_PLANS } from './figure-plans';
import { generateRegisters } from './generate-registers';
import { DEMO_SEED, DEMO_YEARS } from './places';
import { monthlyFromRegisters, quarterlyFromRegisters } from './register-figures';

/** Values of one year's periods that end at, or add up to, the year's figure exactly as printed. */
function valuesOf(plan: FigurePlan, year: (typeof DEMO_YEARS)[number], random: SeededRandom): string[] {
  const count = beatsPerYear(plan.rhythm);
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
    case 'MONTH_FLOW':
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
  return DEMO_YEARS.flatMap((year) => {
    const values = valuesOf(plan, year, random);
    return periodsOf(plan.rhythm, year).map((period, i) =>
      demoFigure(plan, period, values[i] as string, random),
    );
  });
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
  const registers = generateRegisters(seed);
  const planned = (plans: readonly FigurePlan[]) => plans.flatMap((plan) => figuresOf(plan, seed));
  const monthly = [...planned(MONTHLY_PLANS), ...monthlyFromRegisters(registers, seed)];
  const slow = [
    ...planned(QUARTERLY_PLANS),
    ...quarterlyFromRegisters(registers, seed),
    ...planned(ANNUAL_PLANS),
  ];
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

/** Stands above the table, as titles do in a bureau's files: nobody shall take the numbers for real. */
const DEMO_TITLE = '演示数据（合成，不反映任何真实情况） Synthetic demonstration data';

/** The file as it lies on disk, before its encoding. */
export function demoFeedText({ figures }: Pick<DemoFeedFile, 'figures'>): string {
  const rows = figures.map(({ regionCode, label, period, value, unit, publishedOn }) =>
    [regionCode, label, periodLabel(period, 'zh'), value, unit, publishedOn].join(','),
  );
  return `${[DEMO_TITLE, DEMO_HEADER.join(','), ...rows].join('\n')}\n`;
}
