import { lastDigit, roundingTolerance } from '../../../src/domain/validation/tolerance';

const money = (text: string, factor = '100000000') => ({ text, factor, isCounted: false });

describe('how far printed numbers may be apart', () => {
  it.each([
    ['42.90', '1000000'],
    ['42.9亿元', '10000000'],
    ['1,234', '100000000'],
    ['４２．９０', '1000000'],
    ['-0.5', '10000000'],
  ])('takes the last digit of %s in 亿元 as %s yuan', (text, yuan) => {
    expect(lastDigit(money(text)).toFixed()).toBe(yuan);
  });

  it('is half of the last digit of each, whatever their units', () => {
    const numbers = [money('42.9'), money('1', '10000'), money('8.10')];
    expect(roundingTolerance(numbers).toFixed()).toBe('5505000');
    expect(roundingTolerance([]).toFixed()).toBe('0');
  });

  it('is nothing for what is counted one by one', () => {
    expect(roundingTolerance([{ text: '120', factor: '1', isCounted: true }]).toFixed()).toBe('0');
  });
});
