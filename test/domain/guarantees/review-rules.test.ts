import {
  bodiesNamedBy,
  jointChainIn,
  localReviewIn,
  renewalIn,
} from '../../../src/domain/guarantees/review-rules';
import type { RuleContent, RuleData } from '../../../src/domain/programmes/programme-data';

const rule = (kind: string, key: string, content: RuleContent = {}): RuleData => ({
  ref: { programme: 'p', key, kind, clause: '§', nameZh: '', nameEn: '' },
  content,
});
const GAP = { gapZh: '未写', gapEn: 'not stated' };

describe('rules on reviews, by their keys', () => {
  it('say what guarantors below the province go by, and who stands behind them', () => {
    const other = rule('REVIEW_SHORTCUT', 'another', { gapZh: '另', gapEn: 'other' });
    const found = rule('REVIEW_SHORTCUT', 'local-review', GAP);
    expect(localReviewIn([other, found])).toEqual({ rule: found.ref, ...GAP });
    const chain = rule('RISK_SHARING_MODEL', 'joint-guarantee-chain', GAP);
    expect(jointChainIn([rule('RISK_SHARING_MODEL', 'x', GAP), chain])).toEqual({ rule: chain.ref, ...GAP });
  });

  it('are none where the key, the kind or a word of the gap is missing', () => {
    expect(localReviewIn([])).toBeNull();
    expect(localReviewIn([rule('REVIEW', 'local-review', GAP)])).toBeNull();
    expect(localReviewIn([rule('REVIEW_SHORTCUT', 'local-review', { gapZh: '未写' })])).toBeNull();
    expect(localReviewIn([rule('REVIEW_SHORTCUT', 'local-review', { gapEn: 'x' })])).toBeNull();
    expect(jointChainIn([rule('RISK_SHARING_MODEL', 'local-review', GAP)])).toBeNull();
  });

  it('say how early a loan is renewed, in months or not at all', () => {
    const early = (content: RuleContent) => renewalIn([rule('RENEWAL', 'early-renewal', content)]);
    expect(early({ value: '3', unit: 'MONTH' })).toMatchObject({ stated: true, value: 3 });
    expect(early({ value: '3', unit: 'DAY' })).toMatchObject({ stated: false, rule: { clause: '§' } });
    expect(early({ unit: 'MONTH' })).toMatchObject({ stated: false });
    expect(renewalIn([rule('RENEWAL', 'late-renewal', { value: '3', unit: 'MONTH' })])).toBeNull();
    expect(renewalIn([rule('EXTENSION', 'early-renewal', { value: '3', unit: 'MONTH' })])).toBeNull();
  });

  it('name the bodies that act, of the kinds asked for', () => {
    const rules = [
      ...[
        rule('A', '1', { parameters: { body: 'office' } }),
        rule('B', '2', { parameters: { body: 'bank' } }),
      ],
      ...[
        rule('A', '3'),
        rule('C', '4', { parameters: { body: 'court' } }),
        rule('B', '5', { parameters: {} }),
      ],
    ];
    expect(bodiesNamedBy(rules, ['A', 'B'])).toEqual(['office', 'bank']);
    expect(bodiesNamedBy(rules, [])).toEqual([]);
  });
});
