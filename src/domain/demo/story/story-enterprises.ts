/** Enterprises that only borrow under the demonstration's programmes: farms and workshops, no technology. */
import { makeUscc } from '../../identifiers/uscc';
import type { EnterpriseScale } from '../../vocabulary';
import type { DemoEnterprise } from '../register-rows';

interface Group {
  /** Where the credit codes are given out; the first is no division of any province. */
  readonly division: string;
  readonly regionCode: string;
  readonly placeZh: string;
  readonly placeEn: string;
  readonly names: readonly (readonly [zh: string, en: string, industry: string, scale: EnterpriseScale])[];
}

const GROUPS = {
  'risk-fund': {
    division: '419999',
    regionCode: '100000',
    placeZh: 'X县',
    placeEn: 'X County',
    names: [
      ['养羊专业合作社', 'Sheep Cooperative', 'A0314', 'SMALL'],
      ['蔬菜专业合作社', 'Vegetable Cooperative', 'A0141', 'SMALL'],
      ['果业专业合作社', 'Fruit Cooperative', 'A0151', 'MICRO'],
      ['家庭农场', 'Family Farm', 'A0111', 'MICRO'],
      ['肉牛养殖有限公司', 'Beef Cattle Co., Ltd.', 'A0311', 'SMALL'],
      ['农产品加工有限公司', 'Farm Produce Co., Ltd.', 'C1371', 'SMALL'],
      ['禽业专业合作社', 'Poultry Cooperative', 'A0321', 'MICRO'],
      ['食用菌专业合作社', 'Mushroom Cooperative', 'A0142', 'MICRO'],
    ],
  },
} as const satisfies Record<string, Group>;

export type StoryGroup = keyof typeof GROUPS;

/** Organisation codes DEM9…: beyond those of the technology enterprises. */
const ORGANISATIONS = 'DEM9';

function enterprisesOf(slug: StoryGroup, group: Group, at: number): readonly DemoEnterprise[] {
  return group.names.map(([zh, en, industryCode, scale], number) => ({
    uscc: makeUscc(`91${group.division}${ORGANISATIONS}${at}${String(number + 1).padStart(3, '0')}`),
    nameZh: `演示·${group.placeZh}${zh}`,
    nameEn: `Demo ${group.placeEn} ${en}`,
    ...{ regionCode: group.regionCode, industryCode, scale, foundedOn: `201${number % 6}-05-18` },
    ...{ sharingAuthorised: true, sharingDecidedOn: '2017-01-03', sharingReason: `演示：参加${slug}项目` },
  }));
}

const BY_GROUP = new Map(
  (Object.entries(GROUPS) as [StoryGroup, Group][]).map(([slug, group], at) => [
    slug,
    enterprisesOf(slug, group, at),
  ]),
);

export const STORY_ENTERPRISES: readonly DemoEnterprise[] = [...BY_GROUP.values()].flat();

/** Of those of a programme, in their order and again from the first. */
export function storyEnterprise(programme: StoryGroup, number: number): DemoEnterprise {
  const all = BY_GROUP.get(programme) as readonly DemoEnterprise[];
  return all[number % all.length] as DemoEnterprise;
}
