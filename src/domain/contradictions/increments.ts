/** Totals against increments, and totals of a whole stretch against the flows of its stages. */
import { type Bilingual, bilingual } from '../bilingual';
import { addDays } from '../calendar';
import { type Decimal, ZERO } from '../decimal';
import { monthsBetween } from '../feasibility/months';
import { amount, COMPUTED_DECIMALS, dayText, spanText } from '../progress/wording';
import { overlaps, type Span } from '../span';
import { type Piece, piecesWithin, uncovered } from './pieces';
import {
  byDeadline,
  finding,
  grouped,
  isStageFlow,
  isToBeReached,
  listed,
  numberOf,
  quote,
  subjectOf,
  windowOf,
} from './statements';
import type { Finding, Question, Rule, Statement } from './terms';

const sumOf = (pieces: readonly Piece[]) => pieces.reduce((sum, { value }) => sum.plus(value), ZERO);

/** The stock that a flow adds to, in the same place. */
function totalsFor({ indicator, region }: Statement, { statements, relations }: Question): Statement[] {
  const stocks = relations.flatMap((one) =>
    one.kind === 'INCREMENT_OF' && one.indicator === indicator ? [one.of] : [],
  );
  return statements.filter(
    (one) => one.basis === 'LEVEL' && one.region === region && stocks.includes(one.indicator),
  );
}

/** What is stated for the gap of a wider thing, of which the missing number could be a part. */
function widerIn(gaps: readonly Span[], flow: Statement, { statements, relations }: Question): Statement[] {
  const wider = relations.flatMap((one) =>
    one.kind === 'NARROWER_THAN' && one.indicator === flow.indicator ? [one.of] : [],
  );
  return statements.filter((one) => {
    const span = windowOf(one);
    const isThere = isStageFlow(one) && one.region === flow.region && wider.includes(one.indicator);
    return isThere && span !== null && gaps.some((gap) => overlaps(gap, span));
  });
}

/** New ones of a stage against the totals before it and at its end. */
function stageAgainstTotals(flow: Statement, totals: readonly Statement[]): Finding | null {
  const span = windowOf(flow);
  const after = totals.find(({ endsOn }) => endsOn === span?.end);
  const before = totals.find(({ endsOn }) => span && endsOn === addDays(span.start, -1));
  if (!after || !before || !isStageFlow(flow)) return null;
  const rise = after.value.minus(before.value);
  if (rise.equals(flow.value)) return null;
  const isShort = flow.value.lt(rise);
  const [first, last, own] = [quote(before), quote(after), quote(flow)];
  const difference = numberOf({ value: rise, unit: after.unit });
  return finding({
    kind: 'INCREMENTS_AGAINST_TOTALS',
    severity: isShort ? 'CONTRADICTION' : 'TENSION',
    statements: [before, after, flow],
    explanation: isShort
      ? bilingual(
          `总数由${first.zh}到${last.zh}要增加${difference.zh}，而${own.zh}：做到新增数也到不了总数。`,
          `From ${first.en} to ${last.en} takes ${difference.en} more, but ${own.en}: ` +
            'keeping the increment does not reach the total.',
        )
      : bilingual(
          `总数由${first.zh}到${last.zh}只增加${difference.zh}，而${own.zh}：只有同期减少了若干，两数才都成立。`,
          `From ${first.en} to ${last.en} the total rises by ${difference.en} only, but ${own.en}: ` +
            'both hold only if some are lost meanwhile.',
        ),
  });
}

interface Account {
  readonly whole: Statement;
  readonly pieces: readonly Piece[];
  readonly gaps: readonly Span[];
  readonly rest: Decimal;
  readonly totals: readonly Statement[];
  readonly wider: readonly Statement[];
}

/** So much a month, for comparing stretches of different length. */
const paceOf = (value: Decimal, spans: readonly Span[]) =>
  value.dividedBy(
    spans.reduce((sum, { start, end }) => sum.plus(monthsBetween(addDays(start, -1), end)), ZERO),
  );

