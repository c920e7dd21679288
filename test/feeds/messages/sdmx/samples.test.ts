import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { codesOf } from '../../support/reading';
import { figuresOf, readSdmx, sdmxFeed, spotIn } from '../../support/sdmx';
import { CSV_FILES } from './expected/csv';
import { JSON_FILES } from './expected/json';
import { ML_FILES } from './expected/ml';

const SAMPLES = resolve(__dirname, '../../../../../shared/samples');
const areHere = existsSync(resolve(SAMPLES, 'sdmx-csv-1'));

/** A file that is not named here fails the test. */
const FILES = { ...CSV_FILES, ...JSON_FILES, ...ML_FILES };
const folders = areHere ? readdirSync(SAMPLES).filter((name) => name.startsWith('sdmx-')) : [];
const found = folders.flatMap((folder) =>
  readdirSync(resolve(SAMPLES, folder)).map((file) => `${folder}/${file}`),
);

(areHere ? describe : describe.skip)('messages of SDMX as others publish them', () => {
  it('are all expected here', () => {
    expect([...found].sort()).toEqual(Object.keys(FILES).sort());
  });

  it.each(Object.entries(FILES))('%s', async (file, sample) => {
    const source = () => createReadStream(resolve(SAMPLES, file));
    const feed = sdmxFeed(sample.feed);
    const outcome = await readSdmx(source, feed);
    const { rows, problems, withdrawn, ignored } = outcome;
    expect(codesOf({ ...outcome, problems: problems.filter(({ severity }) => severity !== 'INFO') })).toEqual(
      sample.codes ?? [],
    );
    expect(withdrawn).toEqual([]);
    expect(rows).toHaveLength(sample.rows);
    expect(rows.filter(({ value }) => value === null)).toHaveLength(sample.missing ?? 0);
    expect(rows.filter(({ retracts }) => retracts)).toHaveLength(sample.retracted ?? 0);
    expect(ignored).toBe(sample.ignored ?? 0);
    for (const [key, spot] of Object.entries(sample.spots ?? {}))
      expect([key, spotIn(rows, key)]).toEqual([key, spot]);
    if (!sample.seen) return;
    const figures = await figuresOf(source, feed);
    expect(
      figures.slice(0, sample.seen.length).map(({ line, path, value }) => `${line} ${path} ${value}`),
    ).toEqual(sample.seen);
  });
});
