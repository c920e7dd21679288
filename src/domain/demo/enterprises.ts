/** Synthetic enterprises: every name carries 演示, every credit code is valid and of a range of its own. */
import { makeUscc } from '../identifiers/uscc';
import type { SeededRandom } from '../random';
import type { EnterpriseScale } from '../vocabulary';
import { demoSharing } from './links';
import type { DemoDistrict, DemoPlace } from './places';
import type { DemoEnterprise } from './register-rows';

/** Organisation codes DEM00001 and on: letters that no registry gives out in this order. */
const ORGANISATION_RANGE = 'DEM';

const INDUSTRIES = [
  { code: 'C3985', zh: '电子材料', en: 'Electronic Materials' },
  { code: 'C3670', zh: '汽车零部件', en: 'Auto Parts' },
  { code: 'C3976', zh: '光电', en: 'Optoelectronics' },
  { code: 'C1371', zh: '绿色食品', en: 'Green Foods' },
  { code: 'C2929', zh: '镁基新材料', en: 'Magnesium Materials' },
  { code: 'C2614', zh: '精细化工', en: 'Fine Chemicals' },
  { code: 'I6513', zh: '软件', en: 'Software' },
  { code: 'M7320', zh: '农业科技', en: 'Agricultural Technology' },
] as const;

const SCALES: readonly EnterpriseScale[] = ['MICRO', 'SMALL', 'SMALL', 'SMALL', 'MEDIUM', 'MEDIUM', 'LARGE'];

function pickDistrict(random: SeededRandom, districts: readonly DemoDistrict[]): DemoDistrict {
  const total = districts.reduce((sum, district) => sum + district.weight, 0);
  let left = random.int(1, total);
  const found = districts.find((district) => {
    left -= district.weight;
    return left <= 0;
  });
  return found ?? (districts[0] as DemoDistrict);
}

const twoDigits = (number: number) => String(number).padStart(2, '0');

export function demoEnterprises(
  place: DemoPlace,
  random: SeededRandom,
  firstNumber: number,
): DemoEnterprise[] {
  const consent = random.fork('sharing');
  return Array.from({ length: place.enterprises }, (_, index) => {
    const number = String(firstNumber + index).padStart(5, '0');
    const district = pickDistrict(random, place.districts);
    const industry = random.pick(INDUSTRIES);
    const founded = [random.int(2001, 2013), random.int(1, 12), random.int(1, 28)] as const;
    return {
      uscc: makeUscc(`91${district.code}${ORGANISATION_RANGE}${number}`),
      nameZh: `演示·${district.nameZh}${industry.zh}${number}有限公司`,
      nameEn: `Demo ${district.nameEn} ${industry.en} ${number} Co., Ltd.`,
      regionCode: district.code,
      industryCode: industry.code,
      scale: random.pick(SCALES),
      foundedOn: `${founded[0]}-${twoDigits(founded[1])}-${twoDigits(founded[2])}`,
      ...demoSharing(consent),
    };
  });
}
