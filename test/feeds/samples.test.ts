import { createReadStream, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readAll, seedFeed } from './support/reading';
import { seedVocabulary } from './support/vocabulary';

const SAMPLES = resolve(__dirname, '../../../shared/samples/cn-bureau-csv');
const here = existsSync(SAMPLES);
const read = (feed: string, file: string) =>
  readAll(() => createReadStream(resolve(SAMPLES, file)), seedFeed(feed), seedVocabulary());

(here ? describe : describe.skip)('the sample exports of the statistics bureau', () => {
  it.each([
    ['nbs-annual', 'nbs_年度数据_aftermaxq.csv'],
    ['nbs-monthly', 'nbs_月度数据_sunshine.csv'],
    ['nbs-province-monthly', 'nbs_分省月度数据_1_sunshine.csv'],
    ['nbs-province-gdp', 'nbs_分省年度数据_eoocl.csv'],
    ['nbs-city-annual', 'nbs_主要城市年度数据_xie.csv'],
    ['nbs-monthly', 'nbs_2026_07_release_extract.csv'],
    ['nbs-province-annual', 'nbs_分省年度数据_eoocl.csv'],
  ])('%s reads %s', async (feed, file) => {
    const o = await read(feed, file);
    console.log(
      feed,
      file,
      o.read,
      o.rows.length,
      o.rows.filter((r) => r.value === null).length,
      o.rejected,
      o.ignored,
      o.problems.slice(0, 5),
      o.rows[0],
      o.rows.at(-1),
    );
  });
});
