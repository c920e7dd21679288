/** How long something has lasted, in the two largest units that matter. */
import type { Language } from '../../format/language';

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

export function lastedText(seconds: number, language: Language): string {
  const zh = language === 'zh';
  const whole = Math.max(0, Math.round(seconds));
  const say = (count: number, zhUnit: string, enUnit: string) =>
    zh ? `${count} ${zhUnit}` : `${count} ${enUnit}`;
  if (whole < MINUTE) return say(whole, '秒', 's');
  if (whole < HOUR) return say(Math.floor(whole / MINUTE), '分钟', 'min');
  if (whole < DAY) {
    const rest = Math.floor((whole % HOUR) / MINUTE);
    return `${say(Math.floor(whole / HOUR), '小时', 'h')} ${say(rest, '分', 'min')}`;
  }
  return `${say(Math.floor(whole / DAY), '天', 'd')} ${say(Math.floor((whole % DAY) / HOUR), '小时', 'h')}`;
}
