import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../src/cli/main';
import { openClone, type TestDatabase } from '../support/database';

/** Looks as people see it, without its colours. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
const plain = (text: string) => text.replace(/\u001b\[\d+m/g, '');

describe('kejin feed', () => {
  let clone: TestDatabase;
  let folder: string;
  const before = { ...process.env };
  beforeAll(async () => {
    clone = await openClone();
    folder = await mkdtemp(join(tmpdir(), 'kejin-try-'));
    Object.assign(process.env, { DATABASE_URL: clone.url, KEJIN_DATA_DIR: folder, LOG_LEVEL: 'silent' });
    delete process.env.npm_lifecycle_event;
  });
  afterAll(async () => {
    process.env = before;
    await clone.close();
    await rm(folder, { recursive: true });
  });

  async function run(...words: string[]): Promise<{ readonly text: string; readonly code: unknown }> {
    const exitCode = process.exitCode;
    process.exitCode = undefined;
    const out = jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
    const err = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
    try {
      await main(['node', 'kejin', ...words]);
      const text = [...out.mock.calls, ...err.mock.calls].map(([piece]) => String(piece)).join('');
      return { text: plain(text), code: process.exitCode };
    } finally {
      out.mockRestore();
      err.mockRestore();
      process.exitCode = exitCode;
    }
  }
  const file = async (name: string, text: string) => {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  };
  const rowsOf = async (table: string) => (await clone.db.query(`select from ${table}`)).length;

  const PROVINCES = '数据库：分省年度数据\n指标：地区生产总值(亿元)\n时间：最近2年\n地区,2019年,2018年\n';

  it('finds the feed of a file, and says what sending it would do, writing nothing', async () => {
    const path = await file('gdp.csv', `${PROVINCES}北京市,35371.28,33105.97\n天津市,14104.28,\n`);
    const { text, code } = await run('--lang', 'zh', 'feed', 'try', path);
    expect(code).toBeUndefined();
    expect(text).toContain('表头在第 4 行 · 纵向：地区 · 横向：报告期 · 全表同一指标');
    expect(text).toMatch(/数据源 {2}nbs-province-annual .*分省年度数据/);
    expect(text).toContain('1 个指标 × 2 个地区 × 2 个报告期（2018 – 2019） · 4 个数据 · 其中 1 个无数据');
    expect(text).toMatch(/B5 +地区生产总值 +北京市 +2019 +35371\.28 亿元 +3,537,128,000,000 元/);
    expect(text).toContain('✔ 可以导入');
    expect(text).toContain('新增 4');
    expect(text).toContain(`kejin feed send nbs-province-annual ${path}`);
    for (const table of ['observation', 'feed_run', 'feed_batch', 'raw_file', 'unknown_label', 'outbox'])
      expect([table, await rowsOf(table)]).toEqual([table, await sowed(table)]);
  });

  /** What the catalogue itself brings: figures of documents, and the targets to be judged. */
  const sowed = async (table: string) => {
    const ofRuns = { observation: 'feed_run_id is null', outbox: `queue <> 'feed-ingest'` };
    const where = ofRuns[table as keyof typeof ofRuns] ?? 'false';
    return (await clone.db.query(`select from ${table} where ${where}`)).length;
  };

  it('shows what would be revised, before and after', async () => {
    const first = await file('first.csv', `${PROVINCES}北京市,35371.28,33105.97\n`);
    const sent = await run('feed-send', 'nbs-province-annual', first, '--json');
    expect(JSON.parse(sent.text)).toMatchObject({ status: 'PUBLISHED', rowsNew: 2 });
    const second = await file('second.csv', `${PROVINCES}北京市,35445.1,33106\n`);
    const { text } = await run('--lang', 'en', 'feed', 'try', second, '--feed', 'nbs-province-annual');
    expect(text).toContain('new 0 · revised 1 · precision only 1');
    expect(text).toMatch(
      /revised +B5 .* 2019 +35,371\.28 hundred million yuan +35,445\.1 hundred million yuan/,
    );
    const { text: json } = await run('feed', 'try', second, '--json');
    expect(JSON.parse(json)).toMatchObject({
      feed: { slug: 'nbs-province-annual' },
      outcome: { status: 'PUBLISHED', rowsRevised: 1, rowsPrecisionOnly: 1 },
      unknownLabels: [],
    });
  });

  const LONG = '指标,地区,报告期,数值,单位\n';

  it('proposes what unknown names mean, and takes the file once they are accepted', async () => {
    const path = await file(
      'county.csv',
      `${LONG}国内专利授权数,鹤壁市,2019-05,120,件\n随便什么,鹤壁市,2019-05,7,件\n专利授权量,鹤壁市,2019-06,一百,件\n`,
    );
    const zh = await run('--lang', 'zh', 'feed', 'try', path, '--feed', 'local-long');
    expect(zh.code).toBe(1);
    expect(zh.text).toContain('长表');
    expect(zh.text).toContain('✖ 不会导入：3 行未通过检查');
    expect(zh.text).toMatch(
      /国内专利授权数 {2}指标 · A2 · 1 处，使文件不能导入\n +\d\d% {2}patents-granted {2}专利授权量/,
    );
    expect(zh.text).toMatch(/随便什么 .*\n +没有足够相近的指标/);
    expect(zh.text).toMatch(/拒绝 +D4 +一百 +“一百”不是数值/);
    expect(zh.text).toContain('kejin feed accept local-long 国内专利授权数 patents-granted');
    const en = await run('--lang', 'en', 'feed', 'try', path, '--feed', 'local-long');
    expect(en.text).toContain('Names that the feed does not know (2)');
    expect(en.text).toContain('Without the rows at fault');

    expect((await run('feed', 'accept', 'local-long', '国内专利授权数', 'nothing')).text).toContain(
      'UNKNOWN_INDICATOR',
    );
    await run('feed', 'accept', 'local-long', '国内专利授权数', 'patents-granted', '--unit', '件');
    await run('feed', 'reject', 'local-long', '随便什么', '--reason', '不用');
    await run('feed', 'accept', 'local-long', '市本级', '410600', '--kind', 'region');
    const yaml = await run('feed', 'mappings', 'local-long', '--yaml');
    expect(yaml.text).toBe(
      'indicators:\n  国内专利授权数:\n    code: patents-granted\n    unit: ITEM\nignore:\n  - 随便什么\n' +
        'regions:\n  aliases:\n    市本级: "410600"\n',
    );
    const right = await file(
      'right.csv',
      `${LONG}国内专利授权数,市本级,2019-05,120,\n随便什么,鹤壁市,2019-05,7,件\n`,
    );
    const taken = await run('--lang', 'zh', 'feed', 'try', right, '--feed', 'local-long');
    expect(taken.text).toContain('✔ 可以导入');
    expect(taken.text).toContain('新增 1 · 修订 0 · 跳过 1');
    expect(taken.text).toContain('已决定跳过');
    const list = await run('--lang', 'zh', 'feed', 'mappings', 'local-long');
    expect(list.text).toMatch(/国内专利授权数 +patents-granted +ITEM +system:cli/);
    expect((await run('feed', 'withdraw', 'local-long', '随便什么')).code).toBeUndefined();
    expect((await run('feed', 'withdraw', 'local-long', '随便什么')).text).toContain('NOT_DECIDED');
  });

  it('says why when no feed can read a file, or the one named cannot', async () => {
    const path = await file('notes.csv', '会议纪要\n今天天气很好\n');
    const nobody = await run('--lang', 'zh', 'feed', 'try', path);
    expect(nobody.code).toBe(1);
    expect(nobody.text).toContain('没有数据源读得懂这个文件');
    const named = await run('--lang', 'en', 'feed', 'try', path, '--feed', 'local-long');
    expect(named.text).toContain('✖ It would be refused: No header row was found');
    expect(named.code).toBe(1);
    const errors = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    await run('feed', 'try', path, '--feed', 'nowhere');
    await run('feed', 'try', join(folder, 'absent.csv'));
    expect(errors.mock.calls.flat().map((text) => String(text).split(':')[0])).toEqual([
      'UNKNOWN_FEED',
      'BAD_INPUT',
    ]);
    errors.mockRestore();
  });
});
