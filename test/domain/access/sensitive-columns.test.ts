import fc from 'fast-check';
import { maskName, maskPhone, SENSITIVE_COLUMNS } from '../../../src/domain/access/sensitive-columns';

describe('masks', () => {
  it.each([
    ['张三', '张*'],
    ['张三丰', '张**'],
    [' 欧阳小红 ', '欧***'],
    ['𠮷田', '𠮷*'],
    ['张', '*'],
    ['', '*'],
    ['Ana', 'A**'],
  ])('shows of the name "%s" only "%s"', (name, masked) => expect(maskName(name)).toBe(masked));

  it.each([
    ['13812345678', '138****5678'],
    ['+86 138 1234 5678', '+86 1** **** 5678'],
    ['0392-123456', '****-****56'],
    ['1234567', '*****67'],
    ['12345', '*****'],
    ['转 李四 13812345678', '* ** 138****5678'],
    ['', ''],
  ])('shows of the number "%s" only "%s"', (number, masked) => expect(maskPhone(number)).toBe(masked));

  it('never shows more than seven digits of a number, nor a letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const masked = maskPhone(text);
        expect(masked.match(/\d/g)?.length ?? 0).toBeLessThanOrEqual(7);
        expect(masked).toMatch(/^[\d*\s()+-]*$/);
      }),
    );
  });

  it('has a mask for every column that is sealed', () => {
    for (const { mask } of Object.values(SENSITIVE_COLUMNS)) expect(mask('13812345678')).toContain('*');
  });
});
