/** Why a scenario was not saved, changed or worked out again: answers given as data. */

import { type RefusalEntry, type RefusalOf, refusalsIn } from '../../domain/refusals';
import { AppError, type ErrorCode, type ErrorDetails } from '../../errors';
import { SIMULATION_ERRORS } from '../../simulation-errors';

const REFUSALS = {
  EMPTY_NAME: { field: ['name'], zh: '请给情景起个名字', en: 'Give the scenario a name' },
  NAME_TOO_LONG: {
    field: ['name'],
    zh: '名称最长 {max} 个字符',
    en: 'A name has at most {max} characters',
  },
  NAME_TAKEN: {
    field: ['name'],
    zh: '您在此方案下已有名为“{name}”的情景',
    en: 'You have a scenario called "{name}" for this plan already',
  },
  NOTE_TOO_LONG: {
    field: ['note'],
    zh: '备注最长 {max} 个字符',
    en: 'A note has at most {max} characters',
  },
  TOO_MANY_SCENARIOS: {
    field: ['name'],
    zh: '每人至多保存 {max} 个情景，请先删去不用的',
    en: 'Nobody keeps more than {max} scenarios; delete some first',
  },
  TOO_MANY_RUNS: {
    field: ['id'],
    zh: '一个情景至多重算 {max} 次，请另存为新的情景',
    en: 'A scenario is worked out at most {max} times; save it as a new one',
  },
  UNKNOWN_SCENARIO: {
    field: ['id'],
    zh: '没有这个情景，或您看不到它',
    en: 'No such scenario, or none that you may see',
  },
  NOT_ITS_OWNER: {
    field: ['id'],
    zh: '只有保存它的人和管理员可以改动',
    en: 'Only who saved it, and administrators, may change it',
  },
} as const satisfies Record<string, RefusalEntry>;

export interface ScenarioRefusal {
  readonly code: string;
  readonly field: readonly string[];
  readonly messageZh: string;
  readonly messageEn: string;
}

export const scenarioRefusal: (
  code: keyof typeof REFUSALS,
  details?: ErrorDetails,
) => RefusalOf<keyof typeof REFUSALS> = refusalsIn(REFUSALS);

const ELSEWHERE = [
  'UNKNOWN_PLAN',
  'UNKNOWN_TARGET',
  'UNKNOWN_INDICATOR',
  'UNKNOWN_FEED',
  'BAD_DATE',
] as const;
const OF_INPUT: ReadonlySet<string> = new Set<ErrorCode>([
  ...(Object.keys(SIMULATION_ERRORS) as (keyof typeof SIMULATION_ERRORS)[]),
  ...ELSEWHERE,
]);

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  UNKNOWN_PLAN: ['input', 'plan'],
  BAD_DATE: ['input', 'asOf'],
  AS_OF_BEFORE_PLAN: ['input', 'asOf'],
  AS_OF_IN_FUTURE: ['input', 'asOf'],
  BAD_DRAWS: ['input', 'draws'],
  UNKNOWN_TARGET: ['input', 'goal', 'target'],
  GOAL_NOT_SIMULATED: ['input', 'goal', 'target'],
  GOAL_PROBABILITY: ['input', 'goal', 'probability'],
  GOAL_WITHOUT_LEVER: ['input', 'goal', 'lever'],
  GOAL_LEVER_CANNOT_MOVE: ['input', 'goal', 'lever'],
};

function fieldOf({ code, details }: AppError): readonly string[] {
  const lever = details.lever === undefined ? [] : [String(details.lever)];
  return FIELDS[code] ?? ['input', 'levers', ...lever];
}

/** What a simulation refuses is an expected answer here; what may be tried again, and the rest, goes on. */
export function refusalOf(error: unknown): ScenarioRefusal {
  if (!(error instanceof AppError) || error.retryable || !OF_INPUT.has(error.code)) throw error;
  const { code, messageZh, messageEn } = error;
  return { code, field: fieldOf(error), messageZh, messageEn };
}
