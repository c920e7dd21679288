/** A feed of tables as people make them, over a vocabulary with growth rates, changes in points and stocks. */
import { createVocabulary } from '../../../src/feeds/vocabulary';
import { definitionOf, readAll, sourceOf } from './reading';
import { testVocabulary } from './vocabulary';

const { entries } = testVocabulary;
const level = (code: string, labels: readonly string[], measure: 'FLOW' | 'STOCK' | 'RATIO' = 'FLOW') => ({
  ...{ code, labels, measure },
  unitCode: measure === 'RATIO' ? 'PERCENT' : 'CNY',
});
const growth = (code: string, growthOf: string) => ({
  ...{ code, growthOf, labels: [], unitCode: 'PERCENT' },
  measure: 'GROWTH_RATE' as const,
});
export const peopleVocabulary = createVocabulary({
  ...entries,
  units: [
    ...entries.units,
    { code: 'PERCENT_POINT', dimension: 'percentage-point', factor: '1', aliases: ['百分点'] },
  ],
  indicators: [
    ...entries.indicators.filter(({ code }) => code !== 'output-growth'),
    growth('output-growth', 'output'),
    level('trade', ['进出口总额']),
    level('trade-imports', []),
    level('imports', ['进口']),
    level('deposits', ['存款余额'], 'STOCK'),
    growth('deposits-growth', 'deposits'),
    level('sales-rate', ['产销率'], 'RATIO'),
    { code: 'sales-rate-change', unitCode: 'PERCENT_POINT', measure: 'RATIO', labels: [] },
    growth('industry-growth', 'unknown-industry'),
  ],
});

export const peopleFeed = (more = '') =>
  definitionOf(`
slug: people
nameZh: 测试
nameEn: test
format: table
region: "410600"
unit: 亿元
placeholders: [{ text: …, reason: NOT_PUBLISHED }]
unmapped: ignore-with-report
${more.includes('periods') ? '' : 'periods: { defaultYear: 2026 }'}
indicators:
  进出口总额/进口: trade-imports
  产销率: { code: sales-rate, unit: "%", change: sales-rate-change }
  规模以上工业: industry-growth
${more}`);

export const readPeople = (content: string | Uint8Array, more = '') =>
  readAll(sourceOf(content), peopleFeed(more), peopleVocabulary);
/** `indicator period published`, a line a figure. */
export async function figures(content: string | Uint8Array, more = ''): Promise<readonly string[]> {
  const { rows, problems } = await readPeople(content, more);
  expect(problems.filter(({ severity }) => severity !== 'INFO')).toEqual([]);
  return rows.map((row) => `${row.indicatorCode} ${row.period.text} ${row.published}`);
}
