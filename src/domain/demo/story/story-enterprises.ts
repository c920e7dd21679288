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
  jiayuguan: {
    division: '620201',
    regionCode: '620201',
    placeZh: '嘉峪关',
    placeEn: 'Jiayuguan',
    names: [
      ['戈壁蔬菜有限公司', 'Gobi Vegetable Co., Ltd.', 'A0141', 'SMALL'],
      ['肉羊养殖专业合作社', 'Mutton Sheep Cooperative', 'A0314', 'SMALL'],
      ['牧业有限公司', 'Stock Farming Co., Ltd.', 'A0311', 'MEDIUM'],
      ['果品冷链有限公司', 'Fruit Cold Chain Co., Ltd.', 'G5930', 'SMALL'],
      ['中药材种植专业合作社', 'Medicinal Herb Cooperative', 'A0171', 'MICRO'],
      ['马铃薯加工有限公司', 'Potato Processing Co., Ltd.', 'C1391', 'SMALL'],
      ['乡村旅游有限公司', 'Rural Tourism Co., Ltd.', 'N7869', 'MICRO'],
      ['戈壁农业园有限公司', 'Gobi Farm Park Co., Ltd.', 'A0141', 'MEDIUM'],
      ['农机服务专业合作社', 'Farm Machinery Cooperative', 'A0519', 'MICRO'],
      ['食品有限公司', 'Foods Co., Ltd.', 'C1432', 'SMALL'],
    ],
  },
  shanxi: {
    division: '140100',
    regionCode: '140100',
    placeZh: '山西',
    placeEn: 'Shanxi',
    names: [
      ['煤化工设备有限公司', 'Coal Chemical Equipment Co., Ltd.', 'C3521', 'MEDIUM'],
      ['轻纺有限公司', 'Light Textiles Co., Ltd.', 'C1751', 'SMALL'],
      ['节能材料有限公司', 'Energy Saving Materials Co., Ltd.', 'C3034', 'SMALL'],
      ['机械加工有限公司', 'Machining Co., Ltd.', 'C3484', 'SMALL'],
      ['物流有限公司', 'Logistics Co., Ltd.', 'G5910', 'MICRO'],
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
