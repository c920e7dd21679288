/** All synthetic records of the demonstration, from one seed. */
import { SeededRandom } from '../random';
import { demoCertifications } from './certifications';
import { demoEnterprises } from './enterprises';
import { demoFunds } from './funds';
import { demoContracts, demoListings, demoPledges, demoTenancies } from './links';
import { demoLoans } from './loans';
import { demoPatents } from './patents';
import { DEMO_PLACES, DEMO_SEED, type DemoPlace } from './places';
import type { DemoRegisters } from './register-rows';

/** Numbers of enterprises and patents run on from place to place, so that none is given twice. */
const ENTERPRISES_APART = 1_000;
const PATENTS_APART = 20_000;

export function generateRegisters(seed: number = DEMO_SEED): DemoRegisters {
  const parts = DEMO_PLACES.map((place, index) => registersOf(place, new SeededRandom(seed), index));
  return {
    enterprises: parts.flatMap((part) => part.enterprises),
    certifications: parts.flatMap((part) => part.certifications),
    patents: parts.flatMap((part) => part.patents),
    loans: parts.flatMap((part) => part.loans),
    incubators: parts.flatMap((part) => part.incubators),
    tenancies: parts.flatMap((part) => part.tenancies),
    listings: parts.flatMap((part) => part.listings),
    contracts: parts.flatMap((part) => part.contracts),
    funds: parts.flatMap((part) => part.funds),
    contributions: parts.flatMap((part) => part.contributions),
    investments: parts.flatMap((part) => part.investments),
  };
}

function registersOf(place: DemoPlace, random: SeededRandom, index: number): DemoRegisters {
  const chance = (name: string) => random.fork(`${place.slug} ${name}`);
  const enterprises = demoEnterprises(place, chance('enterprises'), index * ENTERPRISES_APART + 1);
  const certifications = demoCertifications(place, enterprises, chance('certifications'));
  const patents = demoPatents(place, enterprises, chance('patents'), index * PATENTS_APART + 1);
  return {
    enterprises,
    certifications,
    patents: demoPledges(patents, chance('pledges')),
    loans: demoLoans(place, enterprises, certifications, chance('loans')),
    incubators: place.platforms.map((platform) => ({ ...platform, regionCode: place.code })),
    tenancies: demoTenancies(place, enterprises, chance('tenancies')),
    listings: demoListings(place, enterprises, chance('listings')),
    contracts: demoContracts(place, enterprises, chance('contracts')),
    ...demoFunds(place, enterprises, chance('funds')),
  };
}
