/** What kind of programme it is, told by the rules it has; and shares as the API gives them. */
import { language } from '../../format/language';

const SORTS: readonly (readonly [kinds: readonly string[], zh: string, en: string])[] = [
  [['LOSS_SHARE', 'INSURED_LOSS_SHARE'], '风险分担', 'loss sharing'],
  [['FUND', 'FUND_SOURCE', 'FUND_DEPOSIT', 'GOVERNANCE'], '资金', 'fund'],
  [['LOAN_CAP', 'ADMISSION', 'LENDING_RULE'], '贷款条件', 'lending rules'],
  [['FEE_CUT', 'GUARANTEE_MODEL', 'RISK_SHARING_MODEL', 'GUARANTEE_SUBSIDY'], '担保', 'guarantees'],
  [
    ['INTEREST_SUBSIDY', 'SUBSIDY_RATE', 'PREMIUM_SUBSIDY'],
    '贴息和保费补贴',
    'interest and premium subsidies',
  ],
  [['COST_SUBSIDY', 'REWARD'], '费用补贴和奖励', 'cost subsidies and rewards'],
  [['PLANTING_SUBSIDY'], '种植补助', 'planting subsidies'],
  [['INVESTMENT_MODE', 'EXIT'], '投资', 'investment'],
];

export function sortOf(rules: readonly { readonly kind: string }[]): readonly string[] {
  const has = new Set(rules.map(({ kind }) => kind));
  return SORTS.filter(([kinds]) => kinds.some((kind) => has.has(kind))).map(([, zh, en]) =>
    language.value === 'zh' ? zh : en,
  );
}

/** 0.833333 as 83.3333%: the point is moved in the text, no digit is lost or made. */
export function shareOfYuan(text: string | null | undefined): string {
  if (text === null || text === undefined) return '–';
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text);
  if (!match) return text;
  const [, sign = '', whole = '0', fraction = ''] = match;
  const digits = `${whole}${fraction.padEnd(2, '0')}`;
  const point = whole.length + 2;
  const head = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  const tail = digits.slice(point).replace(/0+$/, '');
  return `${sign === '' ? '' : '−'}${head}${tail === '' ? '' : `.${tail}`}%`;
}
