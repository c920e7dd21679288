/** Which units an unknown word may mean: its power of ten must be the same, the rest alike. */
import { plainText } from '../text';
import type { UnitEntry, Vocabulary } from '../vocabulary';
import type { Candidate } from './indicator-candidates';

const BAR = 0.6;
const MAX_CANDIDATES = 3;
const SAME = 0.95;
const CONTAINED = 0.75;
const POWERS = /^(?:百万|千万|百|千|十万|万|亿|10,?000|100\s?million|million|thousand)/i;
const CURRENCY = /人民币|rmb|cny/gi;
const NOISE = /[\s()（）"“”.。·:：]|单位/g;

interface Word {
  readonly power: string;
  readonly stem: string;
}

function wordOf(text: string): Word {
  const plain = plainText(text)
    .toLowerCase()
    .replace(NOISE, '')
    .replace(CURRENCY, '元')
    .replace(/元元/, '元');
  const power = POWERS.exec(plain)?.[0] ?? '';
  return { power, stem: plain.slice(power.length) };
}

function scoreOf(word: Word, unit: UnitEntry): number {
  let best = 0;
  for (const alias of unit.aliases) {
    const { power, stem } = wordOf(alias);
    if (power !== word.power || stem === '') continue;
    if (stem === word.stem) return SAME;
    const [short, long] = stem.length < word.stem.length ? [stem, word.stem] : [word.stem, stem];
    if (long.includes(short) && short.length * 2 > long.length) best = CONTAINED;
  }
  return best;
}

export function unitCandidates(label: string, vocabulary: Vocabulary): readonly Candidate[] {
  const word = wordOf(label);
  if (word.stem === '') return [];
  return vocabulary.entries.units
    .map((unit) => ({ unit, score: scoreOf(word, unit) }))
    .filter(({ score }) => score >= BAR)
    .sort((a, b) => b.score - a.score || a.unit.code.localeCompare(b.unit.code))
    .slice(0, MAX_CANDIDATES)
    .map(({ unit, score }) => {
      const name = unit.aliases[0] ?? unit.code;
      return { code: unit.code, score, reasons: [{ zh: `写法相近：${name}`, en: `spelled like ${name}` }] };
    });
}
