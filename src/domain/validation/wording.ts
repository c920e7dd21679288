/** Says in both languages what is wrong with figures, with the numbers as they were printed. */
import { type Bilingual, bilingual } from '../bilingual';
import { Decimal } from '../decimal';
import { unitWith } from '../english-count';
import { parsePeriod, periodNames } from '../period';
import { roundingTolerance } from './tolerance';
import type { NamedUnit, Side, Violation } from './violation';

const PLAIN_NUMBER = /^[-+−－]?[0-9０-９][0-9０-９,，.．]*$/;
/** Of numbers that nobody printed: sums, implied rates. */
const MAX_SHOWN_DIGITS = 6;
const POINTS: Bilingual = { zh: '个百分点', en: 'percentage points' };
/** Parts named one by one; the others are only added. */
const MAX_NAMED_PARTS = 8;

const withUnit = (number: string, unit: NamedUnit): Bilingual =>
  bilingual(`${number}${unit.zh}`, unit.zh === '%' ? `${number}%` : `${number} ${unitWith(number, unit.en)}`);

/** A sum, a bound or a difference in base units, told in a unit that was printed. */
function told(amount: string | Decimal, unit: NamedUnit): Bilingual {
  const number = new Decimal(amount).dividedBy(unit.factor).toDecimalPlaces(MAX_SHOWN_DIGITS);
  return withUnit(number.toFixed(), unit);
}

/** The number as it stands there; words around it are left away. */
const printed = (side: Side): Bilingual =>
  PLAIN_NUMBER.test(side.text) ? withUnit(side.text, side.unit) : told(side.amount, side.unit);

function named({ region, indicator, period }: Side): Bilingual {
  const time = periodNames(parsePeriod(period));
  return bilingual(`${region.zh}${time.zh}${indicator.zh}`, `${indicator.en} of ${region.en}, ${time.en}`);
}

function placeOf({ source }: Side): Bilingual {
  return source ? bilingual(`（${source.zh}）`, ` (${source.en})`) : bilingual('', '');
}

/** The figure's name, its number, and where it stands if not in the file. */
function stated(side: Side): Bilingual {
  const [name, number, source] = [named(side), printed(side), placeOf(side)];
  return bilingual(`${name.zh}为${number.zh}${source.zh}`, `${name.en} is ${number.en}${source.en}`);
}

const sideOf = ({ sides }: Violation, role: Side['role']): Side =>
  (sides.find((side) => side.role === role) ?? sides[0]) as Side;

const numberOf = ({ numbers }: Violation, name: string): string => numbers[name] ?? '0';

const join = (first: Bilingual, zh: string, en: string): Bilingual =>
  bilingual(`${first.zh}${zh}`, `${first.en}${en}`);

function range(violation: Violation): Bilingual {
  const figure = sideOf(violation, 'FIGURE');
  const { min, max } = violation.numbers;
  const isBelow = min != null && new Decimal(figure.amount).lt(min);
  const bound = told((isBelow ? min : max) ?? '0', figure.unit);
  return isBelow
    ? join(stated(figure), `，低于下限${bound.zh}`, `, below the least plausible ${bound.en}`)
    : join(stated(figure), `，高于上限${bound.zh}`, `, above the most plausible ${bound.en}`);
}

const nonNegative = (violation: Violation): Bilingual =>
  join(stated(sideOf(violation, 'FIGURE')), '，不应为负数', ', and must not be negative');

function partsOf({ sides }: Violation): Bilingual {
  const parts = sides.filter(({ role }) => role === 'PART');
  const shown = parts.slice(0, MAX_NAMED_PARTS).map((part) => {
    const [number, source] = [printed(part), placeOf(part)];
    return bilingual(
      `${part.indicator.zh}${number.zh}${source.zh}`,
      `${part.indicator.en} ${number.en}${source.en}`,
    );
  });
  const rest = parts.length > shown.length;
  return bilingual(
    `${shown.map(({ zh }) => zh).join('、')}${rest ? '等' : ''}`,
    `${shown.map(({ en }) => en).join(', ')}${rest ? ' and others' : ''}`,
  );
}

const toleranceOf = ({ sides }: Violation): Decimal =>
  roundingTolerance(
    sides.map(({ text, unit }) => ({ text, factor: unit.factor, isCounted: unit.isCounted })),
  );

function totalOfParts(violation: Violation): Bilingual {
  const total = sideOf(violation, 'TOTAL');
  const sum = new Decimal(numberOf(violation, 'sum'));
  const parts = partsOf(violation);
  const [added, apart, allowed] = [
    told(sum, total.unit),
    told(sum.minus(total.amount).abs(), total.unit),
    told(toleranceOf(violation), total.unit),
  ];
  return join(
    stated(total),
    `，分项（${parts.zh}）合计${added.zh}，相差${apart.zh}，超过四舍五入允许的${allowed.zh}`,
    `; its parts (${parts.en}) add up to ${added.en}: ${apart.en} apart, ` +
      `beyond the ${allowed.en} of rounding`,
  );
}

