/** Synthetic funds of a demonstration place: what was paid in, and what they put into enterprises. */
import { addDays, addMonths, type IsoDate } from '../calendar';
import type { SeededRandom } from '../random';
import type { FundKind } from '../vocabulary';
import { DEMO_ENDS_ON, type DemoPlace } from './places';
import type { DemoContribution, DemoEnterprise, DemoFund, DemoInvestment } from './register-rows';

interface Sketch {
  readonly kind: FundKind;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly sizePerEnterprise: number;
  readonly establishedOn: IsoDate;
  /** Funds that lend or compensate invest in nobody. */
  readonly invests: boolean;
}

const SKETCHES: readonly Sketch[] = [
  {
    ...{ kind: 'VENTURE', nameZh: '演示科技创业投资基金', nameEn: 'Demo Technology Venture Fund' },
    ...{ sizePerEnterprise: 200_000, establishedOn: '2017-04-18', invests: true },
  },
  {
    ...{ kind: 'RISK_COMPENSATION', nameZh: '演示科技贷款风险补偿资金' },
    nameEn: 'Demo Technology Loan Risk Fund',
    ...{ sizePerEnterprise: 50_000, establishedOn: '2018-10-15', invests: false },
  },
];

const CONTRIBUTORS = ['演示财政局', '演示产业集团', '演示引导基金'] as const;
const INVESTMENTS = [6, 12] as const;
const STEP = 100_000;
/** Of the fund's size, in percent: twelve of them stay below what is paid in. */
const PERCENT_OF_SIZE = [2, 7] as const;

export interface DemoFunds {
  readonly funds: readonly DemoFund[];
  readonly contributions: readonly DemoContribution[];
  readonly investments: readonly DemoInvestment[];
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

function investmentsOf(
  { slug, size, establishedOn }: DemoFund,
  enterprises: readonly DemoEnterprise[],
  random: SeededRandom,
): DemoInvestment[] {
  const chosen = random.shuffle(enterprises).slice(0, random.int(...INVESTMENTS));
  const amount = () => Math.floor((Number(size) * random.int(...PERCENT_OF_SIZE)) / 100 / STEP) * STEP;
  return chosen
    .map(({ uscc }, index) => ({
      ...{ uscc, fundSlug: slug, amount: `${amount()}.00` },
      investedOn: addMonths(establishedOn, 3 + index * 3),
    }))
    .filter(({ investedOn }) => investedOn <= DEMO_ENDS_ON);
}

export function demoFunds(
  place: DemoPlace,
  enterprises: readonly DemoEnterprise[],
  random: SeededRandom,
): DemoFunds {
  const made = SKETCHES.map((sketch) => {
    const size = Math.max(1, Math.round((sketch.sizePerEnterprise * place.enterprises) / 1e7)) * 1e7;
    const fund: DemoFund = {
      slug: `demo-${place.slug}-${sketch.kind.toLowerCase().replaceAll('_', '-')}`,
      nameZh: `${place.nameZh}${sketch.nameZh}`,
      nameEn: `${place.nameEn} ${sketch.nameEn}`,
      ...{ kind: sketch.kind, regionCode: place.code, size: `${size}.00` },
      establishedOn: sketch.establishedOn,
    };
    return { fund, investments: sketch.invests ? investmentsOf(fund, enterprises, random) : [] };
  });
  return {
    funds: made.map(({ fund }) => fund),
    contributions: made.flatMap(({ fund }) => contributionsTo(fund)),
    investments: made.flatMap(({ investments }) => investments),
  };
}
