/** Amounts against counts: what each would have on average, against what one can have or has had. */
import { bilingual } from '../bilingual';
import { Decimal } from '../decimal';
import { amount as amountText, COMPUTED_DECIMALS } from '../progress/wording';
import { daysIn } from '../span';
import { finding, isToBeReached, momentOf, quote, windowOf } from './statements';
import type { Finding, KnownFigure, Question, Relation, Rule, Statement } from './terms';

type CountOf = Extract<Relation, { readonly kind: 'COUNT_OF' }>;

/** An average so many times the known one, or so small a part of it, takes another kind of loan or fund. */
const FAR_OFF = new Decimal(3);
const DAYS_OF_YEAR = 365;

function aboveCeiling(relation: CountOf, amount: Statement, count: Statement): Finding | null {
  const { averageAtMost, reason } = relation;
  const average = amount.value.dividedBy(count.value);
  if (averageAtMost === null || average.lte(averageAtMost)) return null;
  const [total, number] = [quote(amount), quote(count)];
  const [each, most] = [average, averageAtMost].map((value) =>
    amountText(value, amount.unit, COMPUTED_DECIMALS),
  );
  const needed = amountText(amount.value.dividedBy(averageAtMost).ceil(), count.unit);
  return finding({
    ...{ kind: 'AMOUNT_AGAINST_COUNT', severity: 'REMARK', statements: [amount, count] },
    explanation: bilingual(
      `${total.zh}除以${number.zh}，平均每个${each?.zh}，高于${most?.zh}（${reason.zh}）；` +
        `按此上限至少要${needed.zh}。`,
      `${total.en} over ${number.en} makes ${each?.en} each on average, above ${most?.en} (${reason.en}); ` +
        `within that limit it takes at least ${needed.en}.`,
    ),
  });
}

/** Whole years that a flow is added up over; a stock is one moment. */
export function yearsOf(statement: Statement): number {
  const window = windowOf(statement);
  return window ? Math.max(1, Math.round(daysIn(window) / DAYS_OF_YEAR)) : 1;
}

/** What lies within is likened to the wider thing when nothing is known of itself. */
function knownAverage(
  relation: CountOf,
  count: Statement,
  { known, relations }: Question,
): KnownFigure | null {
  if (!known) return null;
  const asked = { region: count.region, years: yearsOf(count) };
  const orWider = (code: string) => [
    code,
    ...relations.flatMap((one) => (one.kind === 'NARROWER_THAN' && one.indicator === code ? [one.of] : [])),
  ];
  for (const amount of orWider(relation.of)) {
    for (const counted of orWider(relation.indicator)) {
      const average = known.average({ ...asked, amount, count: counted });
      if (average) return average;
    }
  }
  return null;
}

function farFromKnown(mean: KnownFigure | null, amount: Statement, count: Statement): Finding | null {
  if (!mean?.value.gt(0)) return null;
  const average = amount.value.dividedBy(count.value);
  const times = average.dividedBy(mean.value);
  if (times.lte(FAR_OFF) && times.times(FAR_OFF).gte(1)) return null;
  const [total, number] = [quote(amount), quote(count)];
  const [each, usual] = [average, mean.value].map((value) =>
    amountText(value, amount.unit, COMPUTED_DECIMALS),
  );
  return finding({
    ...{ kind: 'AMOUNT_AGAINST_COUNT', severity: 'TENSION', statements: [amount, count] },
    ...{ withData: true, synthetic: mean.synthetic },
    explanation: bilingual(
      `${total.zh}除以${number.zh}，平均每个${each?.zh}；按已有记录，同样长的时间里平均为${usual?.zh}，相差悬殊。`,
      `${total.en} over ${number.en} makes ${each?.en} each on average; ` +
        `by what is on record, a stretch as long averages ${usual?.en}.`,
    ),
  });
}

export const amountsAndCounts: Rule = (question) =>
  question.relations.flatMap((relation) => {
    if (relation.kind !== 'COUNT_OF') return [];
    const asked = question.statements.filter((one) => isToBeReached(one) && one.value.gt(0));
    const amounts = asked.filter(({ indicator }) => indicator === relation.of);
    return asked
      .filter(({ indicator }) => indicator === relation.indicator)
      .flatMap((count) => {
        const amount = amounts.find(
          (one) => one.region === count.region && momentOf(one) === momentOf(count),
        );
        if (!amount) return [];
        const mean = knownAverage(relation, count, question);
        return [aboveCeiling(relation, amount, count), farFromKnown(mean, amount, count)].flatMap(
          (found) => found ?? [],
        );
      });
  });
