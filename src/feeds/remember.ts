/** Remembers the answer for a text: files repeat the same labels, regions and periods on every line. */
import { MAX_REMEMBERED_SPELLINGS } from './limits';

/** A copy: text cut from a block of the file would keep the whole block alive. */
const ownCopy = (text: string) => Buffer.from(text, 'utf8').toString('utf8');

export function remember<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= MAX_REMEMBERED_SPELLINGS) known.clear();
    const own = ownCopy(text);
    const found = answer(own);
    known.set(own, found);
    return found;
  };
}
