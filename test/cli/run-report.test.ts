import { checkReport } from '../../src/cli/check-report';
import { runReport } from '../../src/cli/run-report';
import type { RevisionImpact } from '../../src/services/impact/revision-impact';
import type { RejectSummary, RunSummary } from '../../src/services/ingestion/run-summary';

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
const plain = (text: string) => text.replace(/\u001b\[\d+m/g, '');

const reject: RejectSummary = {
  ...{
    severity: 'ERROR',
    line: 17,
    sheet: '五月',
    column: '数值',
    cell: 'D17',
    raw: '12O',
    code: 'NOT_A_NUMBER',
  },
  ...{ messageZh: '不是数值', rule: null, messageEn: 'Not a number' },
};

const summary = (given: Partial<RunSummary> = {}): RunSummary => ({
  ...{
    runId: 'r-1',
    feed: 'bureau',
    status: 'PUBLISHED',
    isDryRun: false,
    repeatsRunId: null,
    corrections: 0,
  },
  ...{ rowsDone: 5, rowsRead: 5, rowsNew: 3, rowsRevised: 1, rowsPrecisionOnly: 0, rowsUnchanged: 1 },
  ...{ rowsRejected: 0, rowsRemoved: 0, targetsAffected: 2, warnings: 0, openWarnings: 0, rejectsFound: 0 },
  ...{ errorCode: null, messageZh: null, messageEn: null, rejects: [], impact: null, submissions: [] },
  ...given,
});

const stated = (publishedText: string, value: string | null) => ({
  ...{ publishedText, publishedUnit: 'ITEM', value, missingReason: value === null ? 'NOT_PUBLISHED' : null },
  ...{ status: 'A', publishedAt: '2019-06-18T00:00:00.000Z' },
});

const impact: RevisionImpact = {
  figures: {
    ...{ new: 0, revised: 1, precisionOnly: 0, totalCount: 31 },
    changes: [
      {
        ...{ indicatorCode: 'grants', indicatorZh: '专利授权量', indicatorEn: 'Patents granted' },
        ...{
          regionCode: '410600',
          regionZh: '鹤壁市',
          regionEn: 'Hebi',
          period: '2019-05',
          revision: 'REVISED',
        },
        ...{ before: stated('120', '120'), after: stated('—', null), isInForce: true },
        ...{ line: 2, sheet: null, column: '数值', cell: 'D2' },
      },
    ],
  },
  targets: {
    ...{ asOf: '2019-07-01', dependent: 4, totalCount: 1 },
    changes: [
      {
        ...{ targetKey: 'hebi/2019/grants', planSlug: 'hebi', nameZh: '专利授权', nameEn: 'Grants' },
        ...{ unitZh: '件', unitEn: 'items', statusBefore: 'MET', statusAfter: 'AT_RISK' },
        ...{ actualBefore: '120', actualAfter: null, attainmentBefore: 1.2, attainmentAfter: null },
      },
    ],
  },
  approved: { totalCount: 0, things: [] },
};

describe('the report of a run', () => {
  it('says what to correct, and where', () => {
    const failed = summary({
      ...{
        status: 'FAILED',
        errorCode: 'ROWS_REJECTED',
        messageZh: '未通过检查',
        messageEn: 'Rows were refused',
      },
      ...{
        rowsRejected: 60,
        openWarnings: 0,
        warnings: 2,
        rejectsFound: 62,
        rejects: [reject, { ...reject, line: 0, cell: null }],
      },
    });
    const zh = plain(runReport(failed, 'zh'));
    expect(zh).toContain('NOT_A_NUMBER  五月 · 第 17 行 · D17  [12O]\n      不是数值\n');
    expect(zh).toContain('NOT_A_NUMBER  整个文件');
    expect(zh).toMatch(/未导入.*bureau\nROWS_REJECTED: 未通过检查\n读取 5 · .*未通过 60 · 提醒 2\n/);
    expect(zh).toContain('…另有 60 条');
    expect(plain(runReport(failed, 'en'))).toContain('五月 · line 17 · D17  [12O]\n      Not a number\n');
  });

  it('says what would change, before and after', () => {
    const text = plain(
      runReport(summary({ status: 'CHECKED', isDryRun: true, impact, corrections: 2 }), 'en'),
    );
    expect(text).toContain('Dry run passed; nothing was changed');
    expect(text).toContain('2 cells were read as corrected');
    expect(text).toContain(
      'Figures that would change (31)\n  Hebi Patents granted 2019-05: 120 → — (NOT_PUBLISHED)  REVISED\n  … and 30 more',
    );
    expect(text).toContain('  Grants: 120 → — items  MET → AT_RISK  hebi/2019/grants');
  });

  it('leaves out what there is none of', () => {
    const text = plain(runReport(summary(), 'en', { duplicate: true }));
    expect(text).toBe(
      'Taken in  bureau  The same file was handed in before\n' +
        'read 5 · new 3 · revised 1 · precision only 0 · unchanged 1 · rejected 0\nrun r-1\n',
    );
  });
});

describe('the report of a check', () => {
  const check = {
    ...{ runId: 'r-1', isSame: true, digestThen: 'a', digestNow: 'a', readThen: 2, readNow: 2 },
    ...{ rejectsThen: 0, rejectsNow: 0, figuresMissing: 0, examples: [], causes: [] },
  };

  it('says that it is the same, or what differs and why it may', () => {
    expect(checkReport(check, 'en')).toBe('The same again: 2 · sha256 a\n');
    const differs = { ...check, isSame: false, digestNow: 'b', figuresMissing: 1, examples: ['2 D2 410600'] };
    const text = checkReport({ ...differs, causes: ['CATALOGUE_CHANGED'] }, 'zh');
    expect(text).toContain('重做结果不同');
    expect(text).toContain('sha256 a → b');
    expect(text).toMatch(/1\n {2}2 D2 410600\n- 此后目录有过更新/);
  });
});
