/** Synthetic patents: a set number is granted, or filed, in a year; the rest follows from usual lags. */
import { addDays, daysBetween, type IsoDate, yearOf } from '../calendar';
import { makePatentNumber } from '../identifiers/patent-number';
import type { SeededRandom } from '../random';
import type { PatentKind } from '../vocabulary';
import { DEMO_ENDS_ON, DEMO_YEARS, type DemoPlace, type DemoYear } from './places';
import type { DemoEnterprise, DemoPatent } from './register-rows';

const KINDS: readonly {
  readonly kind: PatentKind;
  readonly share: number;
  readonly lagDays: [number, number];
}[] = [
  { kind: 'INVENTION', share: 0.2, lagDays: [540, 1080] },
  { kind: 'DESIGN', share: 0.15, lagDays: [120, 240] },
  { kind: 'UTILITY_MODEL', share: 1, lagDays: [180, 365] },
];
const PRODUCTS = [
  '连接器',
  '光分路器芯片',
  '镁合金型材',
  '密封圈',
  '灌装装置',
  '检测夹具',
  '育种筛选装置',
  '控制系统',
];
/** The last stretch of a year's seven-digit serials, which offices do not reach. */
const FIRST_SERIAL = 9_900_000;
/** Applications of the last months that nobody has decided yet, on top of those granted. */
const PENDING_SHARE = 0.25;

function pickKind(random: SeededRandom) {
  return KINDS.find(({ share }) => random.chance(share)) ?? (KINDS[2] as (typeof KINDS)[number]);
}

function dayOf(random: SeededRandom, year: number): IsoDate {
  const first = `${year}-01-02`;
  return addDays(first, random.int(0, daysBetween(first, `${year}-12-30`)));
}

interface Course {
  readonly kind: PatentKind;
  readonly filedOn: IsoDate;
  readonly grantedOn: IsoDate | null;
}

/** What was granted in a year was filed its lag earlier. */
function granted(random: SeededRandom, year: DemoYear, count: number): Course[] {
  return Array.from({ length: count }, () => {
    const { kind, lagDays } = pickKind(random);
    const grantedOn = dayOf(random, year);
    return { kind, grantedOn, filedOn: addDays(grantedOn, -random.int(...lagDays)) };
  });
}

function pending(random: SeededRandom, year: DemoYear, count: number): Course[] {
  return Array.from({ length: count }, () => {
    const { kind } = pickKind(random);
    return { kind, filedOn: dayOf(random, year), grantedOn: null };
  });
}

/** Where the applications of each year are given: as many more as are missing stay undecided. */
function coursesOf(place: DemoPlace, random: SeededRandom): Course[] {
  const decided = DEMO_YEARS.flatMap((year) => granted(random, year, place.patentsGranted[year]));
  const waiting = DEMO_YEARS.flatMap((year) => {
    const filed = decided.filter((course) => yearOf(course.filedOn) === year).length;
    const wanted = place.patentsFiled?.[year] ?? Math.round(filed * (1 + PENDING_SHARE));
    return pending(random, year, Math.max(0, wanted - filed));
  });
  return [...decided, ...waiting];
}

export function demoPatents(
  place: DemoPlace,
  enterprises: readonly DemoEnterprise[],
  random: SeededRandom,
  firstNumber: number,
): DemoPatent[] {
  return coursesOf(place, random).map(({ kind, filedOn, grantedOn }, index) => {
    const owner = random.pick(enterprises);
    const number = firstNumber + index;
    return {
      uscc: owner.uscc,
      applicationNumber: makePatentNumber(yearOf(filedOn), kind, FIRST_SERIAL + number),
      kind,
      titleZh: `一种${random.pick(PRODUCTS)}（演示${String(number).padStart(5, '0')}）`,
      filedOn,
      grantedOn: grantedOn && grantedOn <= DEMO_ENDS_ON ? grantedOn : null,
    };
  });
}
