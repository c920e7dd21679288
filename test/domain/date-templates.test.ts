import { fillDates, unknownTemplate } from '../../src/domain/date-templates';

describe('dates in the text of a request', () => {
  const on = (day: string) => (text: string) => fillDates(text, day);

  it.each([
    ['{month-24}MM-{month}MM', '2026-08-15', '202408MM-202608MM'],
    ['{month}', '2026-01-31', '202601'],
    ['{month-1}', '2026-01-31', '202512'],
    ['{month-1}', '2026-03-31', '202602'],
    ['{month+1}', '2026-12-31', '202701'],
    ['{year-10}:{year}', '2026-08-15', '2016:2026'],
    ['{year}YY', '2026-08-15', '2026YY'],
    ['{quarter}SS', '2026-06-30', '202602SS'],
    ['{quarter-1}SS', '2026-03-31', '202504SS'],
    ['{quarter-1:YYYYQ}', '2026-02-28', '20254'],
    ['{month-1:YYYY-MM}', '2026-08-15', '2026-07'],
    ['{month:YYYYMMM}M', '2026-08-15', '202608MM'],
    ['{day-1:YYYY/MM/DD}', '2026-03-01', '2026/02/28'],
    ['{day}', '2024-02-29', '20240229'],
    ['{year-1}', '2024-02-29', '2023'],
    ['plain {} {"a": 1} text', '2026-08-15', 'plain {} {"a": 1} text'],
  ])('%s on %s is %s', (text, day, expected) => {
    expect(on(day)(text)).toBe(expected);
  });

  it.each([
    ['{month-1}', null],
    ['{"a": {"b": 1}}', null],
    ['{moth-1}', '{moth-1}'],
    ['{month-1000}', '{month-1000}'],
    ['{Month}', '{Month}'],
    ['{week}', '{week}'],
  ])('of %s, unknown is %s', (text, expected) => {
    expect(unknownTemplate(text)).toBe(expected);
  });
});
