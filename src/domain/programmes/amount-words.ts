/** Amounts, rates and terms as they are read out at a counter. */
import { type Bilingual, bilingual } from '../bilingual';
import { Decimal } from '../decimal';
import { counted } from '../english-count';
import { yuanText } from '../money';

const TEN_THOUSAND = new Decimal(10_000);
const MONTHS_A_YEAR = 12;

const grouped = (text: string): string => {
  const [whole = '', cents = '00'] = text.split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return cents === '00' ? digits : `${digits}.${cents}`;
};

/** Every digit, in groups: ends of bands may have parts of a cent. */
export const exactYuan = (amount: Decimal): string =>
  grouped(amount.toFixed(Math.max(2, amount.decimalPlaces())));

/** 6万元 and 60,000 yuan; what is no round sum of 万 keeps its cents. */
export function yuanWords(amount: Decimal): Bilingual {
  const inTenThousands = amount.dividedBy(TEN_THOUSAND);
  const zh =
    inTenThousands.abs().greaterThanOrEqualTo(1) && inTenThousands.decimalPlaces() <= 2
      ? `${inTenThousands.toFixed()}万元`
      : `${grouped(yuanText(amount))}元`;
  return bilingual(zh, `${grouped(yuanText(amount))} yuan`);
}

export function monthsWords(months: number): Bilingual {
  if (months % MONTHS_A_YEAR !== 0) return bilingual(`${months}个月`, counted(months, 'months'));
  const years = months / MONTHS_A_YEAR;
  return bilingual(`${years}年`, counted(years, 'years'));
}

export const percentWords = (percent: Decimal): string => `${percent.toFixed()}%`;
