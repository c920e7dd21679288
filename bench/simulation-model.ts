/** A made-up plan of fifty targets over twelve quarters, of all kinds of drivers: synthetic. */
import { addDays, quarterEndsBetween } from '../src/domain/calendar';
import { SeededRandom } from '../src/domain/random';
import type { Driver, SimulatedTarget, SimulationModel } from '../src/domain/simulation/model';

const AS_OF = '2020-12-31';
const PERIODS = 12;
const CERTIFICATES = 200;
const periodEnds = quarterEndsBetween('2021-01-01', '2030-12-31').slice(0, PERIODS);
const deadline = periodEnds.at(-1) as string;
const past = quarterEndsBetween('2010-01-01', AS_OF);

const level = (name: string, random: SeededRandom): Driver => {
  let value = 200;
  return {
    kind: 'LEVEL',
    name,
    lowest: 0,
    history: past.slice(-16).map((on) => {
      value += random.normal(4, 3);
      return { on, value };
    }),
  };
};

const flow = (name: string, random: SeededRandom, counts: boolean): Driver => ({
  kind: 'FLOW',
  name,
  history: {
    bucketMonths: 3,
    counts,
    knownUntil: AS_OF,
    amounts: Array.from({ length: 16 }, () => (counts ? random.int(10, 40) : random.float() * 1e7)),
  },
});

const certificates = (name: string, random: SeededRandom): Driver => ({
  kind: 'CERTIFICATES',
  name,
  held: Array.from({ length: CERTIFICATES }, (_, i) => ({
    certificate: `${name} ${i}`,
    enterprise: `${name} ${i}`,
    expiresOn: addDays(AS_OF, random.int(1, 1095)),
  })),
  validMonths: 36,
  renewal: { name: 'HIGH_TECH', lapsed: 60, renewed: 42 },
  arrivals: {
    bucketMonths: 3,
    counts: true,
    knownUntil: AS_OF,
    amounts: Array.from({ length: 12 }, () => random.int(0, 20)),
  },
});

const fund = (name: string): Driver => ({
  kind: 'FUND',
  name,
  payments: [
    {
      paidOn: addDays(AS_OF, 30),
      amount: 2e7,
      leverage: 10,
      defaultRate: 0.03,
      defaultDeviation: 0.02,
      ...{ lossShare: 0.5, lendingMonths: 12, loanMonths: 12 },
    },
  ],
});

const OUTPUTS = {
  LEVEL: 'VALUE',
  FLOW: 'AMOUNT',
  CERTIFICATES: 'IN_FORCE',
  FUND: 'LENT',
  FIXED: 'VALUE',
} as const;

function targetOf(driver: Driver): SimulatedTarget {
  const terms = [{ driver: driver.name, output: OUTPUTS[driver.kind], weight: 1 }];
  const isFlow = driver.kind === 'FLOW' || driver.kind === 'FUND';
  return {
    name: `target of ${driver.name}`,
    figure: isFlow
      ? { kind: 'TOTAL', terms, since: '2021-01-01', soFar: 0 }
      : { kind: 'ON_DAY', terms, constant: 0 },
    comparator: 'AT_LEAST',
    direction: 'HIGHER_IS_BETTER',
    value: 300,
    about: 0.05,
    deadline,
  };
}

/** Twenty levels, twenty flows, eight sets of certificates, two funds. */
export function fiftyTargets(): SimulationModel {
  const random = new SeededRandom(1);
  const numbered = (count: number, make: (i: number) => Driver) =>
    Array.from({ length: count }, (_, i) => make(i));
  const drivers = [
    ...numbered(20, (i) => level(`level ${i}`, random)),
    ...numbered(20, (i) => flow(`flow ${i}`, random, i % 2 === 0)),
    ...numbered(8, (i) => certificates(`certificates ${i}`, random)),
    ...numbered(2, (i) => fund(`fund ${i}`)),
  ];
  return { asOf: AS_OF, periodEnds, drivers, targets: drivers.map(targetOf) };
}
