/** What a case waits for, of whom, since when and until when, in one line of words. */
import type { ClaimWait } from '../../api/vocabulary';
import { daysBetween, daysLeftText, dayText } from '../../format/dates';
import { inLanguage, language } from '../../format/language';
import { waitWord } from './money-words';

interface Named {
  readonly nameZh: string;
  readonly nameEn: string;
}

export interface Awaited {
  readonly since?: string | null;
  readonly earliestOn?: string | null;
  readonly waitsFor?: ClaimWait | null;
  readonly bodies: readonly Named[];
}

const zh = () => language.value === 'zh';

export const inRow = (names: readonly string[]): string => names.join(zh() ? '、' : ', ');
export const namesOf = (bodies: readonly Named[]): string =>
  inRow(bodies.map((body) => inLanguage(body, 'name')));
/** What is said beside something: in the brackets of the language. */
export const beside = (text: string, more: string): string =>
  zh() ? `${text}（${more}）` : `${text} (${more})`;

/** The documents set no time limit for any body: how long it has waited is all that can be said. */
export function waitedText(since: string | null | undefined, today: string): string {
  if (!since || since > today) return '';
  const days = daysBetween(since, today);
  if (zh()) return `自${dayText(since, 'zh')}起已等 ${days} 天（文件没有规定办理时限）`;
  const many = days === 1 ? 'day' : 'days';
  return `waiting for ${days} ${many} since ${dayText(since, 'en')} (no time limit is stated)`;
}

/** What stands in the way, with the one date that the document does set: the end of the public notice. */
export function hindranceText(
  awaited: Awaited,
  noticeUntil: string | null | undefined,
  today: string,
): string {
  const { waitsFor, earliestOn } = awaited;
  if (waitsFor === 'NOTICE' && noticeUntil) {
    const left = daysBetween(today, noticeUntil);
    const until = dayText(noticeUntil, language.value);
    const rest = left < 0 ? (zh() ? '已期满' : 'is over') : daysLeftText(left, language.value);
    const next = earliestOn ? dayText(earliestOn, language.value) : '';
    return zh()
      ? `公示到${until}，${rest}；${next}起可办`
      : `public notice until ${until}, ${rest}; open from ${next}`;
  }
  return waitsFor ? waitWord(waitsFor) : '';
}
