import type { Side, Violation } from '../../../src/domain/validation/violation';
import { wordViolation } from '../../../src/domain/validation/wording';
import { VALIDATION_RULE_KINDS } from '../../../src/domain/vocabulary';

const YI = { zh: '亿元', en: 'hundred million yuan', factor: '100000000', isCounted: false };

const side = (role: Side['role'], text: string, amount: string, more: Partial<Side> = {}): Side => ({
  ...{ role, text, amount, unit: YI, period: '2019-01/2019-05' },
  ...{ indicator: { zh: '产值', en: 'Output' }, region: { zh: '昭通市', en: 'Zhaotong' } },
  ...more,
});

const word = (violation: Violation) => wordViolation(violation);

describe('the words for a broken rule', () => {
  it('print numbers as they were printed, and tell those with words around them anew', () => {
    const numbers = { min: null, max: '4000000000' };
    const printed = word({ kind: 'RANGE', sides: [side('FIGURE', '42.90', '4290000000')], numbers });
    expect(printed).toEqual({
      zh: '昭通市2019年1-5月产值为42.90亿元，高于上限40亿元',
      en:
        'Output of Zhaotong, January to May 2019 is 42.90 hundred million yuan, above the most plausible ' +
        '40 hundred million yuan',
    });
    const worded = word({ kind: 'RANGE', sides: [side('FIGURE', '42.9亿元左右', '4290000000')], numbers });
    expect(worded.zh).toContain('产值为42.9亿元，');
    expect(worded.en).toContain('is 42.9 hundred million yuan,');
  });

  it('names eight parts and only adds the others', () => {
    const parts = Array.from({ length: 12 }, (_, at) =>
      side('PART', `${at}`, `${at}00000000`, { indicator: { zh: `分项${at}`, en: `Part ${at}` } }),
    );
    const { zh } = word({
      ...{ kind: 'TOTAL_OF_PARTS', sides: [side('TOTAL', '70', '7000000000'), ...parts] },
      numbers: { sum: '6600000000' },
    });
    expect(zh).toContain('分项77亿元等');
    expect(zh).not.toContain('分项8');
    expect(zh).toContain('等）合计66亿元，相差4亿元，超过四舍五入允许的6.5亿元');
  });

  it('exist for every kind, in both languages, without holes', () => {
    const roles: readonly Side['role'][] = [
      'FIGURE',
      'TOTAL',
      'PART',
      'LESSER',
      'GREATER',
      'BEFORE',
      'GROWTH',
      'OTHER',
    ];
    const sides = roles.map((role) =>
      side(role, '1.5', '150000000', { source: { zh: '年鉴', en: 'Yearbook' } }),
    );
    const numbers = {
      ...{ min: '200000000', max: null, sum: '1', count: '3', tolerance: '5', implied: '12.345' },
      ...{ change: '900', usual: '8', isRatio: 'true' },
    };
    for (const kind of VALIDATION_RULE_KINDS) {
      const { zh, en } = word({ kind, sides, numbers });
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).not.toMatch(/[\u4e00-\u9fff]/);
      expect(`${zh}${en}`).not.toMatch(/undefined|null|NaN|\{/);
    }
  });
});
