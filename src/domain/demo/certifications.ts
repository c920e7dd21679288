/** Synthetic certificates: high-tech with renewals and lapses, giants, yearly lists of technology SMEs. */
import { addDays, daysBetween, type IsoDate } from '../calendar';
import { highTechExpiresOn, makeHighTechCertificate } from '../identifiers/high-tech-certificate';
import { makeTechSmeNumber, techSmeExpiresOn } from '../identifiers/tech-sme-number';
import type { SeededRandom } from '../random';
import { DEMO_ENDS_ON, DEMO_YEARS, type DemoPlace } from './places';
import type { DemoCertification, DemoEnterprise } from './register-rows';

const RENEWAL_RATE = 0.88;
/** Days around the lapse on which the next certificate is issued: some overlap, some leave a gap. */
const RENEWAL_DAYS = [-40, 25] as const;
/** Certificates are issued in batches in the second half of the year. */
const FIRST_BATCH = '08-10';
const LAST_BATCH = '12-05';
const FIRST_LISTING = '03-15';
const LAST_LISTING = '11-20';
/** Serials start here, beyond what a province gives out in a year. */
const FIRST_SERIAL = 900_000;

function dayIn(random: SeededRandom, year: number, first: string, last: string): IsoDate {
  const from = `${year}-${first}`;
  return addDays(from, random.int(0, daysBetween(from, `${year}-${last}`)));
}

class Serials {
  readonly #next = new Map<string, number>();

  take(name: string): number {
    const serial = this.#next.get(name) ?? FIRST_SERIAL;
    this.#next.set(name, serial + 1);
    return serial;
  }
}

export function demoCertifications(
  place: DemoPlace,
  enterprises: readonly DemoEnterprise[],
  random: SeededRandom,
): DemoCertification[] {
  const serials = new Serials();
  const order = random.fork('order').shuffle(enterprises);
  return [
    ...highTech(place, order, random.fork('high-tech'), serials),
    ...giants(place, order, random.fork('giants'), serials),
    ...techSmes(place, order, random.fork('tech-smes'), serials),
  ];
}

/** Each year's first certificates, and three years later most of them again. */
function highTech(
  place: DemoPlace,
  order: readonly DemoEnterprise[],
  random: SeededRandom,
  serials: Serials,
): DemoCertification[] {
  const certifications: DemoCertification[] = [];
  const issue = (uscc: string, issuedOn: IsoDate) => {
    const year = Number(issuedOn.slice(0, 4));
    const number = makeHighTechCertificate(year, place.province, serials.take(`high-tech ${year}`));
    const expiresOn = highTechExpiresOn(issuedOn);
    certifications.push({ uscc, kind: 'HIGH_TECH_ENTERPRISE', number, issuedOn, expiresOn });
    return addDays(expiresOn, 1);
  };
  let at = 0;
  for (const [year, count] of Object.entries(place.newHighTech)) {
    for (const enterprise of order.slice(at, at + count)) {
      let due = issue(enterprise.uscc, dayIn(random, Number(year), FIRST_BATCH, LAST_BATCH));
      while (due <= DEMO_ENDS_ON && random.chance(RENEWAL_RATE)) {
        const renewedOn = addDays(due, random.int(...RENEWAL_DAYS));
        if (renewedOn > DEMO_ENDS_ON) break;
        due = issue(enterprise.uscc, renewedOn);
      }
    }
    at += count;
  }
  return certifications;
}

function giants(
  place: DemoPlace,
  order: readonly DemoEnterprise[],
  random: SeededRandom,
  serials: Serials,
): DemoCertification[] {
  // From the far end of the order, so that giants are not the year's new high-tech enterprises again.
  const candidates = [...order].reverse();
  let at = 0;
  return DEMO_YEARS.flatMap((year) => {
    const chosen = candidates.slice(at, at + place.newGiants[year]);
    at += chosen.length;
    return chosen.map((enterprise): DemoCertification => {
      const number = `演示巨人${year}${place.province}${serials.take('giants')}`;
      const issuedOn = dayIn(random, year, FIRST_BATCH, LAST_BATCH);
      return { uscc: enterprise.uscc, kind: 'TECH_GIANT', number, issuedOn, expiresOn: null };
    });
  });
}

/** Most stay on the list from year to year; the rest is new. */
function techSmes(
  place: DemoPlace,
  order: readonly DemoEnterprise[],
  random: SeededRandom,
  serials: Serials,
): DemoCertification[] {
  let listed: readonly DemoEnterprise[] = [];
  let fresh = 0;
  return DEMO_YEARS.flatMap((year) => {
    const stay = listed.filter(() => random.chance(RENEWAL_RATE)).slice(0, place.techSmes[year]);
    const joining = order.slice(fresh, fresh + place.techSmes[year] - stay.length);
    fresh += joining.length;
    listed = [...stay, ...joining];
    return listed.map((enterprise): DemoCertification => {
      const issuedOn = dayIn(random, year, FIRST_LISTING, LAST_LISTING);
      const number = makeTechSmeNumber(year, enterprise.regionCode, serials.take(`tech-sme ${year}`));
      const expiresOn = techSmeExpiresOn(issuedOn);
      return { uscc: enterprise.uscc, kind: 'TECH_SME', number, issuedOn, expiresOn };
    });
  });
}
