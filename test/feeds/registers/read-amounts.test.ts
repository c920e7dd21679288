import fc from 'fast-check';
import { Decimal } from '../../../src/domain/decimal';
import { readList, registerOf, saidOf } from '../support/register-reading';

const CODE = '914403001922038216';

async function loan(header: string, principal: string, rate: string, units: Record<string, string> = {}) {
  const definition = registerOf('loans', {
    columns: {
      ...{
        bank: '银行',
        contractNumber: '合同编号',
        uscc: '信用代码',
        principal: '金额',
        annualRate: '利率',
      },
      ...{ drawnOn: '放款日', dueOn: '到期日' },
    },
    units,
  });
  const content = `银行,合同编号,信用代码,${header},放款日,到期日\n甲,1,${CODE},"${principal}",${rate},2024-01-01,2025-01-01\n`;
  const outcome = await readList(content, definition);
  const values = outcome.records[0]?.values;
  return values ? [values.principal, values.annualRate] : saidOf(outcome);
}

describe('amounts of a list', () => {
  it.each([
    ['金额（万元）,利率（%）', '1,234.5678', '4.35', ['12345678.00', '0.043500']],
    ['金额(万元),利率', '0.000001', '4.35%', ['0.01', '0.043500']],
    ['金额（元）,利率（‰）', '100', '3.625', ['100.00', '0.003625']],
    ['金额（元）,利率', '100', '3.625‰', ['100.00', '0.003625']],
    ['金额（元）,利率', '１００', '0.0435', ['100.00', '0.043500']],
    ['金额（亿元）,利率（%）', '2', '0', ['200000000.00', '0.000000']],
  ])('%s: %s and %s', async (header, principal, rate, expected) => {
    expect(await loan(header, principal, rate)).toEqual(expected);
  });

  it.each([
    ['金额,利率', '1', '4%', ['NO_MONEY_UNIT 1 金额']],
    ['金额（台）,利率', '1', '4%', ['NO_MONEY_UNIT 1 金额(台)']],
    ['金额（元）,利率', '0.001', '4%', ['FRACTION_OF_FEN 2 金额(元)']],
    ['金额（元）,利率', '-1', '4%', ['NEGATIVE_AMOUNT 2 金额(元)']],
    ['金额（元）,利率', '0', '4%', ['ZERO_AMOUNT 2 金额(元)']],
    ['金额（元）,利率', '1e5', '4%', ['EXPONENT 2 金额(元)']],
    ['金额（元）,利率', '500万元', '4%', ['UNIT_IN_VALUE 2 金额(元)']],
    ['金额（元）,利率', '10000000000000000', '4%', ['NUMBER_TOO_LONG 2 金额(元)']],
    ['金额（元）,利率', 'NaN', '4%', ['NOT_A_NUMBER 2 金额(元)']],
    ['金额（元）,利率', '1', '4.35', ['RATE_WITHOUT_UNIT 2 利率']],
    ['金额（元）,利率（%）', '1', '4.35‰', ['UNIT_CONFLICT 2 利率(%)']],
    ['金额（元）,利率', '1', '-1%', ['NEGATIVE_AMOUNT 2 利率']],
    ['金额（元）,利率', '1', '4.356789%', ['RATE_TOO_PRECISE 2 利率']],
  ])('%s: %s and %s are refused', async (header, principal, rate, expected) => {
    expect(await loan(header, principal, rate)).toEqual(expected);
  });

  it('take their unit from the feed where the header says none, and from the header where it does', async () => {
    const units = { principal: '万元', annualRate: '%' };
    expect(await loan('金额,利率', '5', '4', units)).toEqual(['50000.00', '0.040000']);
    expect(await loan('金额（元）,利率（‰）', '5', '4', units)).toEqual(['5.00', '0.004000']);
  });

  it('are exact: what comes out is what went in, in yuan', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9_999_999_999 }), fc.nat(6), async (digits, places) => {
        const printed = new Decimal(digits).dividedBy(new Decimal(10).pow(places)).toFixed();
        const [yuan] = await loan('金额（万元）,利率（%）', printed, '4');
        expect(yuan).toBe(new Decimal(printed).times(10_000).toFixed(2));
      }),
      { numRuns: 100 },
    );
  });

  it('refuse numbers that a spreadsheet has shortened, where a number is a name', async () => {
    const definition = registerOf('loans', { units: { principal: '元', outstanding: '元' } });
    const outcome = await readList(
      `bank,contractNumber,uscc,principal,annualRate,drawnOn,dueOn\n甲,6.22202E+18,${CODE},1,4%,2024-01-01,2025-01-01\n`,
      definition,
    );
    expect(saidOf(outcome)).toEqual(['LOST_DIGITS 2 contractNumber']);
  });
});