function openSentence({ whole, pieces, gaps, rest, totals, wider }: Account): Bilingual {
  const when = listed(gaps.map(spanText));
  const missing = numberOf({ value: rest, unit: whole.unit });
  const beside = listed(wider.map(quote));
  const last = totals.at(-1);
  const [best] = pieces.map(({ value, span }) => paceOf(value, [span])).sort((a, b) => b.comparedTo(a));
  const times = best?.gt(0) ? paceOf(rest, gaps).dividedBy(best) : null;
  const faster = times?.gt(1) ? times.toDecimalPlaces(COMPUTED_DECIMALS).toFixed() : null;
  const zh = [
    `其余${missing.zh}只能出在${when.zh}，`,
    wider.length > 0 ? `那一段只有与其他合计的${beside.zh}` : '那一段没有单独写数',
    faster ? `，速度须为各阶段最快的${faster}倍` : '',
    last ? `；按${quote(last).zh}倒推，${startText(whole, last).zh}` : '',
    '。',
  ];
  const en = [
    `the other ${missing.en} can only come in ${when.en}, for which `,
    wider.length > 0 ? `only a wider number is stated: ${beside.en}` : 'no number is stated',
    faster ? `, at ${faster} times the pace of the fastest stage` : '',
    last ? `; counting back from ${quote(last).en}, ${startText(whole, last).en}` : '',
    '.',
  ];
  return bilingual(zh.join(''), en.join(''));
}

function startText(whole: Statement, last: Statement): Bilingual {
  const day = dayText(addDays(whole.startsOn, -1));
  const base = amount(last.value.minus(whole.value), last.unit);
  return bilingual(`${day.zh}须为${base.zh}`, `it must have stood at ${base.en} on ${day.en}`);
}

function judgeWhole(account: Account): Finding | null {
  const { whole, pieces, gaps, rest, totals, wider } = account;
  const isOpen = gaps.length > 0;
  if (rest.isZero() || (isOpen && rest.isNegative() && pieces.length === 0)) return null;
  const [own, parts, sum] = [quote(whole), listed(pieces.map(({ text }) => text)), sumOf(pieces)];
  const total = numberOf({ value: sum, unit: whole.unit });
  const head = bilingual(
    `${own.zh}，分阶段能看出${total.zh}：${parts.zh}。`,
    `${own.en}; the stages account for ${total.en}: ${parts.en}. `,
  );
  const above = bilingual(
    '分阶段之和已超过总数，总数没有意义或另有所指。',
    'That is more than the whole, which then says nothing or means something else.',
  );
  const below = bilingual('各阶段都做到，也达不到总数。', 'Keeping every stage does not reach the whole.');
  const open = openSentence(account);
  const tail = rest.isNegative() ? above : isOpen ? open : below;
  const capital = tail === open ? open.en.charAt(0).toUpperCase() + open.en.slice(1) : tail.en;
  return finding({
    kind: totals.length > 0 ? 'INCREMENTS_AGAINST_TOTALS' : 'FLOWS_AGAINST_TOTAL',
    severity: rest.isPositive() && !isOpen ? 'CONTRADICTION' : 'TENSION',
    statements: [whole, ...pieces.flatMap(({ from }) => from), ...(isOpen ? wider : [])],
    explanation: bilingual(head.zh + tail.zh, head.en + capital),
  });
}

/** Only where some stage states a number of its own is there anything to hold the whole against. */
function wholeAgainstStages(
  whole: Statement,
  flows: readonly Statement[],
  question: Question,
): Finding | null {
  const span = windowOf(whole);
  const totals = byDeadline(totalsFor(whole, question));
  const pieces = span ? piecesWithin(span, flows, totals) : [];
  if (!span || !pieces.some(({ stated }) => stated)) return null;
  const gaps = uncovered(span, pieces);
  const rest = whole.value.minus(sumOf(pieces));
  return judgeWhole({ whole, pieces, gaps, rest, totals, wider: widerIn(gaps, whole, question) });
}

export const increments: Rule = (question) => {
  const flows = question.statements.filter((one) => windowOf(one) !== null && isToBeReached(one));
  return [...grouped(flows, subjectOf).values()].flatMap((group) => {
    const wholes = grouped(group, (one) => JSON.stringify(windowOf(one)));
    return [
      ...group.flatMap((flow) => stageAgainstTotals(flow, totalsFor(flow, question)) ?? []),
      ...[...wholes.values()].flatMap(([first]) =>
        first ? (wholeAgainstStages(first, group, question) ?? []) : [],
      ),
    ];
  });
};
