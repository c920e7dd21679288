import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FeedRow } from '../../src/feeds/feed-batch';
import type { FigureDefinition } from '../../src/feeds/figure-definition';
import { release, SAMPLE_FILES } from './cases/samples';
import { type Outcome, readAll, seedFeed } from './support/reading';
import { sampleVocabulary } from './support/sample-feeds';

const SAMPLES = resolve(__dirname, '../../../shared/samples');
const FOLDERS = ['cn-bureau-csv', 'cn-bureau-xls', 'cn-bureau-html'];
const areHere = existsSync(resolve(SAMPLES, FOLDERS[0] as string));
const vocabulary = sampleVocabulary();

const read = (feed: FigureDefinition, file: string) =>
  readAll(() => createReadStream(resolve(SAMPLES, file)), feed, vocabulary);

/** `value or reason, as published, unit, cell`. */
function spot({ rows }: Outcome, key: string): string | undefined {
  const [indicator, region, period] = key.split(' ');
  const found = rows.find(
    (row) => row.indicatorCode === indicator && row.regionCode === region && row.period.text === period,
  );
  return found && [found.value ?? found.missingReason, found.published, found.unit, found.cell].join(' ');
}

const WITHOUT_LABELS = 'cn-bureau-xls/thesis_有效发明专利数（件）原.xlsx';
const PASSED_OVER = ['IGNORED_LABEL', 'IDENTICAL_DUPLICATE'];

const describeSamples = areHere ? describe : describe.skip;

describeSamples('the sample tables of bureaus (skipped where ../shared/samples is not there)', () => {
  it('are all read here', () => {
    const files = FOLDERS.flatMap((folder) =>
      readdirSync(resolve(SAMPLES, folder)).map((file) => `${folder}/${file}`),
    );
    expect([...SAMPLE_FILES.map(({ file }) => file), WITHOUT_LABELS].toSorted()).toEqual(files.toSorted());
  });

  it.each(SAMPLE_FILES)('$file loads completely', async (sample) => {
    const feed = typeof sample.feed === 'string' ? seedFeed(sample.feed) : sample.feed();
    const outcome = await read(feed, sample.file);
    const { rows, problems } = outcome;
    const others = problems.filter(({ code }) => !PASSED_OVER.includes(code));
    expect(others.map(({ code, line }) => `${code} ${line}`)).toEqual(sample.problems ?? []);
    const { ignored = 0, repeated = 0 } = sample;
    expect(outcome).toMatchObject({ withdrawn: [], rejected: 0, ignored, repeated });
    const distinct = (of: (row: FeedRow) => string) => new Set(rows.map(of)).size;
    expect([
      rows.length,
      rows.filter(({ value }) => value === null).length,
      distinct((row) => row.indicatorCode),
      distinct((row) => row.regionCode),
      distinct((row) => row.period.text),
    ]).toEqual(sample.counts);
    const found = Object.fromEntries(Object.keys(sample.spots).map((key) => [key, spot(outcome, key)]));
    expect(found).toEqual(sample.spots);
  });

  it('a table that lost its labels is refused for that reason', async () => {
    const { rows, problems } = await read(seedFeed('nbs-annual'), WITHOUT_LABELS);
    expect(rows).toEqual([]);
    expect(problems).toMatchObject([{ code: 'NO_ROW_LABELS', severity: 'FATAL', line: 1 }]);
  });

  it('three vintages of one table, in three formats, are of the same series', async () => {
    const vintages = [
      await read(seedFeed('nbs-province-annual'), 'cn-bureau-xls/nbs_分省年度数据_a.xls'),
      await read(seedFeed('nbs-province-gdp'), 'cn-bureau-csv/nbs_分省年度数据_eoocl.csv'),
      await read(seedFeed('nbs-province-gdp'), 'cn-bureau-xls/nbs_分省年度数据_b.xls'),
    ];
    const seriesOf = ({ rows }: Outcome) =>
      [...new Set(rows.map((row) => `${row.indicatorCode} ${row.regionCode} ${row.unit}`))].toSorted();
    const [first = [], ...others] = vintages.map(seriesOf);
    expect(first).toHaveLength(31);
    for (const other of others) expect(other).toEqual(first);
    const published = vintages.map((outcome) => spot(outcome, 'gdp 110000 2019')?.split(' ')[1]);
    expect(published).toEqual(['35371.28', '35445.1', '35445.1']);
  });

  it('the release of a month is refused by a feed of another year', async () => {
    const feed = { ...release(), periods: { ...release().periods, defaultYear: 1800 } };
    const { problems } = await read(feed, 'cn-bureau-csv/nbs_2026_07_release_extract.csv');
    expect(problems).toMatchObject([{ code: 'DEFINITION_MISMATCH' }]);
  });

  it('a bare table of provinces is refused where nothing says what it shows', async () => {
    const file = 'cn-bureau-csv/nbs_分省年度数据_eoocl.csv';
    const { problems } = await read(seedFeed('nbs-province-annual'), file);
    expect(problems).toMatchObject([{ code: 'NO_INDICATOR', severity: 'FATAL', line: 1 }]);
  });
});
