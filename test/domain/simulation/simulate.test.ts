import type { Lever } from '../../../src/domain/simulation/lever';
import type { SimulationModel } from '../../../src/domain/simulation/model';
import type { TargetOutcome } from '../../../src/domain/simulation/outcome';
import { simulate } from '../../../src/domain/simulation/simulate';
import {
  certificateDriver,
  flowDriver,
  levelDriver,
  modelOf,
  onDay,
  optionsOf,
  simulated,
  target,
  totalOf,
} from './models';

const rising = [100, 104, 103, 109, 112, 118, 117, 121, 127, 130, 128, 135, 139, 144, 143, 150];
const patents = [21, 18, 25, 30, 22, 19, 28, 33];

const drivers = [
  levelDriver('enterprises', rising),
  flowDriver('patents', patents),
  flowDriver('loans', [1.2e6, 3.4e6, 0.8e6, 2.2e6, 1.9e6, 4.1e6], false),
  certificateDriver('certificates', 60),
];
const targets = [
  target('enterprises', onDay('enterprises'), 170),
  target('patents', totalOf('patents', 130), 300),
  target('loans', totalOf('loans'), 14e6),
  target('certified', onDay('certificates', 'IN_FORCE'), 62),
];
const model = modelOf(drivers, targets);
const outcomes = (of: SimulationModel, levers: readonly Lever[] = [], more = {}) =>
  new Map(simulate(of, optionsOf(levers, more)).targets.map((outcome) => [outcome.target, outcome]));
const probability = (outcome: TargetOutcome | undefined) => simulated(outcome).withLevers.probability;

describe('a simulation', () => {
  it('gives exactly these numbers for this seed, on every machine', () => {
    const golden = simulate(model, optionsOf()).targets.map((outcome) => {
      const { withLevers } = simulated(outcome);
      return [outcome.target, withLevers.atDeadline, withLevers.probability, withLevers.path[0]];
    });
    expect(golden).toMatchInlineSnapshot(`
[
  [
    "enterprises",
    {
      "p10": 168.59683445801613,
      "p50": 175.53759712849347,
      "p90": 181.02314710562416,
    },
    0.851,
    {
      "end": "2019-09-30",
      "p10": 149.9880793360719,
      "p50": 153.86304890750006,
      "p90": 157.49009075646805,
    },
  ],
  [
    "patents",
    {
      "p10": 250,
      "p50": 268,
      "p90": 289,
    },
    0.03,
    {
      "end": "2019-09-30",
      "p10": 145,
      "p50": 152,
      "p90": 159,
    },
  ],
  [
    "loans",
    {
      "p10": 7528279.644776872,
      "p50": 13047582.75097867,
      "p90": 19860497.28653006,
    },
    0.409,
    {
      "end": "2019-09-30",
      "p10": 489419.6558774113,
      "p50": 1920986.7265131262,
      "p90": 4237132.963065896,
    },
  ],
  [
    "certified",
    {
      "p10": 55,
      "p50": 65,
      "p90": 75,
    },
    0.678,
    {
      "end": "2019-09-30",
      "p10": 58,
      "p50": 61,
      "p90": 65,
    },
  ],
]
`);
  });

  it('is the same for the same seed and another for another', () => {
    expect(simulate(model, optionsOf())).toEqual(simulate(model, optionsOf()));
    expect(outcomes(model, [], { seed: 2 })).not.toEqual(outcomes(model));
  });

  it('does not depend on the order of drivers and targets, nor on what else is simulated', () => {
    const turned = modelOf([...drivers].reverse(), [...targets].reverse());
    const alone = modelOf(drivers.slice(0, 1), targets.slice(0, 1));
    expect(outcomes(turned)).toEqual(outcomes(model));
    expect(outcomes(alone).get('enterprises')).toEqual(outcomes(model).get('enterprises'));
  });

  it('without levers is the baseline exactly', () => {
    for (const outcome of outcomes(model).values()) {
      expect(simulated(outcome).withLevers).toEqual(simulated(outcome).baseline);
    }
  });

  it('changes nothing that a lever does not touch', () => {
    const lever: Lever = { kind: 'RENEWAL', drivers: ['certificates'], rate: 0.9 };
    const [with_, without] = [outcomes(model, [lever]), outcomes(model)];
    for (const name of ['enterprises', 'patents', 'loans'])
      expect(with_.get(name)).toEqual(without.get(name));
    expect(probability(with_.get('certified'))).toBeGreaterThan(probability(without.get('certified')));
    expect(simulated(with_.get('certified')).baseline).toEqual(simulated(without.get('certified')).baseline);
  });

  it('keeps counts whole and never negative', () => {
    const few = modelOf([flowDriver('few', [0, 1, 0, 0, 2, 0])], [target('few', totalOf('few'), 3)]);
    const { atDeadline, path } = simulated(outcomes(few).get('few')).withLevers;
    for (const { p10, p50, p90 } of [atDeadline, ...path]) {
      expect([p10, p50, p90].every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
    }
  });

  it('lets little history give wider bands than much of the same kind', () => {
    const width = (values: readonly number[]) => {
      const one = modelOf([levelDriver('x', values)], [target('x', onDay('x'), 100)]);
      const { p10, p90 } = simulated(outcomes(one).get('x')).withLevers.atDeadline;
      return p90 - p10;
    };
    expect(width(rising.slice(-5))).toBeGreaterThan(1.5 * width(rising));
  });

  it('says what is missing where history is too short', () => {
    const short = modelOf(
      [levelDriver('x', [1, 2, 3]), flowDriver('y', [0, 0, 0, 0], false), flowDriver('z', [1])],
      [target('x', onDay('x'), 4), target('y', totalOf('y'), 1), target('z', totalOf('z'), 9)],
    );
    expect([...outcomes(short).values()]).toEqual([
      {
        verdict: 'INSUFFICIENT_HISTORY',
        target: 'x',
        shortages: [{ name: 'x', what: 'FIGURES', have: 3, need: 4 }],
      },
      {
        verdict: 'INSUFFICIENT_HISTORY',
        target: 'y',
        shortages: [{ name: 'y', what: 'AMOUNTS', have: 0, need: 1 }],
      },
      {
        verdict: 'INSUFFICIENT_HISTORY',
        target: 'z',
        shortages: [{ name: 'z', what: 'BUCKETS', have: 1, need: 4 }],
      },
    ]);
  });

  it('answers for a lever that says what a short history does not, and leaves the baseline open', () => {
    const short = modelOf([flowDriver('z', [1])], [target('z', totalOf('z'), 9)]);
    const lever: Lever = {
      kind: 'ADDITIONS',
      driver: 'z',
      mode: 'INSTEAD',
      perYear: 10,
      standardDeviation: 0,
    };
    const outcome = simulated(outcomes(short, [lever]).get('z'));
    expect(outcome.baseline).toBeNull();
    expect(outcome.withLevers).toMatchObject({ probability: 1, atDeadline: { p10: 15, p50: 15, p90: 15 } });
  });

  it('names the chance that the number of draws leaves', () => {
    const { probability: share, standardError } = simulated(outcomes(model).get('patents')).withLevers;
    expect(standardError).toBeCloseTo(Math.sqrt((share * (1 - share)) / 1000), 3);
    expect(standardError).toBeGreaterThan(0);
  });

  it('refuses to run what cannot be run', () => {
    expect(() => simulate(model, optionsOf([], { draws: -1 }))).toThrow('BAD_DRAWS');
  });
});
