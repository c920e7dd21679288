/** Amount, term, rate and room on the fund: what a programme says of the loan itself. */
import { bilingual } from '../bilingual';
import { addMonths } from '../calendar';
import { HUNDRED, ZERO } from '../decimal';
import { yuanText } from '../money';
import { monthsWords, percentWords, yuanWords } from './amount-words';
import type { ApplicationFacts } from './application-facts';
import { notTold, passed, type RuleCheck, verdictOf, withoutMeasure } from './rule-check';
import type { ProgrammeTerms, Term } from './terms';

/** What a term answers: nothing where the programme is silent, its gap where it has no number. */
const answered = <T>(
  term: Term<T> | null,
  judge: (value: T, rule: Extract<Term<T>, { stated: true }>['rule']) => RuleCheck,
): readonly RuleCheck[] => {
  if (term === null) return [];
  return [term.stated ? judge(term.value, term.rule) : withoutMeasure(term)];
};

const AMOUNT = bilingual('贷款金额', 'the amount');

/** The limit of a household holds for all it owes under the programme. */
export const judgeAmount = (terms: ProgrammeTerms, facts: ApplicationFacts): readonly RuleCheck[] =>
  answered(terms.loanCap[facts.borrower], ({ yuan, perHousehold }, rule) => {
    const { amount, householdsLed, owedUnderProgramme: owed } = facts;
    if (amount === null) return notTold(rule, AMOUNT);
    if (perHousehold && householdsLed === null)
      return notTold(
        rule,
        bilingual('签订协议的带动贫困户数', 'how many households are led under agreements'),
      );
    const limit = perHousehold ? yuan.times(householdsLed ?? 0) : yuan;
    const total = amount.plus(owed ?? ZERO);
    const measured = { value: yuanText(total), limit: yuanText(limit), unit: 'CNY' } as const;
    const holds = !total.greaterThan(limit);
    if (holds && owed === null)
      return notTold(
        rule,
        bilingual('该户在本项目下的贷款余额', 'what the borrower owes under the programme'),
        measured,
      );
    const [asked, most, each] = [yuanWords(amount), yuanWords(limit), yuanWords(yuan)];
    const besides = owed === null || owed.isZero() ? null : yuanWords(owed);
    const limitZh = perHousehold ? `带动${householdsLed}户、每户${each.zh}共${most.zh}` : `单户${most.zh}`;
    const limitEn = perHousehold
      ? `${most.en} for ${householdsLed} households led, ${each.en} each`
      : `${most.en} per household`;
    return verdictOf(holds)(
      rule,
      bilingual(
        `申请${asked.zh}${besides ? `，连同未还和在办的${besides.zh}共${yuanWords(total).zh}` : ''}，` +
          `${holds ? '不超过' : '超过'}${limitZh}的上限`,
        `${asked.en} asked for` +
          (besides ? `, with ${besides.en} owed or applied for ${yuanWords(total).en} in all: ` : ': ') +
          `${holds ? 'within' : 'above'} the limit of ${limitEn}`,
      ),
      measured,
    );
  });

/** Days decide where they are known: the last day is the same day of the last month. */
export const judgeTenor = (terms: ProgrammeTerms, facts: ApplicationFacts): readonly RuleCheck[] =>
  answered(terms.tenorMonths, (most, rule) => {
    const { months, drawnOn, dueOn } = facts;
    const limit = monthsWords(most);
    if (drawnOn !== null && dueOn !== null) {
      const last = addMonths(drawnOn, most);
      const holds = dueOn <= last;
      return verdictOf(holds)(
        rule,
        bilingual(
          `${drawnOn}放款、${dueOn}到期，${holds ? '不超过' : '超过'}${limit.zh}期限（最迟${last}到期）`,
          `Drawn on ${drawnOn}, due on ${dueOn}: ${holds ? 'within' : 'longer than'} ${limit.en}, ` +
            `which end on ${last}`,
        ),
        { value: months === null ? null : String(months), limit: String(most), unit: 'MONTH' },
      );
    }
    if (months === null) return notTold(rule, bilingual('贷款期限', 'the term'));
    const asked = monthsWords(months);
    const holds = months <= most;
    return verdictOf(holds)(
      rule,
      bilingual(
        `期限${asked.zh}，${holds ? '不超过' : '超过'}${limit.zh}`,
        `A term of ${asked.en}: ${holds ? 'within' : 'longer than'} ${limit.en}`,
      ),
      { value: String(months), limit: String(most), unit: 'MONTH' },
    );
  });

