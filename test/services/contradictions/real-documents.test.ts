import { join } from 'node:path';
import type { Database, Statements } from '../../../src/db/database';
import type { Finding } from '../../../src/domain/contradictions/terms';
import { loadCatalogue } from '../../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../../src/services/catalogue/read-catalogue';
import { contradictionsOf } from '../../../src/services/contradictions/contradictions-of';
import { loadDemo } from '../../../src/services/demo/load-demo';
import { openTestDatabase } from '../../support/database';

const SEEDS = join(__dirname, '../../../seeds');
const NOW = new Date('2021-12-01T04:00:00Z');
const LOADING_MS = 60_000;
const on = (asOf: string) => ({ asOf, now: NOW, today: '2021-12-01' });

const short = ({ kind, severity, targets }: Finding) => ({ kind, severity, targets });
const found = (kind: string, severity: string, ...targets: string[]) => ({ kind, severity, targets });

/** Read with a pencil in the ten documents; each line says why it is right. */
const EXPECTED: Readonly<Record<string, readonly object[]>> = {
  hebi: [
    // 30 new ones in three years: 2019 states 10, 70 to 80 makes 10 in 2020, and for the ten of 2018 there is
    // only "15 together with 科技小巨人".
    found(
      'INCREMENTS_AGAINST_TOTALS',
      'TENSION',
      'hebi/overall/high-tech-enterprises-new',
      'hebi/stage-2019/high-tech-enterprises-new',
      'hebi/stage-2019/high-tech-enterprises',
      'hebi/stage-2020/high-tech-enterprises',
      'hebi/stage-2018/high-tech-and-giant-enterprises-new',
    ),
    // 力争达到8000万元 in 二(二)2, 累计达到8000万元 in 四(三)2.
    found(
      'FIRMNESS_DIFFERS',
      'TENSION',
      'hebi/overall/fiscal-tech-finance-investment',
      'hebi/stage-2020/fiscal-tech-finance-investment',
    ),
    // 小微 more than 1 billion, 中小 reach 1 billion: small and micro lie within small and medium-sized.
    found(
      'SCOPES_DIFFER',
      'TENSION',
      'hebi/overall/tech-small-micro-loans',
      'hebi/stage-2020/tech-sme-loans',
    ),
    // 力争新增…5家 in 二(二)3, 培育…5家 in 四(三)2: new since the plan began and cumulative are the same.
    found(
      'FIRMNESS_DIFFERS',
      'TENSION',
      'hebi/overall/tech-enterprise-listings',
      'hebi/stage-2020/tech-enterprise-listings',
    ),
    // 2 + 3 + ? = 10: the last year, without a number, must lend five thirds of the year before.
    found(
      'FLOWS_AGAINST_TOTAL',
      'TENSION',
      'hebi/stage-2020/tech-sme-loans',
      'hebi/stage-2018/tech-sme-loans',
      'hebi/stage-2019/tech-sme-loans',
    ),
    // 1 billion for 50 enterprises makes 20 million each, twice what counts as a small or micro loan.
    found(
      'AMOUNT_AGAINST_COUNT',
      'REMARK',
      'hebi/overall/tech-small-micro-loans',
      'hebi/overall/loan-receiving-tech-small-micros',
    ),
    // Nothing is wrong with: R&D 2 % twice; patents 800, 900, 1000 and 1000 again; technology SMEs 60 + 60 = 120;
    // 50 million, then 80 million; 22,000 家, 26,000 户, 30,000 家; 50, 100, 200 served by the platform.
  ],
  jinta: [
    // 万人发明专利拥有量达到2件: 力争 in 二(一)1, not in the second paragraph of part one.
    found(
      'FIRMNESS_DIFFERS',
      'TENSION',
      'jinta/overall/invention-patents-per-10k',
      'jinta/overall/invention-patents-per-10k-ip',
    ),
  ],
  shifang: [
    // 2家 in 二(四), 2家以上 in 三(一)2: the catalogue says why they are the same.
    found(
      'COMPARATORS_DIFFER',
      'REMARK',
      'shifang/overall/industry-innovation-alliances',
      'shifang/overall/industry-innovation-alliances-task',
    ),
    // 3 of 10 billion and 5 of 1 billion sales, 10 provincial and 1 national, 9 + 5 and 20 centres: they differ in scope.
  ],
  // 400 + 1600 and 1500 + 500 are one sum of 2000 divided in two ways.
  'risk-fund': [],
  ...{ jiayuguan: [], maanshan: [], shanxi: [], tiantai: [], 'yunnan-crops': [], zhaotong: [] },
};

