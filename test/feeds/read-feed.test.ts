import fc from 'fast-check';
import { MAX_BATCH_PROBLEMS, MAX_BATCH_ROWS, MAX_IGNORED_LABELS } from '../../src/feeds/limits';
import { inFeed, LONG, type Outcome, readAll, sourceOf, WIDE } from './support/reading';

function expectSound({ read, rows, withdrawn, rejected, ignored, repeated, problems }: Outcome): void {
  expect(rows.length - withdrawn.length + rejected + ignored + repeated).toBe(read);
  for (const row of rows) {
    expect(row.value === null).toBe(row.missingReason !== undefined);
    if (row.value !== null) expect(row.value).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
  }
  for (const { raw, messageZh, messageEn } of problems) {
    const text = `${raw}${messageZh}${messageEn}`;
    expect(text).not.toContain('\0');
    expect(text).not.toMatch(/\p{Surrogate}/u);
  }
}

const cell = fc.oneof(
  fc.constantFrom(
    '地区',
    '指标',
    '时间',
    '数值',
    '单位',
    '鹤壁市',
    '410600',
    '专利授权量',
    '总产值(万元)',
    '件',
    '万元',
  ),
  fc.constantFrom(
    '2019年',
    '2019-05',
    '5月',
    '2019.1',
    '12',
    '1,2',
    '"',
    '""',
    '注：',
    '数据来源：',
    '',
    '—',
    '1e309',
    '\0',
    '\r',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const table = fc
  .array(fc.array(cell, { maxLength: 6 }), { maxLength: 15 })
  .map((rows) => rows.map((row) => row.join(',')).join('\n'));
const feeds = fc.constantFrom(
  LONG,
  WIDE,
  inFeed(WIDE, {
    region: undefined,
    unmapped: 'ignore-with-report',
    periods: { dottedMonth: 'october', defaultYear: 'from-title' },
  }),
  inFeed(LONG, { onReject: 'keep-valid', unmapped: 'ignore-with-report' }),
);
const heading = fc.constantFrom(
  '',
  '地区,指标,时间,数值,单位\n',
  '指标,2019年,2018年\n',
  '时间：2019年\n地区,总产值(万元)\n',
);

describe('reading a file', () => {
  it('always ends with counts that add up, whatever the table says', async () => {
    await fc.assert(
      fc.asyncProperty(feeds, heading, table, async (feed, head, text) => {
        expectSound(await readAll(sourceOf(`${head}${text}`, 50), feed));
      }),
      { numRuns: 400 },
    );
  });

  it('always ends, whatever the bytes are', async () => {
    await fc.assert(
      fc.asyncProperty(feeds, fc.uint8Array({ maxLength: 300 }), async (feed, bytes) => {
        expectSound(await readAll(sourceOf(bytes, 17), feed));
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same rows and problems however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        feeds,
        heading,
        table,
        fc.integer({ min: 1, max: 40 }),
        async (feed, head, text, size) => {
          const whole = await readAll(sourceOf(`${head}${text}`), feed);
          const cut = await readAll(sourceOf(`${head}${text}`, size), feed);
          expect(cut).toEqual(whole);
        },
      ),
    );
  });

  it('yields batches of bounded size, also from very wide rows', async () => {
    const years = Array.from({ length: 150 }, (_, at) => `${1900 + at}年`);
    const labels = Array.from({ length: 100 }, (_, at) => `标签${at}`);
    const feed = inFeed(WIDE, {
      indicators: Object.fromEntries(labels.map((label) => [label, { code: 'patents', unit: '件' }])),
    });
    const rows = labels.map((label) => `${label},${years.map(() => '1').join(',')}`);
    const outcome = await readAll(sourceOf(`指标,${years.join(',')}\n${rows.join('\n')}\n`), feed);
    expect(outcome).toMatchObject({ read: 15_000, repeated: 14_850 });
    expect(outcome.rows).toHaveLength(150);
    expect(outcome.batches).toBeGreaterThanOrEqual(Math.floor(14_850 / MAX_BATCH_ROWS));
  });

  it('lists so many passed-over labels and counts the others, and cuts long lists of problems', async () => {
    const lines = Array.from({ length: 6_000 }, (_, at) => `410600,商标${at},2019,1,件`);
    const file = sourceOf(`地区,指标,时间,数值,单位\n410600,专利授权量,2019,1,件\n${lines.join('\n')}\n`);
    const passing = await readAll(file, inFeed(LONG, { unmapped: 'ignore-with-report' }));
    expect(passing).toMatchObject({ read: 6_001, ignored: 6_000 });
    expect(passing.problems).toHaveLength(MAX_IGNORED_LABELS + 1);
    expect(passing.problems.at(-1)).toMatchObject({ code: 'IGNORED_OTHERS', severity: 'INFO' });
    expect(passing.problems.at(-1)?.messageEn).toContain('4000 labels with 4000 figures');
    const rejecting = await readAll(file, LONG);
    expect(rejecting.problems).toHaveLength(6_000);
    expect(rejecting.batches).toBeGreaterThanOrEqual(6_000 / MAX_BATCH_PROBLEMS);
  });

  it('passes an error of the source on, for it is no fault of the file', async () => {
    const broken = async function* () {
      yield Buffer.from('地区');
      throw new Error('connection lost');
    };
    await expect(readAll(broken, LONG)).rejects.toThrow('connection lost');
  });

  it('takes a figure once that is repeated hundreds of times', async () => {
    const lines = Array.from(
      { length: 400 },
      (_, at) => `410600,专利授权量,${1900 + (at % 200)}-01,${at % 2},件\n`,
    ).join('');
    const many = async function* () {
      yield Buffer.from('地区,指标,时间,数值,单位\n');
      for (let i = 0; i < 250; i += 1) yield Buffer.from(lines);
    };
    const { read, rows } = await readAll(many, inFeed(LONG, { onReject: 'keep-valid' }));
    expect(read).toBe(100_000);
    expect(rows).toHaveLength(200);
  });
});
