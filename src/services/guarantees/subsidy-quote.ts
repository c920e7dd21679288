/** What the small subsidies of a programme come to; where the text gives no rate, that is said. */
import type { Statements } from '../../db/database';
import type { Decimal } from '../../domain/decimal';
import type { GrantLine } from '../../domain/grants/grant-line';
import { matchingLine, openLines } from '../../domain/grants/open-grants';
import { AREA_DECIMALS, plantingLine, readArea } from '../../domain/grants/planting';
import { readYuan } from '../../domain/money';
import { type ClausedEntry, type ClausedRefusal, clausedRefusalsIn } from '../../domain/refusals';
import { amountRefusal, moneyRefusal } from '../programmes/money-refusals';
import { loadRules } from './programme-rules';

const QUOTE_REFUSALS = {
  AREA_MISSING: { field: ['areaMu'], zh: '须写明种植面积（亩）', en: 'Say how many mu are planted' },
  CROP_MISSING: { field: ['crop'], zh: '须写明种植的作物', en: 'Say which crop is planted' },
  AREA_NOT_A_NUMBER: { field: ['areaMu'], zh: '面积不是精确的十进制数', en: 'The area is no exact decimal' },
  AREA_NOT_POSITIVE: { field: ['areaMu'], zh: '面积须大于 0 亩', en: 'The area must be above 0 mu' },
  AREA_TOO_MANY_DECIMALS: {
    field: ['areaMu'],
    zh: '面积以亩计，最多 {max} 位小数',
    en: 'Areas are in mu, with {max} decimals at most',
  },
  AREA_TOO_LARGE: { field: ['areaMu'], zh: '面积过大', en: 'The area is too large' },
  NO_PLANTING_SUBSIDY: {
    field: ['crop'],
    zh: '项目 {slug} 没有种植补助',
    en: 'The programme {slug} has no planting subsidy',
  },
} as const satisfies Record<string, ClausedEntry>;

const quoteRefusal = clausedRefusalsIn(QUOTE_REFUSALS);

export interface QuoteAsked {
  readonly programme: string;
  readonly crop: string | null;
  readonly areaMu: string | null;
  /** Yuan that the prefecture gives; null where it was not told. */
  readonly prefectureSubsidy: string | null;
}

export interface Quote {
  readonly lines: readonly GrantLine[];
  readonly userErrors: readonly ClausedRefusal<string>[];
}

const refused = (...userErrors: readonly ClausedRefusal<string>[]): Quote => ({ lines: [], userErrors });

function areaOf({ crop, areaMu }: QuoteAsked): Decimal | null | ClausedRefusal<string> {
  if (crop === null && areaMu === null) return null;
  if (crop === null) return quoteRefusal('CROP_MISSING');
  if (areaMu === null) return quoteRefusal('AREA_MISSING');
  const area = readArea(areaMu);
  return typeof area === 'string' ? quoteRefusal(`AREA_${area}`, { max: AREA_DECIMALS }) : area;
}

export async function subsidyQuote(statements: Statements, asked: QuoteAsked): Promise<Quote> {
  const { programme: slug, crop, prefectureSubsidy } = asked;
  const programme = await loadRules(statements, slug);
  if (programme === null) return refused(moneyRefusal('UNKNOWN_PROGRAMME', { slug }));
  const area = areaOf(asked);
  if (area !== null && 'code' in area) return refused(area);
  const given = prefectureSubsidy === null ? null : readYuan(prefectureSubsidy, true);
  if (typeof given === 'string') return refused(amountRefusal(given, ['prefectureSubsidy']));
  const { terms, rules } = programme;
  const planting = area && crop ? plantingLine(terms.plantingSubsidies, crop.trim(), area) : null;
  if (area !== null && planting === null) return refused(quoteRefusal('NO_PLANTING_SUBSIDY', { slug }));
  const matching = rules
    .filter(({ ref }) => ref.kind === 'MATCHING')
    .map((rule) => matchingLine(rule, given));
  return { lines: [...(planting ? [planting] : []), ...matching, ...openLines(rules)], userErrors: [] };
}
