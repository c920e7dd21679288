/** Levers in words: what is moved, by its name, and to which value. */
import { type Bilingual, bilingual } from '../../domain/bilingual';
import { CERTIFICATION_NAMES } from '../../domain/certification-names';
import { Decimal } from '../../domain/decimal';
import { amount, COMPUTED_DECIMALS, PERCENT } from '../../domain/progress/wording';
import type { LeverRequest } from './request';

/** What a lever names; of an indicator the unit, too. */
export type LeverName = Bilingual & { readonly unit?: Bilingual };

/** Of indicators by code, of programmes and feeds by slug; what has no name is called by its code. */
export type LeverNames = ReadonlyMap<string, LeverName>;

const HUNDRED = 100;
const NO_UNIT = bilingual('', '');
const YUAN = bilingual('元', 'yuan');
const DAYS = bilingual('天', 'days');

const plain = (value: number, unit: Bilingual = NO_UNIT) =>
  amount(new Decimal(value), unit, COMPUTED_DECIMALS);
const percent = (value: number) => amount(new Decimal(value).times(HUNDRED), PERCENT, COMPUTED_DECIMALS);

/** The lever at a value, as a noun. */
export function leverText(
  { growth, additions, renewal, fund, delay }: LeverRequest,
  value: number,
  names: LeverNames,
): Bilingual {
  const nameOf = (code: string): LeverName => names.get(code) ?? bilingual(code, code);
  if (growth) {
    const [rate, name] = [percent(value), nameOf(growth.indicator)];
    return bilingual(`${name.zh}每年增长${rate.zh}`, `growth of "${name.en}" by ${rate.en} a year`);
  }
  if (additions) {
    const name = nameOf(additions.indicator);
    const number = plain(value, name.unit);
    return additions.mode === 'BESIDES'
      ? bilingual(`“${name.zh}”每年另增${number.zh}`, `${number.en} a year added to "${name.en}" on top`)
      : bilingual(`“${name.zh}”每年新增${number.zh}`, `${number.en} a year added to "${name.en}"`);
  }
  if (renewal) {
    const [rate, name] = [percent(value), CERTIFICATION_NAMES[renewal.kind]];
    return bilingual(`${name.zh}证书续期率${rate.zh}`, `${rate.en} of ${name.en} certificates renewed`);
  }
  if (fund) {
    const [money, name] = [plain(value, YUAN), nameOf(fund.programme)];
    return bilingual(`向“${name.zh}”的资金投入${money.zh}`, `${money.en} paid into the fund of "${name.en}"`);
  }
  const [days, name] = [plain(value, DAYS), nameOf(delay?.feed ?? '')];
  return bilingual(`“${name.zh}”迟报${days.zh}`, `${days.en} of delay of "${name.en}"`);
}
