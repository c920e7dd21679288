import fc from 'fast-check';
import { FORMULA_FAULTS } from '../../../src/domain/formula/faults';
import { formulaText } from '../../../src/domain/formula/formula-text';
import { MAX_FORMULA_CHARACTERS, parseFormula } from '../../../src/domain/formula/parse';
import { anyFormula, formulaOf, written } from './formulas';

const faultIn = (text: string) => parseFormula(text).fault?.code ?? null;

describe('reading a formula', () => {
  it('lets four operations, parentheses, numbers and names through', () => {
    expect(formulaText(formulaOf('patents / population * 10000'))).toBe('patents ÷ population × 10000');
    expect(formulaText(formulaOf('a-(b-c)'))).toBe('a − (b − c)');
    expect(formulaText(formulaOf('a / (b * c)'))).toBe('a ÷ (b × c)');
    expect(formulaText(formulaOf('(a + b) * 0.50'))).toBe('(a + b) × 0.5');
  });

  it.each([
    ...[
      'a.b',
      'a[0]',
      'f(a)',
      'this',
      'a ? b : c',
      'a && b',
      'a == b',
      'a % b',
      'a ** b',
      '-a',
      '!a',
      'a = b',
    ],
    ...[
      'true * a',
      '"x" + a',
      '[a]',
      'constructor()',
      'A',
      '_a',
      '人口',
      '1e3 * a',
      '5. * a',
      '`a`',
      'a => a',
    ],
    ...['a.constructor.constructor("return process")()', '{}', 'new a', 'a | b', '~a', 'null / a'],
  ])('refuses %s', (text) => {
    expect(['NOT_ALLOWED', 'SYNTAX']).toContain(faultIn(text));
  });

  it.each([
    ['', 'SYNTAX'],
    ['a b', 'SYNTAX'],
    ['a, b', 'SYNTAX'],
    ['a; b', 'SYNTAX'],
    ['(a', 'SYNTAX'],
    ['a +', 'SYNTAX'],
    ['0x10 * a', 'SYNTAX'],
    ['1 + 2', 'NO_INPUT'],
    ['a + 5', 'CONSTANT_TERM'],
    ['a / (3 - b)', 'CONSTANT_TERM'],
    [`${'('.repeat(20)}a${')'.repeat(20)} ${'* a '.repeat(20)}`, 'TOO_DEEP'],
    ['('.repeat(MAX_FORMULA_CHARACTERS + 1), 'TOO_LONG'],
  ])('says what is wrong with %s', (text, code) => {
    expect(faultIn(text)).toBe(code);
    expect(FORMULA_FAULTS[code as keyof typeof FORMULA_FAULTS]).toBeDefined();
  });

  it('refuses or reads any text, and never throws', () => {
    const pieces = fc.constantFrom(
      ...'abz019.+-*/() ,;[]{}"\'`?:=!&|%^~<>\\\n人√e_$@#'.split(''),
      'ab',
      '1e9',
    );
    const texts = fc.oneof(
      fc.string({ maxLength: 400 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(pieces, { maxLength: 60 }).map((some) => some.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { expression, fault } = parseFormula(text);
        expect(expression === null).toBe(fault !== null);
        if (fault) expect(fault.words.zh && fault.words.en).not.toMatch(/\{detail\}/);
      }),
      { numRuns: 3_000 },
    );
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(anyFormula, (formula) => {
        const text = written(formula);
        fc.pre(text.length <= MAX_FORMULA_CHARACTERS);
        expect(parseFormula(text)).toEqual({ expression: formula, fault: null });
        const shown = formulaText(formula).replaceAll('×', '*').replaceAll('÷', '/').replaceAll('−', '-');
        expect(formulaText(formulaOf(shown))).toBe(formulaText(formula));
      }),
    );
  });
});
