/** Where a total must have started for its increments to reach it, against what was counted there. */
import { type Bilingual, bilingual } from '../bilingual';
import { addDays, type IsoDate } from '../calendar';
import { Decimal } from '../decimal';
import { amount, dayText } from '../progress/wording';
import { finding, isToBeReached, quote, windowOf } from './statements';
import type { Finding, Known, Rule, Statement } from './terms';

/** So much more than implied is worth a remark; a little more only makes the total easier. */
const MUCH_MORE = new Decimal('1.1');

interface ImpliedBase {
  readonly flow: Statement;
  readonly total: Statement;
  readonly day: IsoDate;
  readonly value: Decimal;
}

function basesOf(flow: Statement, totals: readonly Statement[]): ImpliedBase[] {
  const span = windowOf(flow);
  const total = totals.find(({ region, endsOn }) => region === flow.region && endsOn === span?.end);
  if (!span || !total) return [];
  return [{ flow, total, day: addDays(span.start, -1), value: total.value.minus(flow.value) }];
}

function difference(implied: Decimal, found: Decimal, unit: Bilingual): Bilingual {
  const gap = amount(implied.minus(found).abs(), unit);
  return found.lt(implied)
    ? bilingual(
        `少${gap.zh}：只做到新增数，到不了总数`,
        `${gap.en} fewer: keeping the increment alone does not reach the total`,
      )
    : bilingual(
        `多${gap.zh}：不必做到新增数，也能到总数`,
        `${gap.en} more: the total is reached without the increment`,
      );
}

function compare({ flow, total, day, value }: ImpliedBase, known: Known): Finding | null {
  const found = known.level(total.region, total.indicator, day);
  if (!found || (found.value.gte(value) && found.value.lte(value.times(MUCH_MORE)))) return null;
  const [added, reached, when] = [quote(flow), quote(total), dayText(day)];
  const [base, counted] = [value, found.value].map((one) => amount(one, total.unit));
  const gap = difference(value, found.value, total.unit);
  return finding({
    kind: 'BASE_NOT_AS_KNOWN',
    severity: found.value.lt(value) ? 'TENSION' : 'REMARK',
    statements: [flow, total],
    ...{ withData: true, synthetic: found.synthetic },
    explanation: bilingual(
      `按${added.zh}和${reached.zh}倒推，${when.zh}应为${base?.zh}；实际为${counted?.zh}，${gap.zh}。`,
      `Counting back from ${reached.en} by ${added.en}, it must have been ${base?.en} on ${when.en}; ` +
        `it was ${counted?.en}, ${gap.en}.`,
    ),
  });
}

export const countedBase: Rule = ({ statements, relations, known }) => {
  if (!known) return [];
  const asked = statements.filter(isToBeReached);
  return relations.flatMap((relation) => {
    if (relation.kind !== 'INCREMENT_OF') return [];
    const totals = asked.filter(({ indicator, basis }) => indicator === relation.of && basis === 'LEVEL');
    return asked
      .filter(({ indicator }) => indicator === relation.indicator)
      .flatMap((flow) => basesOf(flow, totals))
      .flatMap((base) => compare(base, known) ?? []);
  });
};
