/** Synthetic funds of a demonstration place: what was paid in, and what they put into enterprises. */
import { addDays, addMonths } from '../calendar';
import type { SeededRandom } from '../random';
import type { FundKind } from '../vocabulary';
import { DEMO_YEARS, type DemoPlace } from './places';
import type { DemoContribution, DemoEnterprise, DemoFund, DemoInvestment } from './register-rows';
import { dayBetween, sharesOf } from './shares';

interface Sketch {
  readonly kind: FundKind;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly sizePerEnterprise: number;
  readonly establishedOn: string;
}

const VENTURE: Sketch = {
  ...{ kind: 'VENTURE', nameZh: '演示科技创业投资基金', nameEn: 'Demo Technology Venture Fund' },
  ...{ sizePerEnterprise: 200_000, establishedOn: '2017-01-18' },
};
const RISK: Sketch = {
  ...{ kind: 'RISK_COMPENSATION', nameZh: '演示科技贷款风险补偿资金' },
  nameEn: 'Demo Technology Loan Risk Fund',
  ...{ sizePerEnterprise: 50_000, establishedOn: '2018-10-15' },
};
/** All that the fiscal side pays goes into this one, so that it can be told from what others pay. */
const GUIDANCE: Sketch = {
  ...{ kind: 'GUIDANCE', nameZh: '演示科技引导资金', nameEn: 'Demo Technology Guidance Fund' },
  ...{ sizePerEnterprise: 250_000, establishedOn: '2017-01-10' },
};

const CONTRIBUTORS = ['演示产业集团', '演示投资公司', '演示合作社'] as const;
const FISCAL_CONTRIBUTOR = '演示财政局';
const INVESTMENTS_A_YEAR = [3, 6] as const;
const STEP = 100_000;

export interface DemoFunds {
  readonly funds: readonly DemoFund[];
  readonly contributions: readonly DemoContribution[];
  readonly investments: readonly DemoInvestment[];
}

function fundOf(place: DemoPlace, sketch: Sketch): DemoFund {
  const size = Math.max(1, Math.round((sketch.sizePerEnterprise * place.enterprises) / 1e7)) * 1e7;
  return {
    slug: `demo-${place.slug}-${sketch.kind.toLowerCase().replaceAll('_', '-')}`,
    nameZh: `${place.nameZh}${sketch.nameZh}`,
    nameEn: `${place.nameEn} ${sketch.nameEn}`,
    ...{ kind: sketch.kind, regionCode: place.code, size: `${size}.00` },
    establishedOn: sketch.establishedOn,
  };
}

/** Each contributor pays its third in two halves, a year apart. */
function contributionsTo({ slug, size, establishedOn }: DemoFund): DemoContribution[] {
  const half = Math.floor(Number(size) / CONTRIBUTORS.length / 2 / STEP) * STEP;
  return CONTRIBUTORS.flatMap((contributorZh) =>
    [0, 12].map((months) => ({
      ...{ fundSlug: slug, contributorZh, amount: `${half}.00` },
      paidOn: addMonths(addDays(establishedOn, 30), months),
    })),
  );
}

/** In each quarter once. */
const fiscalContributions = (
  { slug }: DemoFund,
  fiscal: NonNullable<DemoPlace['fiscal']>,
  random: SeededRandom,
): DemoContribution[] =>
  DEMO_YEARS.flatMap((year) =>
    sharesOf(random, fiscal[year], 4).map((amount, quarter) => ({
      ...{ fundSlug: slug, contributorZh: FISCAL_CONTRIBUTOR, amount: `${amount}.00` },
      paidOn: addMonths(dayBetween(random, `${year}-02-01`, `${year}-03-25`), quarter * 3),
    })),
  );

const investmentsOf = (
  place: DemoPlace,
  { slug }: DemoFund,
  enterprises: readonly DemoEnterprise[],
  random: SeededRandom,
): DemoInvestment[] =>
  DEMO_YEARS.flatMap((year) => {
    const chosen = random.shuffle(enterprises).slice(0, random.int(...INVESTMENTS_A_YEAR));
    const amounts = sharesOf(random, place.ventured[year], chosen.length);
    return chosen.map(({ uscc }, at) => ({
      ...{ uscc, fundSlug: slug, amount: `${amounts[at]}.00` },
      investedOn: dayBetween(random, `${year}-03-01`, `${year}-12-20`),
    }));
  });

export function demoFunds(
  place: DemoPlace,
  enterprises: readonly DemoEnterprise[],
  random: SeededRandom,
): DemoFunds {
  const [venture, risk] = [fundOf(place, VENTURE), fundOf(place, RISK)];
  const guidance = place.fiscal ? [fundOf(place, GUIDANCE)] : [];
  return {
    funds: [venture, risk, ...guidance],
    contributions: [
      ...[venture, risk].flatMap(contributionsTo),
      ...guidance.flatMap((fund) =>
        place.fiscal ? fiscalContributions(fund, place.fiscal, random.fork('fiscal')) : [],
      ),
    ],
    investments: investmentsOf(place, venture, enterprises, random.fork('investments')),
  };
}
