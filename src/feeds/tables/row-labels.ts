/** Labels of rows as people write them: ordinals, 其中, #, indents, periods of their own, rows above. */
import { isPeriod, readPeriod } from '../periods';
import { labelKey } from '../text';

export interface RowLabel {
  /** What the row may be called in a mapping, the most exact first: 进出口总额/进口, then 进口. */
  readonly names: readonly string[];
  /** (上半年): the period of this row alone. */
  readonly ownPeriod: string | null;
  /** 月末, 期末: what there is at the end of the period. */
  readonly isStock: boolean;
}

const ANY_YEAR = { defaultYear: 2000, dottedMonth: 'refuse' } as const;
const HAN_NUMBER = '[一二三四五六七八九十]{1,3}';
/** In the order of their rank. A number and a point must not be a decimal. */
const ORDINALS: readonly RegExp[] = [
  new RegExp(`^${HAN_NUMBER}[、.,]\\s*`),
  new RegExp(`^\\(${HAN_NUMBER}\\)[、.]?\\s*`),
  /^\d{1,2}(?:、|\.(?!\d))\s*/,
  /^\(\d{1,2}\)[、.]?\s*/,
  /^[①-⑳]\s*/,
];
const CHILD = /^(?:#|\*?\(?其中\)?:?|of which:?)\s*/i;
const STOCK = /^(?:本?月|季|年|期)(?:末|底)/;
const LAST_BRACKET = /^(.+)\(([^()]+)\)$/;
const LEADING_SPACE = /^[\s\u3000\u00A0]*/;
/** Between two ranks of ordinals lie: a section without values, a plain row, and a row that is part of it. */
const STEPS = 4;
const [SECTION, PLAIN, CHILD_STEP] = [1, 2, 3] as const;
/** 国内生产总值(亿元): brackets say nothing of whose part the rows below are. */
const TRAILING_BRACKETS = /(?:\([^()]*\))+$/;
const MAX_NAMES = 12;

interface Above {
  readonly rank: number;
  readonly name: string;
}

interface Parts {
  readonly name: string;
  readonly ordinal: number | null;
  readonly isChild: boolean;
  readonly ownPeriod: string | null;
}

function partsOf(raw: string): Parts {
  let name = labelKey(raw);
  let ordinal: number | null = null;
  ORDINALS.forEach((shape, rank) => {
    if (ordinal !== null || !shape.test(name) || name.replace(shape, '') === '') return;
    name = name.replace(shape, '');
    ordinal = rank;
  });
  const isChild = CHILD.test(name) && name.replace(CHILD, '') !== '';
  if (isChild) name = name.replace(CHILD, '');
  const [, before = '', inside = ''] = LAST_BRACKET.exec(name) ?? [];
  const isOwn = inside !== '' && isPeriod(readPeriod(inside, ANY_YEAR));
  return { name: isOwn ? before : name, ordinal, isChild, ownPeriod: isOwn ? inside : null };
}

/** What the rows above say of the one that is read; one for each table. */
export class RowLabels {
  private above: Above[] = [];
  private ordinalRank = -STEPS;
  private plainIndent = 0;

  read(raw: string, hasValues: boolean): RowLabel {
    const { name, ordinal, isChild, ownPeriod } = partsOf(raw);
    const rank = this.rankOf(raw, ordinal, isChild, hasValues);
    this.above = this.above.filter((one) => one.rank < rank);
    const stockless = name.replace(STOCK, '');
    const own = stockless === name ? [name] : [name, stockless];
    const names = [...new Set([...own.flatMap((one) => this.pathsOf(one)), labelKey(raw), ...own])];
    this.above.push({ rank, name: name.replace(TRAILING_BRACKETS, '') || name });
    return { names, ownPeriod, isStock: stockless !== name };
  }

  private rankOf(raw: string, ordinal: number | null, isChild: boolean, hasValues: boolean): number {
    if (ordinal !== null) {
      this.ordinalRank = ordinal * STEPS;
      this.plainIndent = Number.POSITIVE_INFINITY;
      return this.ordinalRank;
    }
    if (!hasValues) return this.ordinalRank + SECTION;
    const indent = LEADING_SPACE.exec(raw)?.[0].length ?? 0;
    if (isChild || indent > this.plainIndent) return this.ordinalRank + CHILD_STEP;
    this.plainIndent = indent;
    return this.ordinalRank + PLAIN;
  }

  /** Behind the whole way down, then behind each row above, the nearest first. */
  private pathsOf(name: string): readonly string[] {
    const names = this.above.map((one) => one.name);
    if (names.length === 0) return [];
    const chain = [...names, name].join('/');
    return [...new Set([chain, ...names.toReversed().map((one) => `${one}/${name}`)])].slice(0, MAX_NAMES);
  }
}
