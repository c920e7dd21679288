/** What would help most, in a sentence: by what each lever would have to do, or by what the set ones do. */
import type { Language } from '../../format/language';
import { leverName } from '../../format/levers';
import { chanceText, pointsText } from './chances';
import { leverValueText } from './lever-scale';
import { leverSentence } from './lever-words';
import type { Setting } from './scenario-address';
import type { LeverFactsFragment } from './simulation.documents';
import type { Help, Simulated, SimulatedOutcome } from './use-simulation';

interface Seen {
  readonly outcome: SimulatedOutcome;
  readonly simulated: Simulated;
  readonly helps: readonly Help[];
  readonly setting: Setting;
  readonly offered: readonly LeverFactsFragment[];
  readonly goal: number;
  readonly language: Language;
}

/** Where the lever stands now, and where it has been. */
function fromText({ lever }: Help, { setting, language }: Seen): string {
  const set = setting.levers.find(({ kind, subject }) => kind === lever.kind && subject === lever.subject);
  const [now, past] = [set?.value, lever.usual].map((one) =>
    one == null ? null : leverValueText(one, lever, language),
  );
  const zh = language === 'zh';
  const parts = [
    now == null ? '' : zh ? `现设${now}` : `now set to ${now}`,
    past == null ? '' : zh ? `过去是${past}` : `it has been ${past}`,
  ].filter((part) => part !== '');
  if (parts.length === 0) return '';
  return zh ? `（${parts.join('，')}）` : ` (${parts.join('; ')})`;
}

const valueText = ({ lever, value }: Help, language: Language) => leverValueText(value ?? 0, lever, language);

/** Of the levers that are set, the one that is worth most. */
function weightiest({ simulated, outcome, setting, offered, language }: Seen): string {
  const [most] = simulated.sensitivities
    .filter(({ target }) => target.key === outcome.target.key)
    .sort((a, b) => b.change - a.change);
  const lever = most && setting.levers[most.lever];
  if (!most || !lever || most.change < 0.005) return '';
  const name = leverSentence(lever, offered, language);
  const points = pointsText(most.change, language);
  return language === 'zh'
    ? `现有措施里作用最大的是：${name}（${points}）。`
    : `Of the levers that are set, this one is worth most: ${name} (${points}).`;
}

function reached(best: Help, seen: Seen): string {
  const { outcome, goal, language } = seen;
  const [now, then] = [outcome.probability, best.probability].map((one) => chanceText(one, language));
  const [name, value] = [leverName(best.lever, language), valueText(best, language)];
  const from = fromText(best, seen);
  return language === 'zh'
    ? `最管用的是：${name}做到${value}${from}，达成的可能性就从${now}变为${then}，够所求的${chanceText(goal, language)}。`
    : `What would help most: ${name} at ${value}${from}. The probability then goes from ${now} to ${then}, ` +
        `as much as the ${chanceText(goal, language)} that is sought.`;
}

function unreached(best: Help, { outcome, goal, language }: Seen): string {
  const [now, then] = [outcome.probability, best.probability].map((one) => chanceText(one, language));
  const [name, value] = [leverName(best.lever, language), valueText(best, language)];
  return language === 'zh'
    ? `没有哪一项措施单独能做到${chanceText(goal, language)}。最管用的是：${name}，做到${value}时最好，可能性从${now}变为${then}。`
    : `No lever reaches ${chanceText(goal, language)} by itself. What would help most: ${name}; ` +
        `at its best, ${value}, the probability goes from ${now} to ${then}.`;
}

/** Empty while nothing can be said. */
export function helpSentence(seen: Seen): string {
  const { outcome, helps, goal, language } = seen;
  const zh = language === 'zh';
  if (outcome.verdict !== 'SIMULATED' && helps.length === 0) return '';
  const own = weightiest(seen);
  if (outcome.probability != null && outcome.probability >= goal) {
    const [now, sought] = [chanceText(outcome.probability, language), chanceText(goal, language)];
    const enough = zh
      ? `达成的可能性是${now}，已经够所求的${sought}，不必再加措施。`
      : `The probability is ${now}, enough for the ${sought} that is sought: nothing more is needed.`;
    return `${enough}${zh ? '' : ' '}${own}`.trim();
  }
  const [best] = helps;
  if (!best)
    return zh ? '没有可以推演的措施能影响这个目标。' : 'No lever that can be simulated moves this target.';
  const most = best.verdict === 'NOT_REACHABLE' ? unreached(best, seen) : reached(best, seen);
  return `${most}${zh ? '' : ' '}${own}`.trim();
}
