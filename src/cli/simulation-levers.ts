/** Levers and goal of `kejin simulate` from its options: NAME=NUMBER, as often as wanted. */

import { CERTIFICATION_KINDS, type CertificationKind } from '../domain/vocabulary';
import { AppError } from '../errors';
import type { GoalRequest, LeverRequest } from '../services/simulation/request';

export interface LeverOptions {
  readonly renewal?: readonly string[];
  readonly additions?: readonly string[];
  readonly growth?: readonly string[];
  readonly goal?: string;
  /** Which lever the goal seeks, counted from 0 in the order renewal, additions, growth; the last one. */
  readonly goalLever?: string;
}

function pair(option: string, text: string): readonly [string, number] {
  const [, name = '', number = ''] = /^(.+)=(-?\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (name === '')
    throw new AppError('BAD_INPUT', { detail: `--${option} wants NAME=NUMBER, not "${text}"` });
  return [name, Number(number)];
}

function kindOf(name: string): CertificationKind {
  const kind = CERTIFICATION_KINDS.find((one) => one === name);
  if (kind) return kind;
  throw new AppError('BAD_INPUT', {
    detail: `--renewal: ${name} is none of ${CERTIFICATION_KINDS.join(', ')}`,
  });
}

export function leversFrom({ renewal = [], additions = [], growth = [] }: LeverOptions): LeverRequest[] {
  return [
    ...renewal.map((text): LeverRequest => {
      const [name, rate] = pair('renewal', text);
      return { renewal: { kind: kindOf(name), rate } };
    }),
    ...additions.map((text): LeverRequest => {
      const [indicator, perYear] = pair('additions', text);
      return { additions: { indicator, perYear, standardDeviation: 0, mode: 'INSTEAD' } };
    }),
    ...growth.map((text): LeverRequest => {
      const [indicator, annualRate] = pair('growth', text);
      return { growth: { indicator, annualRate, standardDeviation: 0 } };
    }),
  ];
}

export function goalFrom({ goal, goalLever }: LeverOptions, levers: number): GoalRequest | null {
  if (goal === undefined) return null;
  const [target, probability] = pair('goal', goal);
  return { target, probability, lever: goalLever === undefined ? levers - 1 : Number(goalLever) };
}
