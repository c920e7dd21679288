import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { demoFeedFiles, demoFeedText } from '../../../src/domain/demo/figures';
import { generateRegisters } from '../../../src/domain/demo/generate-registers';
import { readAll, seedFeed, sourceOf } from '../../feeds/support/reading';
import { seedVocabulary } from '../../feeds/support/vocabulary';

const onDisk = (feedSlug: string, fileName: string) =>
  readFileSync(join(__dirname, '../../../seeds/demo', feedSlug, fileName));

describe('the demonstration feeds', () => {
  it.each(demoFeedFiles())('lie in seeds/demo as the generator gives them: $feedSlug/$fileName', (file) => {
    const bytes = onDisk(file.feedSlug, file.fileName);
    expect(bytes.equals(iconv.encode(demoFeedText(file), file.encoding))).toBe(true);
  });

  it.each(demoFeedFiles())('are read without a remark: $feedSlug/$fileName', async (file) => {
    const bytes = onDisk(file.feedSlug, file.fileName);
    const { rows, problems } = await readAll(sourceOf(bytes), seedFeed(file.feedSlug), seedVocabulary());
    expect(problems).toEqual([]);
    expect(rows.map((row) => [row.regionCode, row.period.text, row.publishedOn])).toEqual(
      file.figures.map((figure) => [figure.regionCode, figure.period.text, figure.publishedOn]),
    );
  });

  it('say in their first line that they are made up', () => {
    const first = demoFeedFiles().map((file) => demoFeedText(file).split('\n')[0]);
    expect(first.filter((line) => !line?.includes('合成') || !line.includes('Synthetic'))).toEqual([]);
  });

  it('report what the registers hold: patents by their day, borrowers once', () => {
    const registers = generateRegisters();
    const figures = demoFeedFiles().flatMap((file) => file.figures);
    const sumOf = (label: string, from: string, to: string) =>
      figures
        .filter((one) => one.label === label && one.period.start >= from && one.period.end <= to)
        .reduce((sum, { value }) => sum + Number(value), 0);
    const hebi = new Map(
      registers.enterprises.filter((one) => one.regionCode.startsWith('4106')).map((one) => [one.uscc, one]),
    );
    const granted = registers.patents.filter(
      (one) => hebi.has(one.uscc) && one.grantedOn?.startsWith('2019'),
    );
    expect(sumOf('专利授权量', '2019-01-01', '2019-12-31')).toBe(granted.length);
    const borrowers = registers.loans
      .filter(({ uscc, drawnOn }) => {
        const scale = hebi.get(uscc)?.scale;
        return drawnOn >= '2018-01-01' && (scale === 'SMALL' || scale === 'MICRO');
      })
      .map(({ uscc }) => uscc);
    expect(sumOf('获贷科技型小微企业数', '2018-01-01', '2020-12-31')).toBe(new Set(borrowers).size);
  });

  it('never fall within a year to date, growth rates apart', () => {
    const falls = demoFeedFiles()
      .flatMap(({ figures }) => figures)
      .filter(({ period, unit }) => period.frequency === 'YEAR_TO_DATE' && unit !== '%')
      .filter((figure, i, all) => {
        const before = all[i - 1];
        const isNext = before?.label === figure.label && before.period.start === figure.period.start;
        return (
          isNext && before.regionCode === figure.regionCode && Number(before.value) > Number(figure.value)
        );
      });
    expect(falls).toEqual([]);
  });

  it('are published after the period they speak of', () => {
    const early = demoFeedFiles()
      .flatMap(({ figures }) => figures)
      .filter(({ period, publishedOn }) => publishedOn <= period.end);
    expect(early).toEqual([]);
  });
});
