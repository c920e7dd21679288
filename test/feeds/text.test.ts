import fc from 'fast-check';
import { isBlank, labelKey, plainText, withoutFootnote } from '../../src/feeds/text';

const anyText = fc.string({ unit: 'grapheme', maxLength: 40 });

describe('the normaliser of text', () => {
  it.each([
    ['１２３．４５％', '123.45%'],
    ['（亿元）', '(亿元)'],
    ['\u3000　其中\u00a0：国有', '其中 :国有'],
    ['103.8 ', '103.8'],
    ['\ufeff地区\u200b', '地区'],
    ['地区\n名称', '地区 名称'],
    ['ＧＤＰ', 'GDP'],
  ])('reads %j as %j', (text, expected) => {
    expect(plainText(text)).toBe(expected);
  });

  it.each(['㎡', '…', '①', '—', 'Ⅱ', '℃', '二〇二〇', 'ﬁ'])(
    'leaves %s as it is, which NFKC would not',
    (text) => {
      expect(plainText(text)).toBe(text);
    },
  );

  it('takes out spaces between Chinese characters and keeps those between words', () => {
    expect(labelKey('指 标')).toBe('指标');
    expect(labelKey('进　　口')).toBe('进口');
    expect(labelKey('居民收入 (元) ')).toBe('居民收入(元)');
    expect(labelKey('GDP per head')).toBe('GDP per head');
  });

  it('strips footnote marks from the end alone', () => {
    expect(withoutFootnote('合计①')).toBe('合计');
    expect(withoutFootnote('12.5**')).toBe('12.5');
    expect(withoutFootnote('①合计')).toBe('①合计');
  });

  it('is idempotent and leaves no full-width ASCII and no outer space', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const plain = plainText(text);
        expect(plainText(plain)).toBe(plain);
        expect(plain).not.toMatch(/[\uFF01-\uFF5E\u3000\u00A0]|^\s|\s$/);
        expect(labelKey(labelKey(text))).toBe(labelKey(text));
      }),
    );
  });

  it('knows a blank cell without normalising it', () => {
    const cell = fc.oneof(
      anyText,
      fc.string({ unit: fc.constantFrom(' ', '\u3000', '\u00a0', '\ufeff', '\t', '\u200b') }),
    );
    fc.assert(fc.property(cell, (text) => expect(isBlank(text)).toBe(plainText(text) === '')));
  });
});
