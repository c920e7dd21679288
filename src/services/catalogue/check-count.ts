/** Rules of counting: what is counted can be counted, and every condition is one its register can answer. */
import type { Checking } from './checking';
import { COUNTABLE, type IndicatorFact } from './indicator-schema';
import type { Placed } from './placed-facts';

type Rule = NonNullable<IndicatorFact['count']>;

/** A condition that a register cannot answer would be passed over without a word. */
interface Condition {
  readonly field: keyof Rule;
  readonly fits: (rule: Rule) => boolean;
  readonly zh: string;
  readonly en: string;
}

const isOwned = ({ register }: Rule) => COUNTABLE[register].owned;

const CONDITIONS: readonly Condition[] = [
  {
    ...{ field: 'sum', fits: ({ register, sum }) => COUNTABLE[register].sum === sum },
    ...{ zh: '该登记册没有这一金额', en: 'the register has no such amount' },
  },
  {
    ...{ field: 'level', fits: ({ register }) => COUNTABLE[register].levels },
    ...{ zh: '该登记册不分级别', en: 'the register has no levels' },
  },
  {
    ...{ field: 'of', fits: (rule) => isOwned(rule) && rule.sum === undefined },
    ...{
      zh: '企业只计一次，须是企业的记录，且不求和',
      en: 'enterprises count once where rows are theirs, and not in a sum',
    },
  },
  ...(['certified', 'scale', 'technology'] as const).map((field) => ({
    ...{ field, fits: isOwned },
    ...{ zh: '该登记册的记录不属于企业', en: 'the rows of the register belong to no enterprise' },
  })),
  {
    ...{ field: 'programme', fits: ({ register }) => register === 'loan' || register === 'ledger' },
    ...{ zh: '只有贷款和账簿属于某一计划', en: 'only loans and books have a programme' },
  },
  {
    field: 'contributor',
    fits: ({ register, event }) => register === 'contribution' || (register === 'ledger' && event === 'HELD'),
    ...{ zh: '只有出资有出资人', en: 'only contributions have a contributor' },
  },
  {
    ...{ field: 'body', fits: ({ register, event }) => register === 'ledger' && event === 'PLACED' },
    ...{ zh: '只有存放的资金才分机构', en: 'only money that is placed lies with a body' },
  },
];

export function checkCount({ count, place }: Placed<IndicatorFact>, checking: Checking): void {
  if (!count) return;
  const { mistakes, declarations } = checking;
  const { register, event } = count;
  const { events, kinds } = COUNTABLE[register];
  if (!events.includes(event)) {
    const choice = events.join(', ');
    const zh = `${register} 登记册只有 ${choice}`;
    mistakes.add(place, ['count', 'event'], zh, `the register ${register} knows ${choice} only`);
  }
  for (const [at, kind] of (count.kind ?? []).entries()) {
    // A kind that does not exist would be counted as zero for ever.
    if (kinds === null || kinds.includes(kind)) continue;
    const zh = `${register} 登记册没有 ${kind}`;
    mistakes.add(place, ['count', 'kind', at], zh, `the register ${register} has no ${kind}`);
  }
  for (const { field, fits, zh, en } of CONDITIONS) {
    if (count[field] !== undefined && !fits(count)) mistakes.add(place, ['count', field], zh, en);
  }
  for (const [at, programme] of (count.programme ?? []).entries()) {
    declarations.refer('programme', programme, place, ['count', 'programme', at]);
    for (const body of count.body ?? []) {
      declarations.refer('programmeBody', `${programme}/${body}`, place, ['count', 'body']);
    }
  }
  checkMoney(count, (field, zh, en) => mistakes.add(place, ['count', field], zh, en));
}

/** Which books speak must be said: a fund without them would count as nothing; and postings are no number. */
function checkMoney(rule: Rule, mistake: (field: keyof Rule, zh: string, en: string) => void): void {
  if (rule.register !== 'ledger') return;
  for (const field of ['programme', 'kind', 'sum'] as const) {
    if (rule[field]) continue;
    mistake(
      field,
      '账簿的计数须写明项目、基金类别和求和',
      'of books programme, kind of fund and sum are said',
    );
  }
  if (rule.event === 'PLACED' && !rule.body) {
    mistake('body', '存放的资金须写明机构', 'money that is placed lies with a body');
  }
}
