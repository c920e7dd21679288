/** Planting subsidies (出台政策，一是): so much for each mu planted with one of the crops that the report names. */
import { type Bilingual, bilingual } from '../bilingual';
import { type Decimal, decimalOrNull } from '../decimal';
import { CENTS, roundCents, yuanText } from '../money';
import type { PlantingSubsidy, Term } from '../programmes/terms';
import { type GrantLine, notQuoted, quoted } from './grant-line';

/** A hundredth of a mu is under seven square metres; four decimals are what a survey gives. */
export const AREA_DECIMALS = 4;

export type AreaProblem = 'NOT_A_NUMBER' | 'NOT_POSITIVE' | 'TOO_MANY_DECIMALS' | 'TOO_LARGE';

const MAX_MU = 1_000_000_000;

export function readArea(text: string): Decimal | AreaProblem {
  const area = decimalOrNull(text);
  if (area === null) return 'NOT_A_NUMBER';
  if (area.isNegative() || area.isZero()) return 'NOT_POSITIVE';
  if (area.decimalPlaces() > AREA_DECIMALS) return 'TOO_MANY_DECIMALS';
  return area.greaterThan(MAX_MU) ? 'TOO_LARGE' : area;
}

const isNamed = ({ cropZh, cropEn }: PlantingSubsidy, crop: string): boolean =>
  cropZh === crop || cropEn.toLowerCase() === crop.toLowerCase();

/** Nothing is handed out in parts of a cent: half a cent counts as a whole one, and that is said. */
function rounding(exact: Decimal): Bilingual {
  if (exact.decimalPlaces() <= CENTS) return bilingual('', '');
  return bilingual(
    `，即${exact.toFixed()}元，四舍五入到分`,
    `, that is ${exact.toFixed()}, rounded half up to the cent`,
  );
}

/** Another crop falls under the rule that names no rate. */
export function plantingLine(
  terms: readonly Term<PlantingSubsidy>[],
  crop: string,
  area: Decimal,
): GrantLine | null {
  for (const term of terms) {
    if (!term.stated || !isNamed(term.value, crop)) continue;
    const { cropZh, cropEn, yuanPerMu } = term.value;
    const exact = area.times(yuanPerMu);
    const amount = roundCents(exact);
    const { zh, en } = rounding(exact);
    const [mu, rate] = [area.toFixed(), yuanPerMu.toFixed()];
    const words = bilingual(
      `种植${cropZh}${mu}亩，每亩补助种苗费${rate}元，共${yuanText(amount)}元${zh}`,
      `${mu} mu of ${cropEn} at ${rate} yuan a mu for seedlings: ${yuanText(amount)} yuan${en}`,
    );
    return quoted(term.rule, amount, words);
  }
  const open = terms.find((term) => !term.stated);
  if (!open || open.stated) return null;
  const { rule, gapZh, gapEn } = open;
  return notQuoted(
    rule,
    bilingual(`“${crop}”不在所举作物之列。${gapZh}`, `"${crop}" is none of the crops named. ${gapEn}`),
  );
}
