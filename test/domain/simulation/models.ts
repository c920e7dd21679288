/** Small models to try the simulation on. */
import type { IsoDate } from '../../../src/domain/calendar';
import { quarterEndsBetween } from '../../../src/domain/calendar';
import type { Lever } from '../../../src/domain/simulation/lever';
import type {
  CertificateDriver,
  Driver,
  Figure,
  FlowDriver,
  LevelDriver,
  SimulatedTarget,
  SimulationModel,
} from '../../../src/domain/simulation/model';
import type { Goal, SimulationOptions, TargetOutcome } from '../../../src/domain/simulation/outcome';

export const AS_OF: IsoDate = '2019-06-30';
export const DEADLINE: IsoDate = '2020-12-31';

export const levelDriver = (name: string, values: readonly number[]): LevelDriver => ({
  kind: 'LEVEL',
  name,
  history: quarterEndsBetween('2005-01-01', AS_OF)
    .slice(-values.length)
    .map((on, i) => ({ on, value: values[i] as number })),
  lowest: 0,
});

export const flowDriver = (name: string, amounts: readonly number[], counts = true): FlowDriver => ({
  kind: 'FLOW',
  name,
  history: { bucketMonths: 3, amounts, knownUntil: AS_OF, counts },
});

/** `count` enterprises whose certificates end one a month from the given day on, in turn over two years. */
export const certificateDriver = (
  name: string,
  count: number,
  more: Partial<CertificateDriver> = {},
): CertificateDriver => ({
  kind: 'CERTIFICATES',
  name,
  held: Array.from({ length: count }, (_, i) => ({
    certificate: `GR${i}`,
    enterprise: `enterprise ${i}`,
    expiresOn: `${2019 + Math.floor((6 + (i % 24)) / 12)}-${String(((6 + (i % 24)) % 12) + 1).padStart(2, '0')}-15`,
  })),
  validMonths: 36,
  renewal: { name: 'HIGH_TECH', lapsed: 40, renewed: 28 },
  arrivals: { bucketMonths: 3, amounts: [2, 4, 3, 1, 5, 2, 3, 4], knownUntil: AS_OF, counts: true },
  ...more,
});

export const onDay = (driver: string, output: 'VALUE' | 'IN_FORCE' = 'VALUE'): Figure => ({
  kind: 'ON_DAY',
  terms: [{ driver, output, weight: 1 }],
  constant: 0,
});

export const totalOf = (driver: string, soFar = 0): Figure => ({
  kind: 'TOTAL',
  terms: [{ driver, output: 'AMOUNT', weight: 1 }],
  since: '2018-01-01',
  soFar,
});

export const target = (
  name: string,
  figure: Figure,
  value: number,
  more: Partial<SimulatedTarget> = {},
): SimulatedTarget => ({
  name,
  figure,
  value,
  comparator: 'AT_LEAST',
  direction: 'HIGHER_IS_BETTER',
  about: 0.05,
  deadline: DEADLINE,
  ...more,
});

export const modelOf = (
  drivers: readonly Driver[],
  targets: readonly SimulatedTarget[],
  asOf: IsoDate = AS_OF,
): SimulationModel => ({
  asOf,
  periodEnds: quarterEndsBetween(asOf, DEADLINE).filter((end) => end > asOf),
  drivers,
  targets,
});

export const optionsOf = (
  levers: readonly Lever[] = [],
  more: Partial<SimulationOptions> = {},
): SimulationOptions => ({ seed: 1, draws: 1000, levers, withSensitivities: false, goal: null, ...more });

export const goalOf = (name: string, probability = 0.9, more: Partial<Goal> = {}): Goal => ({
  target: name,
  lever: 0,
  probability,
  ...more,
});

/** The outcome of a target that could be simulated. */
export function simulated(outcome: TargetOutcome | undefined) {
  if (outcome?.verdict !== 'SIMULATED') throw new Error(`not simulated: ${JSON.stringify(outcome)}`);
  return outcome;
}
