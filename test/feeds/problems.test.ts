import { MAX_RAW_LENGTH } from '../../src/feeds/limits';
import { PROBLEMS, type ProblemCode } from '../../src/feeds/problem-codes';
import { cleanRaw, problem } from '../../src/feeds/problems';

const codes = Object.keys(PROBLEMS) as ProblemCode[];
const placeholders = (template: string) =>
  [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('the table of problems', () => {
  it.each(codes)('%s speaks Chinese and English and names the same details in both', (code) => {
    const { zh, en, severity } = PROBLEMS[code];
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/[a-z]{2}/);
    expect(en).not.toMatch(/\p{Script=Han}/u);
    expect(placeholders(zh)).toEqual(placeholders(en));
    expect(['FATAL', 'ERROR', 'WARNING', 'INFO']).toContain(severity);
  });
});

describe('a problem', () => {
  it('fills its details into both messages', () => {
    const found = problem('UNKNOWN_REGION', { line: 3, column: '地区', raw: '某地' }, { name: '某地' });
    expect(found).toEqual({
      code: 'UNKNOWN_REGION',
      severity: 'ERROR',
      line: 3,
      sheet: null,
      column: '地区',
      cell: null,
      raw: '某地',
      messageZh: '不认识的地区“某地”',
      messageEn: 'Unknown region "某地"',
      about: '某地',
    });
  });

  it('is about the whole file when no line is given', () => {
    expect(problem('EMPTY_FILE')).toMatchObject({ line: 0, column: null, raw: '' });
  });

  it('keeps neither NUL nor lone surrogates nor endless text of the original', () => {
    expect(cleanRaw('a\0b')).toBe('a b');
    expect(cleanRaw('\ud800x')).toBe('\ufffdx');
    expect(cleanRaw('长'.repeat(5_000))).toHaveLength(MAX_RAW_LENGTH);
    expect(problem('UNKNOWN_LABEL', { line: 1 }, { label: 'x'.repeat(5_000) }).messageEn.length).toBeLessThan(
      300,
    );
  });

  it('does not take what a file says for a placeholder of the message', () => {
    const { messageEn } = problem('UNKNOWN_LABEL', { line: 1 }, { label: '{line}' });
    expect(messageEn).toBe('Unknown indicator "{line}"');
  });
});
