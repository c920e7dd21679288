/** What a stress test rests on, in words: the terms with their clauses, and what it leaves out. */
import { counted } from '../english-count';
import type { Term } from '../programmes/terms';
import type { StressAssumptions } from './assumptions';
import type { StressPlan } from './plan';
import { claimDays, type LoanOfPool, type StressTerms } from './prepare';

export interface StressWords {
  readonly zh: string;
  readonly en: string;
  readonly clause: string | null;
}

const clauseOf = (term: Term<unknown> | null): string | null => term?.rule.clause ?? null;
const said = (zh: string, en: string, clause: string | null = null): StressWords => ({ zh, en, clause });

function leverageWords({ leverage }: StressTerms, { lendsAgain }: StressAssumptions): StressWords {
  if (!lendsAgain) return said('不再发放新的贷款', 'No loan is made any more');
  if (!leverage?.stated) {
    return said(
      '归还的贷款按原期限再贷；文件没有写放大倍数，不设上限',
      'What is paid back is lent again for as long; the text states no leverage, so nothing caps it',
      clauseOf(leverage),
    );
  }
  const times = leverage.value.toFixed();
  return said(
    `归还的贷款按原期限再贷，贷款余额不超过补偿金余额的 ${times} 倍`,
    `What is paid back is lent again for as long, up to ${times} times what the fund holds`,
    leverage.rule.clause,
  );
}

function payingWords({ beyondFund }: StressTerms): StressWords {
  return beyondFund === null
    ? said('补偿金不足时，该笔补偿整笔等待', 'A claim that the fund cannot pay waits, whole')
    : said(
        '超过补偿金的部分由文件所列来源另行安排',
        'What goes beyond the fund is paid by those whom the text names',
        beyondFund.rule.clause,
      );
}

function delayWords(terms: StressTerms, { delayDays }: StressAssumptions, { claimMonths }: StressPlan) {
  const days = claimDays(terms, delayDays);
  const [zh, en] =
    delayDays === null
      ? ['按文件逾期天数与公示天数', 'days overdue and of notice']
      : ['由提问者给定', 'as asked'];
  return said(
    `违约到支付 ${days} 天（${zh}），计 ${claimMonths} 个月`,
    `${counted(days, 'days')} from a default to its payment (${en}), ${counted(claimMonths, 'months')} begun`,
    delayDays === null ? clauseOf(terms.overdueDays) : null,
  );
}

function poolWords(loans: readonly LoanOfPool[], { loans: pooled }: StressPlan): readonly StressWords[] {
  const unknown = loans.filter(({ outstanding }) => outstanding === null).length;
  const pastDue = pooled.filter(({ dueIn }) => dueIn === 0).length;
  return [
    ...(unknown === 0
      ? []
      : [
          said(
            `${unknown} 笔贷款没有余额，按本金计`,
            `${counted(unknown, 'loans')} without a balance: counted with the principal`,
          ),
        ]),
    ...(pastDue === 0
      ? []
      : [
          said(
            `${pastDue} 笔贷款已过到期日，计为第一个月违约`,
            `${counted(pastDue, 'loans')} past due: in default in the first month`,
          ),
        ]),
  ];
}

export function stressWords(
  terms: StressTerms,
  assumptions: StressAssumptions,
  plan: StressPlan,
  loans: readonly LoanOfPool[],
): readonly StressWords[] {
  return [
    said(
      '同一次抽样中所有贷款共用一个违约率：坏年景里一起违约',
      'All loans of one draw share one default rate: in a bad year they fail together',
    ),
    said('损失按尚欠本金计，不含利息', 'A loss is the principal outstanding, without interest'),
    said(
      '参加保险的贷款由保险机构与银行承担，补偿金不支付',
      'Insured loans are borne by insurer and bank; the fund pays nothing of them',
      clauseOf(terms.insuredLossShares),
    ),
    delayWords(terms, assumptions, plan),
    said('各银行专户之间不调剂资金', 'No money is moved between the special accounts'),
    payingWords(terms),
    leverageWords(terms, assumptions),
    ...poolWords(loans, plan),
  ];
}
