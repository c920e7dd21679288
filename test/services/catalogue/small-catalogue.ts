/** A small catalogue of its own in a temporary directory, to be broken and edited file by file. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const FILES: Readonly<Record<string, string>> = {
  'regions.csv': `code,name_zh,name_en,level,parent_code,valid_from,valid_to
100000,中国,China,COUNTRY,,,
410000,河南省,Henan Province,PROVINCE,100000,,
410600,鹤壁市,Hebi,PREFECTURE,410000,,
410621,浚县,Xun County,COUNTY,410600,,
`,
  'units.yaml': `- { code: CNY, nameZh: 元, nameEn: yuan, dimension: money, factor: "1", aliases: [元] }
- { code: CNY_10K, nameZh: 万元, nameEn: ten thousand yuan, dimension: money, factor: "10000", aliases: [万元] }
- { code: ITEM, nameZh: 件, nameEn: items, dimension: count.item, factor: "1", aliases: [件] }
- { code: PERCENT, nameZh: "%", nameEn: percent, dimension: ratio, factor: "1", aliases: ["%"] }
`,
  'documents/report.yaml': `slug: report
titleZh: 报告
titleEn: Report
publishedOn: "2019-06-20"
source: { file: "009" }
`,
  'departments.yaml': `- { slug: science, nameZh: 科技局, nameEn: Science Bureau, region: "410600" }
- { slug: finance, nameZh: 财政局, nameEn: Finance Bureau, region: "410600" }
`,
  'indicators/all.yaml': `- { code: milestone, nameZh: 里程碑, nameEn: Milestone, unit: ITEM, measure: STOCK, direction: HIGHER_IS_BETTER, source: OBSERVED }
- { code: loans, nameZh: 贷款, nameEn: Loans, unit: CNY, measure: FLOW, direction: HIGHER_IS_BETTER, source: OBSERVED, aliasesZh: [贷款额] }
- { code: patents, nameZh: 专利, nameEn: Patents, unit: ITEM, measure: FLOW, direction: HIGHER_IS_BETTER, source: OBSERVED }
- { code: invention-patents, nameZh: 发明专利, nameEn: Invention patents, unit: ITEM, measure: FLOW, direction: HIGHER_IS_BETTER, source: OBSERVED }
- { code: output, nameZh: 产值, nameEn: Output, unit: CNY, measure: FLOW, direction: HIGHER_IS_BETTER, source: OBSERVED }
- { code: output-growth, nameZh: 产值增速, nameEn: Output growth, unit: PERCENT, measure: GROWTH_RATE, direction: HIGHER_IS_BETTER, source: OBSERVED, growthOf: output }
`,
  'plans/plan.yaml': `slug: plan
document: report
titleZh: 方案
titleEn: Plan
region: "410600"
startsOn: "2018-01-01"
endsOn: "2019-12-31"
workAreas:
  - { slug: lending, nameZh: 信贷, nameEn: Lending, clause: 三(一), lead: [finance], supporting: [science] }
stages:
  - slug: first
    kind: STAGE
    nameZh: 第一阶段
    nameEn: First stage
    startsOn: "2018-01-01"
    endsOn: "2018-12-31"
    clause: 四(一)
    targets:
      - indicator: loans
        nameZh: 贷款
        nameEn: Loans
        basis: PERIOD_TOTAL
        comparator: AT_LEAST
        value: "8000"
        unit: CNY_10K
        statedText: 8000万元
        firmness: BINDING
        clause: 四(一)1
        workArea: lending
      - indicator: patents
        nameZh: 专利
        nameEn: Patents
        basis: PERIOD_TOTAL
        comparator: AT_LEAST
        value: "30"
        unit: ITEM
        firmness: BINDING
        clause: 四(一)2
        lead: [science]
      - indicator: invention-patents
        nameZh: 其中发明专利
        nameEn: Of these, invention patents
        basis: PERIOD_TOTAL
        comparator: AT_LEAST
        value: null
        unit: ITEM
        firmness: ASPIRATIONAL
        clause: 四(一)2
        partOf: first/patents
        gapZh: 数字缺失。
        gapEn: The number is missing.
    milestones:
      - slug: fund-set-up
        nameZh: 设立基金
        nameEn: Fund set up
        firmness: BINDING
        clause: 四(一)3
        workArea: lending
  - slug: second
    kind: STAGE
    nameZh: 第二阶段
    nameEn: Second stage
    startsOn: "2019-01-01"
    endsOn: "2019-12-31"
    clause: 四(二)
    targets:
      - indicator: output
        slug: output-rate
        nameZh: 产值增长
        nameEn: Growth of output
        basis: GROWTH
        comparator: MORE_THAN
        value: "12.5"
        unit: PERCENT
        firmness: BINDING
        clause: 四(二)1
        growthBase: { kind: PREVIOUS_YEAR }
`,
  'programmes/scheme.yaml': `slug: scheme
document: report
nameZh: 贴息
nameEn: Interest subsidy
region: "410600"
fund:
  size: { value: "500", unit: CNY_10K, clause: 五 }
rules:
  - { key: rate, kind: RATE, clause: 五(一), nameZh: 贴息率, nameEn: Rate, value: "2", unit: PERCENT }
`,
  'observations/report.yaml': `document: report
region: "410600"
publishedOn: "2019-06-20"
figures:
  - { indicator: output, period: 2019-01/2019-05, value: "42.9", unit: CNY_10K, published: 42.9万元, clause: 一 }
  - { indicator: output-growth, period: 2019-01/2019-05, value: "8.1", unit: PERCENT, published: 增长8.1%, clause: 一 }
  - { indicator: patents, period: "2018", value: null, unit: ITEM, published: …, clause: 二, missing: NOT_PUBLISHED }
`,
  'feeds/local.yaml': `slug: local
nameZh: 地方数据
nameEn: Local figures
format: csv
indicators:
  贷款(万元): { code: loans, unit: CNY_10K }
`,
  'left-out.yaml': `- { document: report, clause: 六, figure: 3人, reasonZh: 编制, reasonEn: Staff }
`,
};

export interface SmallCatalogue {
  readonly directory: string;
  /** Replaces text that must be there in a file. */
  edit(file: string, before: string, after: string): Promise<void>;
  write(file: string, text: string): Promise<void>;
  remove(file: string): Promise<void>;
  discard(): Promise<void>;
}

function over(directory: string): SmallCatalogue {
  const write = async (file: string, text: string) => {
    await mkdir(dirname(join(directory, file)), { recursive: true });
    await writeFile(join(directory, file), text);
  };
  return {
    directory,
    write,
    edit: async (file, before, after) => {
      const text = await readFile(join(directory, file), 'utf8');
      if (!text.includes(before)) throw new Error(`${file} has no "${before}"`);
      await write(
        file,
        text.replace(before, () => after),
      );
    },
    remove: (file) => rm(join(directory, file)),
    discard: () => rm(directory, { recursive: true, force: true }),
  };
}

const newDirectory = () => mkdtemp(join(tmpdir(), 'kejin-catalogue-'));

export async function writeSmallCatalogue(): Promise<SmallCatalogue> {
  const catalogue = over(await newDirectory());
  for (const [file, text] of Object.entries(FILES)) await catalogue.write(file, text);
  return catalogue;
}

export async function copyCatalogue(from: string): Promise<SmallCatalogue> {
  const directory = await newDirectory();
  await cp(from, directory, { recursive: true });
  return over(directory);
}