function totalOfRegions(violation: Violation): Bilingual {
  const total = sideOf(violation, 'TOTAL');
  const [sum, count] = [new Decimal(numberOf(violation, 'sum')), numberOf(violation, 'count')];
  const [added, apart, allowed] = [
    told(sum, total.unit),
    told(sum.minus(total.amount).abs(), total.unit),
    told(numberOf(violation, 'tolerance'), total.unit),
  ];
  return join(
    stated(total),
    `，所辖${count}个地区合计${added.zh}，相差${apart.zh}，超过允许的${allowed.zh}`,
    `; the ${count} regions below add up to ${added.en}: ${apart.en} apart, beyond the allowed ${allowed.en}`,
  );
}

function notAbove(violation: Violation): Bilingual {
  const [lesser, greater] = [sideOf(violation, 'LESSER'), sideOf(violation, 'GREATER')];
  const [number, source] = [printed(greater), placeOf(greater)];
  return join(
    stated(lesser),
    `，大于${greater.indicator.zh}的${number.zh}${source.zh}`,
    `, above ${greater.indicator.en}: ${number.en}${source.en}`,
  );
}

function accumulation(violation: Violation): Bilingual {
  const [longer, shorter] = [sideOf(violation, 'FIGURE'), sideOf(violation, 'BEFORE')];
  const [number, source] = [printed(shorter), placeOf(shorter)];
  const time = periodNames(parsePeriod(shorter.period));
  return join(
    stated(longer),
    `，小于${time.zh}的${number.zh}${source.zh}；自年初累计的数不应减少`,
    `, below the ${number.en}${source.en} of ${time.en}: what adds up from January on does not fall`,
  );
}

const percent = (number: string): string => {
  const value = new Decimal(number).toDecimalPlaces(1);
  return `${value.gt(0) ? '+' : ''}${value.toFixed()}%`;
};

function growthOfLevels(violation: Violation): Bilingual {
  const [growth, level] = [sideOf(violation, 'GROWTH'), sideOf(violation, 'FIGURE')];
  const [now, then] = [printed(level), printed(sideOf(violation, 'BEFORE'))];
  const implied = percent(numberOf(violation, 'implied'));
  const allowed = numberOf(violation, 'tolerance');
  return join(
    stated(growth),
    `，而水平值由上年同期的${then.zh}变为${now.zh}，约${implied}，相差超过${allowed}个百分点；增速以公布为准，请核对`,
    `, while the level went from ${then.en} a year before to ${now.en}, about ${implied}: more than ` +
      `${allowed} percentage points apart. The published rate stands; please check`,
  );
}

function jump(violation: Violation): Bilingual {
  const [figure, before] = [sideOf(violation, 'FIGURE'), sideOf(violation, 'BEFORE')];
  const isRatio = numberOf(violation, 'isRatio') === 'true';
  const change = (name: string): Bilingual => {
    const number = numberOf(violation, name);
    if (isRatio) return bilingual(percent(number), percent(number));
    return told(number, figure.unit.zh === '%' ? { ...figure.unit, ...POINTS } : figure.unit);
  };
  const [changed, usual, then, source] = [
    change('change'),
    change('usual'),
    printed(before),
    placeOf(before),
  ];
  const count = numberOf(violation, 'count');
  return join(
    stated(figure),
    `，上年同期为${then.zh}${source.zh}，变化${changed.zh}；此前${count}次变化幅度的中位数为${usual.zh.replace('+', '')}`,
    `, a year before ${then.en}${source.en}: a change of ${changed.en}, where the median of ${count} ` +
      `changes before is ${usual.en.replace('+', '')}`,
  );
}

function feedsAgree(violation: Violation): Bilingual {
  const [figure, other] = [sideOf(violation, 'FIGURE'), sideOf(violation, 'OTHER')];
  const [number, source] = [printed(other), other.source ?? bilingual('其他来源', 'another source')];
  return join(
    stated(figure),
    `，而“${source.zh}”公布的是${number.zh}`,
    `, while "${source.en}" has published ${number.en}`,
  );
}

const WORDINGS: Readonly<Record<Violation['kind'], (violation: Violation) => Bilingual>> = {
  RANGE: range,
  NON_NEGATIVE: nonNegative,
  TOTAL_OF_PARTS: totalOfParts,
  TOTAL_OF_REGIONS: totalOfRegions,
  NOT_ABOVE: notAbove,
  ACCUMULATION: accumulation,
  GROWTH_OF_LEVELS: growthOfLevels,
  JUMP: jump,
  FEEDS_AGREE: feedsAgree,
};

export const wordViolation = (violation: Violation): Bilingual => WORDINGS[violation.kind](violation);
