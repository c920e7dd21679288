/** Synthetic links: tenants, consent to be shared, pledges, listings and technology contracts. */
import { addDays, addYears } from '../calendar';
import type { SeededRandom } from '../random';
import type { TechContractKind } from '../vocabulary';
import { DEMO_BANKS } from './loans';
import { DEMO_ENDS_ON, DEMO_YEARS, type DemoPlace } from './places';
import type {
  DemoContract,
  DemoEnterprise,
  DemoListing,
  DemoPatent,
  DemoSharing,
  DemoTenancy,
} from './register-rows';
import { dayBetween, sharesOf } from './shares';

const SHARING_SHARE = 0.85;
const SHARING_FIRST_DAY = '2018-09-28';
const TENANTS = [6, 14] as const;
const LEAVING_SHARE = 0.3;
const PLEDGED_SHARE = 0.03;
const CONTRACTS_A_YEAR = [14, 22] as const;
const KINDS: readonly TechContractKind[] = ['DEVELOPMENT', 'SERVICE', 'SERVICE', 'CONSULTING', 'TRANSFER'];
const BOARD = '演示股权交易板';

export const demoSharing = (random: SeededRandom): DemoSharing =>
  random.chance(SHARING_SHARE)
    ? {
        sharingAuthorised: true,
        sharingDecidedOn: dayBetween(random, SHARING_FIRST_DAY, DEMO_ENDS_ON),
        sharingReason: '演示授权书',
      }
    : { sharingAuthorised: false, sharingDecidedOn: null, sharingReason: null };

/** Some leave again after two years. */
export function demoTenancies(
  place: DemoPlace,
  enterprises: readonly DemoEnterprise[],
  random: SeededRandom,
): DemoTenancy[] {
  const waiting = random.shuffle(enterprises);
  return place.platforms.flatMap(({ nameZh, openedOn }) =>
    waiting.splice(0, random.int(...TENANTS)).map(({ uscc }): DemoTenancy => {
      const movedInOn = dayBetween(random, openedOn, DEMO_ENDS_ON);
      const leaves = addYears(movedInOn, 2);
      const movedOutOn = random.chance(LEAVING_SHARE) && leaves <= DEMO_ENDS_ON ? leaves : null;
      return { uscc, regionCode: place.code, incubatorNameZh: nameZh, movedInOn, movedOutOn };
    }),
  );
}

/** Granted inventions as security; the pledge stands until the end of the demonstration. */
export const demoPledges = (patents: readonly DemoPatent[], random: SeededRandom): DemoPatent[] =>
  patents.map((patent) => {
    const { kind, grantedOn } = patent;
    if (kind !== 'INVENTION' || grantedOn === null || !random.chance(PLEDGED_SHARE)) return patent;
    const pledgedOn = dayBetween(random, grantedOn, DEMO_ENDS_ON);
    return { ...patent, pledgedToSlug: random.pick(DEMO_BANKS).slug, pledgedOn };
  });

/** Each enterprise comes to the board once. */
export function demoListings(
  place: DemoPlace,
  enterprises: readonly DemoEnterprise[],
  random: SeededRandom,
): DemoListing[] {
  const waiting = random.shuffle(enterprises);
  return DEMO_YEARS.flatMap((year) =>
    waiting.splice(0, place.listed[year]).map(({ uscc }) => ({
      ...{ uscc, board: BOARD, code: `DEMO${uscc.slice(11, 16)}` },
      listedOn: dayBetween(random, `${year}-03-01`, `${year}-11-30`),
    })),
  );
}

/** What is registered in a year adds up to the year's value; it was signed some weeks before, in the year. */
export function demoContracts(
  place: DemoPlace,
  enterprises: readonly DemoEnterprise[],
  random: SeededRandom,
): DemoContract[] {
  return DEMO_YEARS.flatMap((year) =>
    sharesOf(random, place.contracted[year], random.int(...CONTRACTS_A_YEAR)).map((value, index) => {
      const signedOn = dayBetween(random, `${year}-01-08`, `${year}-11-28`);
      return {
        uscc: random.pick(enterprises).uscc,
        number: `DEMO-${place.slug}-${year}-${String(index + 1).padStart(3, '0')}`,
        kind: random.pick(KINDS),
        titleZh: `演示技术合同${year}第${index + 1}号`,
        buyerZh: `演示买方${random.int(1, 40)}号`,
        value: `${value}.00`,
        technologyValue: `${Math.round(value * 0.8)}.00`,
        signedOn,
        registeredOn: addDays(signedOn, random.int(5, 25)),
      };
    }),
  );
}
