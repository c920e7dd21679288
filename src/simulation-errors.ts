/** The refusals of simulations and scenarios, a part of the one table in errors.ts. */

export const SIMULATION_ERRORS = {
  UNKNOWN_PROGRAMME: { status: 404, zh: '没有项目 {slug}', en: 'No programme called {slug}' },
  UNKNOWN_SCENARIO: {
    status: 404,
    zh: '没有这个情景，或您看不到它',
    en: 'No such scenario, or none that you may see',
  },
  AS_OF_BEFORE_PLAN: {
    status: 422,
    zh: '方案 {plan} 自 {from} 起，{asOf} 还没有可以推演的内容',
    en: 'Plan {plan} begins on {from}; on {asOf} there is nothing to simulate yet',
  },
  AS_OF_IN_FUTURE: {
    status: 422,
    zh: '今天是 {today}，{asOf} 的情况还不知道，不能由此推演',
    en: 'Today is {today}: what holds on {asOf} is not known yet, so nothing can start from there',
  },
  BAD_DRAWS: {
    status: 422,
    zh: '推演次数 draws 须为 {min} 至 {max}，收到 {draws}',
    en: 'draws must be between {min} and {max}, not {draws}',
  },
  TOO_MANY_LEVERS: {
    status: 422,
    zh: '至多 {max} 个措施，收到 {count} 个',
    en: 'At most {max} levers, not {count}',
  },
  LEVER_NOT_ONE: {
    status: 422,
    zh: '第 {lever} 个措施（从 0 数起）须恰为 growth、additions、renewal、fund、delay 之一，现有 {count} 个',
    en: 'Lever {lever} (from 0) must be one of growth, additions, renewal, fund and delay; it is {count}',
  },
  LEVER_OUT_OF_RANGE: {
    status: 422,
    zh: '第 {lever} 个措施（从 0 数起）的 {field} 为 {value}，须在 {min} 与 {max} 之间',
    en: '{field} of lever {lever} (from 0) is {value}; it must be between {min} and {max}',
  },
  LEVER_MOVES_NOTHING: {
    status: 422,
    zh: '第 {lever} 个措施（从 0 数起）：方案 {plan} 中可以推演的目标没有一个取决于 {name}',
    en: 'Lever {lever} (from 0): no target of plan {plan} that can be simulated depends on {name}',
  },
  LEVERS_CLASH: {
    status: 422,
    zh: '第 {lever} 个措施（从 0 数起）与另一个措施说的是同一件事，只能留一个',
    en: 'Lever {lever} (from 0) says of the same thing what another lever says already; keep one of them',
  },
  LEVER_NOT_FOR_INDICATOR: {
    status: 422,
    zh: '第 {lever} 个措施（从 0 数起）：{indicator} 按逐张证书推演，没有增长率；请用 additions 或 renewal',
    en: 'Lever {lever} (from 0): {indicator} is followed one by one; use additions or renewal',
  },
  AMOUNT_NOT_POSITIVE: {
    status: 422,
    zh: '第 {lever} 个措施（从 0 数起）的金额 {amount} 须大于 0',
    en: 'The amount of lever {lever} (from 0) must be more than 0, not {amount}',
  },
  LEVERAGE_UNKNOWN: {
    status: 422,
    zh: '第 {lever} 个措施（从 0 数起）：{programme} 的规则没有写放贷倍数，请给出 leverage',
    en: 'Lever {lever} (from 0): the rules of {programme} state no leverage; give one',
  },
  PAID_ON_OUTSIDE: {
    status: 422,
    zh: '第 {lever} 个措施（从 0 数起）的付款日 {paidOn} 须在 {from} 之后、不晚于 {to}',
    en: 'Lever {lever} (from 0) is paid on {paidOn}; that must be after {from} and no later than {to}',
  },
  GOAL_PROBABILITY: {
    status: 422,
    zh: '目标概率须大于 0、小于 1，收到 {probability}',
    en: 'The probability of a goal must be above 0 and below 1, not {probability}',
  },
  GOAL_WITHOUT_LEVER: {
    status: 422,
    zh: '目标指第 {lever} 个措施（从 0 数起），但只有 {count} 个',
    en: 'The goal names lever {lever} (from 0), but there are {count}',
  },
  GOAL_LEVER_CANNOT_MOVE: {
    status: 422,
    zh: '第 {lever} 个措施（从 0 数起）影响不到目标 {target}',
    en: 'Lever {lever} (from 0) cannot move target {target}',
  },
  GOAL_NOT_SIMULATED: {
    status: 422,
    zh: '目标 {target} 无法推演（{verdict}），不能以它为目标',
    en: 'Target {target} cannot be simulated ({verdict}), so no goal can be set on it',
  },
  SIMULATIONS_BUSY: {
    status: 429,
    retryable: true,
    zh: '推演排队已满（上限 {max}），请稍后再试',
    en: 'Too many simulations are waiting (at most {max}); try again in a while',
  },
  SIMULATION_TOO_SLOW: {
    status: 503,
    retryable: true,
    zh: '推演在 {seconds} 秒内没有完成，请减少抽样次数或措施后重试',
    en: 'The simulation did not end within {seconds} seconds; try fewer draws or levers',
  },
  CALLER_GONE: {
    status: 408,
    zh: '提问者已断开，推演中止',
    en: 'Whoever asked has gone away, so the simulation was stopped',
  },
  SCENARIOS_OF_TWO_PLANS: {
    status: 422,
    zh: '只能比较同一方案的情景；这里有 {plans}',
    en: 'Only scenarios of one plan can be compared; these are of {plans}',
  },
  BAD_COMPARISON: {
    status: 422,
    zh: '一次比较 {min} 至 {max} 个情景，收到 {count} 个',
    en: 'A comparison takes {min} to {max} scenarios, not {count}',
  },
} as const;
