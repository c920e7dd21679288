/** Pinyin initials of a name, as people type them to find it: hbgdyxgs for 鹤壁光电有限公司. */
import { pinyin } from 'pinyin-pro';

const KEPT = /[a-z0-9]/g;

export function nameInitials(name: string): string {
  const letters = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' });
  return (letters.join('').toLowerCase().match(KEPT) ?? []).join('');
}
