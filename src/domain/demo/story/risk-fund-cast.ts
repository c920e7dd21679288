/** Who plays in the story of X County's poverty-relief loans: banks, offices, and borrowers who do not exist. */
import { addYears, type IsoDate } from '../../calendar';
import { makeIdNumber } from '../../identifiers/id-number';
import { NATIONAL_CODE } from '../../identifiers/region-code';
import type { SeededRandom } from '../../random';
import { ADMINISTRATOR, officeOf, staffOf } from './story-banks';
import { storyEnterprise } from './story-enterprises';
import type { StoryActor, StoryBorrower } from './story-event';

export const STORY_ENDS_ON = '2020-06-30';

/** The document hides its place, and so does the story. */
const REGION = NATIONAL_CODE;
/** A division of no province gives out numbers of its own: nobody has one of these. */
const NUMBERS_OF_NOBODY = '419999';

export const BANKS = {
  A: { slug: 'demo-bank-a', body: 'credit-union', nameZh: '演示银行甲' },
  B: { slug: 'demo-bank-b', body: 'postal-bank', nameZh: '演示银行乙' },
} as const;
export type StoryBank = keyof typeof BANKS;

export const FUNDS = {
  COMPENSATION: 'demo-risk-fund-compensation',
  SUBSIDIES: 'demo-risk-fund-subsidies',
} as const;

export const RISK_FUND_ACTORS: readonly StoryActor[] = [
  ADMINISTRATOR,
  ...Object.entries(BANKS).flatMap(([letter, { slug, nameZh }]) => staffOf(letter, slug, nameZh)),
  officeOf('poverty-office', '县扶农办'),
  officeOf('industry-centres', '三大产业服务中心'),
  officeOf('finance-office', '县金融办'),
  officeOf('county-pbc', '县人民银行'),
  officeOf('leading-group', '县领导小组'),
  officeOf('towns', '镇政府'),
  officeOf('villages', '村委会'),
];

const STEMS = [...'甲乙丙丁戊己庚辛壬癸'];
const BRANCHES = [...'子丑寅卯辰巳午未申酉戌亥'];
const AGES = [28, 62] as const;

/** Named by the cycle of sixty, in rounds: nobody takes 演示农户甲子 for a person. */
function householdName(number: number): string {
  const round = ['', '又', '再'][Math.floor(number / 60)] ?? '末';
  return `演示农户${round}${STEMS[number % 10]}${BRANCHES[number % 12]}`;
}

export class Cast {
  #households = 0;
  #enterprises = 0;

  constructor(private readonly random: SeededRandom) {}

  household(on: IsoDate): StoryBorrower {
    const number = this.#households;
    this.#households += 1;
    const birthday = `-${this.#twoDigits(1, 12)}-${this.#twoDigits(1, 28)}`;
    const bornOn = `${addYears(on, -this.random.int(...AGES)).slice(0, 4)}${birthday}`;
    const idNumber = makeIdNumber(NUMBERS_OF_NOBODY, bornOn, 900 + (number % 100));
    return { person: { name: householdName(number), idNumber, region: REGION } };
  }

  /** The next of the cooperatives, one after the other and again from the first. */
  cooperative(householdsLed: number): StoryBorrower {
    const { uscc } = storyEnterprise('risk-fund', this.#enterprises);
    this.#enterprises += 1;
    return { uscc, householdsLed };
  }

  #twoDigits(min: number, max: number): string {
    return String(this.random.int(min, max)).padStart(2, '0');
  }
}