describe('the ten documents, read for what does not fit together', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
    await loadCatalogue(db, await readCatalogue(SEEDS), NOW);
    await loadDemo(db);
  }, LOADING_MS);
  afterAll(() => db.close());

  it('have exactly these findings from the catalogue alone, and no nonsense', async () => {
    const all = await contradictionsOf(db, null, null);
    const shown = Object.fromEntries([...all].map(([plan, findings]) => [plan, findings.map(short)]));
    expect(shown).toEqual(EXPECTED);
    expect([...all.values()].flat().filter(({ withData }) => withData)).toEqual([]);
  });

  it('are explained clause by clause, in both languages', async () => {
    const [first] = (await contradictionsOf(db, ['hebi'], null)).get('hebi') ?? [];
    expect(first?.clauses).toEqual(['二(二)1', '四(二)2', '四(三)2', '四(一)2(4)']);
    expect(first?.explanation.zh).toBe(
      '二(二)1“新增高新技术企业30家以上”，分阶段能看出20家：2019年10家（四(二)2“新增高新技术企业10家”）、' +
        '2020年10家（总数由四(二)2“总数达到70家”到四(三)2“达到80家”）。其余10家只能出在2018年，' +
        '那一段只有与其他合计的四(一)2(4)“15家以上”；按四(三)2“达到80家”倒推，2017年12月31日须为50家。',
    );
    expect(first?.explanation.en).toMatch(/it must have stood at 50 enterprises on 31 December 2017\.$/);
    const [alliances] = (await contradictionsOf(db, ['shifang'], null)).get('shifang') ?? [];
    expect(alliances?.equivalentBecause?.zh).toContain('不是上限');
  });

  it('are held against what was counted once figures are known', async () => {
    const all = (await contradictionsOf(db, ['hebi'], on('2019-06-30'))).get('hebi') ?? [];
    const withData = all.filter((finding) => finding.withData);
    expect(withData.map(short)).toEqual([
      // 80 less 30 makes 50 at the end of 2017; the demonstration has 48.
      found(
        'BASE_NOT_AS_KNOWN',
        'TENSION',
        'hebi/overall/high-tech-enterprises-new',
        'hebi/stage-2020/high-tech-enterprises',
      ),
      // What is missing of the billion takes more than twice what was ever lent in such a time: to small and
      // micro enterprises here, to all technology SMEs below.
      found('IMPLAUSIBLE_JUMP', 'TENSION', 'hebi/overall/tech-small-micro-loans'),
      // 70 less 10 makes 60 at the end of 2018; the demonstration has 58.
      found(
        'BASE_NOT_AS_KNOWN',
        'TENSION',
        'hebi/stage-2019/high-tech-enterprises-new',
        'hebi/stage-2019/high-tech-enterprises',
      ),
      // From the count of the day to 200 takes more than twice the best eighteen months there were.
      found('IMPLAUSIBLE_JUMP', 'TENSION', 'hebi/stage-2020/tech-smes'),
      found('IMPLAUSIBLE_JUMP', 'TENSION', 'hebi/stage-2020/tech-sme-loans'),
    ]);
    expect(withData.every(({ synthetic }) => synthetic)).toBe(true);
    expect(all.filter((finding) => !finding.withData).map(short)).toEqual(EXPECTED.hebi);
    expect(withData[2]?.explanation.zh).toContain('2018年12月31日应为60家；实际为58家，少2家');
  });

  it('know nothing of a day that had no figures yet', async () => {
    const all = (await contradictionsOf(db, ['hebi'], on('2016-12-31'))).get('hebi') ?? [];
    expect(all.map(short)).toEqual(EXPECTED.hebi);
  });

  it('are searched in a fixed number of statements', async () => {
    const count = async (plans: readonly string[] | null) => {
      let statements = 0;
      const counting: Statements = {
        query: (sql, parameters) => {
          statements += 1;
          return db.query(sql, parameters);
        },
      };
      await contradictionsOf(counting, plans, on('2019-06-30'));
      return statements;
    };
    // Other plans count other registers; one statement for each kind of event, whatever the number of targets.
    expect(await count(['hebi'])).toBeLessThanOrEqual(60);
    expect(await count(null)).toBeLessThanOrEqual(60);
  });
});