/** A ceiling on guaranteed loans does not bind those that somebody else guarantees, or nobody. */
function bindsRate(guarantor: string | undefined, { guaranteedBy }: ApplicationFacts): boolean | null {
  if (guarantor === undefined) return true;
  return guaranteedBy === null ? null : guaranteedBy.includes(guarantor);
}

/** Relative to the benchmark, not points above it: 20 over 4.35 is 5.22. */
export const judgeRate = (terms: ProgrammeTerms, facts: ApplicationFacts): readonly RuleCheck[] =>
  answered(terms.rateCeiling, ({ percentAboveBenchmark: above, guaranteedBy }, rule) => {
    const { ratePercent: rate, benchmarkPercent: benchmark } = facts;
    const binds = bindsRate(guaranteedBy, facts);
    if (binds === null) return notTold(rule, bilingual('由谁担保', 'who guarantees the loan'));
    if (!binds)
      return passed(
        rule,
        bilingual(
          '不由该机构担保，不受此利率上限约束',
          'Not guaranteed by that company, so the ceiling does not bind',
        ),
      );
    if (rate === null) return notTold(rule, bilingual('年利率', 'the annual rate'));
    if (benchmark === null)
      return notTold(rule, bilingual('该期限的基准利率', 'the benchmark rate of this term'));
    const ceiling = benchmark.times(HUNDRED.plus(above)).dividedBy(HUNDRED);
    const holds = !rate.greaterThan(ceiling);
    const [asked, base, most] = [rate, benchmark, ceiling].map(percentWords);
    const limitZh = above.isZero() ? `基准利率${base}` : `基准利率${base}上浮${percentWords(above)}即${most}`;
    const limitEn = above.isZero()
      ? `the benchmark of ${base}`
      : `${most}, ${percentWords(above)} above the benchmark of ${base}`;
    return verdictOf(holds)(
      rule,
      bilingual(
        `年利率${asked}，${holds ? '不超过' : '超过'}${limitZh}`,
        `A rate of ${asked} a year: ${holds ? 'not above' : 'above'} ${limitEn}`,
      ),
      { value: rate.toFixed(), limit: ceiling.toFixed(), unit: 'PERCENT' },
    );
  });

/** Lending against the fund: the last loan may use up the room to the cent. */
export const judgeRoom = (terms: ProgrammeTerms, facts: ApplicationFacts): readonly RuleCheck[] =>
  answered(terms.leverage, (multiple, rule) => {
    const { amount, room } = facts;
    if (amount === null) return notTold(rule, AMOUNT);
    if (room === null)
      return notTold(rule, bilingual('按风险补偿金尚可发放的额度', 'how much may still be lent on the fund'));
    const holds = !amount.greaterThan(room);
    const [asked, left] = [yuanWords(amount), yuanWords(room)];
    return verdictOf(holds)(
      rule,
      bilingual(
        `申请${asked.zh}，按风险补偿金${multiple.toFixed()}倍尚可发放${left.zh}，${holds ? '足够' : '不足'}`,
        `${asked.en} asked for; at ${multiple.toFixed()} times the fund ${left.en} may still be lent: ` +
          `${holds ? 'enough' : 'not enough'}`,
      ),
      { value: yuanText(amount), limit: yuanText(room), unit: 'CNY' },
    );
  });
