/** Why a step may not be decided, in words that a clerk can read out, with the clause of the step. */
import { type ClausedEntry, type ClausedRefusal, clausedRefusalsIn } from '../refusals';
import type { StepRefusal } from './procedure';
import type { ProgrammeBody } from './terms';

const STEP_REFUSALS = {
  FINAL: {
    field: ['id'],
    zh: '程序已经结束，不能再作决定',
    en: 'The procedure has ended; nothing is left to decide',
  },
  OUT_OF_TURN: {
    field: ['step'],
    zh: '还没有轮到这一步：现在等待的是“{step}”',
    en: 'This step is not up yet; what is awaited now: {step}',
  },
  DECIDED_ALREADY: {
    field: ['step'],
    zh: '“{step}”已由您所代表的机构办理，或已经全部办结',
    en: 'Decided already, by your body or by all of them: {step}',
  },
  NOBODY_NAMED: {
    field: ['step'],
    zh: '文件没有写明“{step}”由谁办理，也没有写明日常管理机构，无从办理',
    en: 'The text names nobody for this step and nobody who manages the money: {step}',
  },
  NOT_YOUR_BODY: {
    field: ['body'],
    zh: '“{step}”由{bodies}办理，您的密钥不代表其中任何一家',
    en: 'Your key acts for none of those who decide this step ({step}): {bodies}',
  },
  SAY_WHICH_BODY: {
    field: ['body'],
    zh: '您的密钥代表多家机构（{bodies}），请用 body 写明以哪一家的名义办理“{step}”',
    en: 'Your key acts for several bodies of this step ({step}); say for which with `body`: {bodies}',
  },
  OWN_FILING: {
    field: ['id'],
    zh: '申报人不能对自己申报的事项作决定（“{step}”），须由他人办理',
    en: 'Nobody decides on what they filed themselves; somebody else must: {step}',
  },
  STANDS_FOR_ANOTHER_BODY: {
    field: ['body'],
    zh: '您已经代表{bodies}办理了“{step}”，同一步骤中一人只能代表一家机构',
    en: 'You decided this step ({step}) for another body already: {bodies}. One person speaks for one body',
  },
  NOTICE_RUNNING: {
    field: ['step'],
    zh: '公示尚未期满：公示到 {until} 为止，次日起才能办理“{step}”',
    en: 'The public notice runs until {until}; this step opens on the day after: {step}',
  },
  BEFORE_LAST_STEP: {
    field: ['step'],
    zh: '上一步在 {last} 办结，“{step}”不能早于该日',
    en: 'The step before was completed on {last}; nothing earlier will do: {step}',
  },
} as const satisfies Record<StepRefusal['code'], ClausedEntry>;

/** As far as names go. */
export interface NamedBodies {
  readonly bodies: readonly Pick<ProgrammeBody, 'slug' | 'nameZh' | 'nameEn'>[];
}

const refusalOf = clausedRefusalsIn(STEP_REFUSALS);

export type StepUserError = ClausedRefusal<StepRefusal['code']>;

/** Names of bodies in the words of the document, in both languages. */
export function namesOfBodies({ bodies }: NamedBodies, slugs: readonly string[]) {
  const found = slugs.map((slug) => bodies.find((body) => body.slug === slug));
  return {
    zh: found.map((body, at) => body?.nameZh ?? slugs[at]).join('、'),
    en: found.map((body, at) => body?.nameEn ?? slugs[at]).join(', '),
  };
}

function bodiesIn(refusal: StepRefusal): readonly string[] {
  if ('bodies' in refusal) return refusal.bodies;
  return 'body' in refusal ? [refusal.body] : [];
}

export function stepRefusal(terms: NamedBodies, refusal: StepRefusal): StepUserError {
  const step = 'awaited' in refusal ? refusal.awaited : 'step' in refusal ? refusal.step : null;
  const names = namesOfBodies(terms, bodiesIn(refusal));
  const days = {
    ...('until' in refusal ? { until: refusal.until } : {}),
    ...('last' in refusal ? { last: refusal.last } : {}),
  };
  const clause = step?.clause ?? null;
  const zh = refusalOf(refusal.code, { step: step?.nameZh ?? '', bodies: names.zh, ...days }, clause);
  const en = refusalOf(refusal.code, { step: step?.nameEn ?? '', bodies: names.en, ...days }, clause);
  return { ...zh, messageEn: en.messageEn };
}
