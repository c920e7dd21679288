/** What the past amounts to in the unit of a lever: what goes on where nobody moves it. */
import { type Bilingual, bilingual } from '../../domain/bilingual';
import { addDays, daysBetween, type IsoDate } from '../../domain/calendar';
import { Decimal } from '../../domain/decimal';
import { amount, COMPUTED_DECIMALS, growthText, spanText } from '../../domain/progress/wording';
import type { DatedValue, Driver, FlowHistory } from '../../domain/simulation/model';
import type { DriverSource } from './drivers';

export interface Usual {
  /** Null where the past tells none. */
  readonly value: number | null;
  readonly text: Bilingual;
}

const MONTHS_IN_YEAR = 12;
const DAYS_IN_YEAR = 365.25;
const HUNDRED = 100;

const UNKNOWN: Usual = {
  value: null,
  text: bilingual('过去的数据不足以说明', 'the past is too short to tell'),
};

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const told = (value: number, unit: Bilingual) => amount(new Decimal(value), unit, COMPUTED_DECIMALS);

export function pastRenewal({ lapsed, renewed }: DriverSource): Usual {
  if (!lapsed || renewed === null) return UNKNOWN;
  return {
    value: renewed / lapsed,
    text: bilingual(
      `过去到期${lapsed}张，续期${renewed}张`,
      `of ${lapsed} that lapsed, ${renewed} were renewed`,
    ),
  };
}

function ofFlow({ amounts, bucketMonths }: FlowHistory, { from, to }: DriverSource, unit: Bilingual): Usual {
  if (amounts.length === 0 || !from || !to) return UNKNOWN;
  const total = sum(amounts);
  const [all, span] = [told(total, unit), spanText({ start: from, end: to })];
  return {
    value: (total * MONTHS_IN_YEAR) / (amounts.length * bucketMonths),
    text: bilingual(`${span.zh}共${all.zh}`, `${all.en} in all, ${span.en}`),
  };
}

/** How long a level was followed, in years, and its first and last figure. */
function lifeOf(history: readonly DatedValue[]) {
  const [first, last] = [history[0], history.at(-1)];
  if (!first || !last || first.on >= last.on) return null;
  const span = spanText({ start: addDays(first.on as IsoDate, 1), end: last.on as IsoDate });
  return { first: first.value, last: last.value, years: daysBetween(first.on, last.on) / DAYS_IN_YEAR, span };
}

function ofLevel(history: readonly DatedValue[], unit: Bilingual): Usual {
  const life = lifeOf(history);
  if (!life) return UNKNOWN;
  const [from, to] = [told(life.first, unit), told(life.last, unit)];
  return {
    value: (life.last - life.first) / life.years,
    text: bilingual(
      `净增：${life.span.zh}由${from.zh}到${to.zh}`,
      `net: from ${from.en} to ${to.en}, ${life.span.en}`,
    ),
  };
}

/** A year, in the unit of the indicator. */
export function pastAdditions(driver: Driver, source: DriverSource, unit: Bilingual): Usual {
  if (driver.kind === 'LEVEL') return ofLevel(driver.history, unit);
  if (driver.kind === 'FLOW') return ofFlow(driver.history, source, unit);
  return driver.kind === 'CERTIFICATES' && driver.arrivals ? ofFlow(driver.arrivals, source, unit) : UNKNOWN;
}

const rate = (value: number, words: (growth: Bilingual) => Bilingual): Usual => ({
  value,
  text: words(growthText(new Decimal(value * HUNDRED), 1)),
});

/** Of a flow, its last twelve months beside the twelve before; of a level, from its first figure to its last. */
export function pastGrowth(driver: Driver): Usual {
  if (driver.kind === 'FLOW') {
    const { amounts, bucketMonths } = driver.history;
    const buckets = MONTHS_IN_YEAR / bucketMonths;
    const [last, before] = [sum(amounts.slice(-buckets)), sum(amounts.slice(-2 * buckets, -buckets))];
    if (amounts.length < 2 * buckets || before <= 0) return UNKNOWN;
    return rate(last / before - 1, ({ zh, en }) =>
      bilingual(`最近12个月比之前12个月${zh}`, `the last twelve months beside the twelve before: ${en}`),
    );
  }
  const life = driver.kind === 'LEVEL' ? lifeOf(driver.history) : null;
  if (!life || life.first <= 0 || life.last <= 0) return UNKNOWN;
  return rate((life.last / life.first) ** (1 / life.years) - 1, ({ zh, en }) =>
    bilingual(`${life.span.zh}年均${zh}`, `${en} a year, ${life.span.en}`),
  );
}
