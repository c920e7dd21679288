import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isRegisterFeed } from '../../../src/feeds/definition';
import type { RegisterDefinition } from '../../../src/feeds/registers/register-definition';
import { anySeedFeed } from '../support/reading';
import { readList, saidOf } from '../support/register-reading';

const SEEDS = resolve(__dirname, '../../../seeds/feeds');
const CODE = '914403001922038216';

const slugs = readdirSync(SEEDS)
  .map((file) => file.replace(/\.yaml$/, ''))
  .filter((slug) => isRegisterFeed(anySeedFeed(slug)));

const seedList = (slug: string) => anySeedFeed(slug) as RegisterDefinition;
/** The header that the comment above a definition shows. */
const shownHeader = (slug: string) =>
  /^# {3}(\S+,\S+)$/m.exec(readFileSync(join(SEEDS, `${slug}.yaml`), 'utf8'))?.[1] ?? '';

/** A row that each ready-made feed takes under the header that it shows. */
const ROWS: Readonly<Record<string, string>> = {
  enterprises: `${CODE},甲公司,鹤壁市,C3985,小型,2015-03-01,注销,2026-01-31,2026-01-31`,
  'fund-contributions': '引导基金,市财政局,2019-01-31,2000',
  'fund-investments': `引导基金,${CODE},2020-01-31,300,`,
  funds: 'hebi-guidance,引导基金,政府引导基金,鹤壁市,5000,2018-09-01',
  'high-tech-certificates': `GR202341000001,${CODE},甲公司,2023-11-22,2026-11-21`,
  'incubator-tenants': `甲孵化器,淇滨区,${CODE},2020-01-01,`,
  incubators: '淇滨区,甲孵化器,科技企业孵化器,国家级,2018-01-01,',
  institutions: 'hebi-bank,鹤壁银行,Bank of Hebi,银行,410600',
  listings: `新三板,430001,${CODE},2015-01-05,`,
  loans: `鹤壁银行,借字1号,${CODE},500,4.35,2024-01-05,2025-01-05,`,
  patents: `ZL201710601862.3,一种方法,发明专利,${CODE},2017-07-21,2019-08-01`,
  'tech-contracts': `2024410600000001,技术开发,软件,${CODE},某大学,50,40,2024-03-01,2024-04-01`,
  'tech-smes': `202541061108000001,${CODE},甲公司,2025-04-15`,
};

describe('the ready-made lists', () => {
  it.each(slugs)('%s takes what it shows, and leaves out but the names of enterprises', async (slug) => {
    const outcome = await readList(`${shownHeader(slug)}\n${ROWS[slug]}\n`, seedList(slug));
    expect(saidOf(outcome)).toEqual([]);
    expect(outcome.records).toHaveLength(1);
    expect(outcome.problems.every(({ column }) => column === '企业名称')).toBe(true);
  });

  it('reads the example of the manual', async () => {
    const readme = readFileSync(resolve(__dirname, '../../../README.md'), 'utf8');
    const example = /enterprises\.csv <<'CSV'\n([\s\S]*?)CSV\n/.exec(readme)?.[1] ?? '';
    const outcome = await readList(example, seedList('enterprises'));
    expect(outcome.problems).toEqual([]);
    expect(outcome.records).toMatchObject([{ values: { region: '410611', sharingAuthorised: 'true' } }]);
  });
});
