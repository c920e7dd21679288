import { checkFeedDefinition } from '../../../src/feeds/check-definition';
import { readFeedDefinition } from '../../../src/feeds/read-definition';
import { REGISTER_NAMES } from '../../../src/feeds/registers/register-fields';
import { sliceOf } from '../../../src/feeds/registers/slice';
import { readList, registerOf, saidOf } from '../support/register-reading';
import { testVocabulary } from '../support/vocabulary';

const HEAD = 'slug: list\nkind: register\nnameZh: 名单\nnameEn: List\nformat: csv\n';
const CERTIFICATES = `${HEAD}register: certifications\ncolumns:\n  number: 编号\n  uscc: 代码\n`;

const mistakes = (yaml: string) =>
  readFeedDefinition(yaml).mistakes.map(({ line, field, messageEn }) => `${line} ${field} ${messageEn}`);
const mismatches = (yaml: string) => {
  const { definition, mistakes: found } = readFeedDefinition(yaml);
  if (!definition) throw new Error(JSON.stringify(found));
  return checkFeedDefinition(definition, testVocabulary).map(({ messageEn }) =>
    messageEn.replace(/.*catalogue: /, ''),
  );
};

describe('the definition of a register', () => {
  it('has defaults, and survives being stored as JSON', () => {
    const { definition } = readFeedDefinition(`${CERTIFICATES}defaults: { kind: 高企 }\n`);
    expect(definition).toMatchObject({
      ...{
        onReject: 'refuse',
        blanksRetract: false,
        synthetic: false,
        fullList: false,
        maxRemovedShare: 0.3,
      },
      columns: { number: ['编号'], uscc: ['代码'] },
    });
    expect(JSON.parse(JSON.stringify(definition))).toEqual(definition);
  });

  it('can be given for every register', () => {
    for (const register of REGISTER_NAMES)
      expect(checkFeedDefinition(registerOf(register), testVocabulary)).toEqual([]);
  });

  it.each([
    ['an unknown register', `${HEAD}register: dogs\ncolumns: {}\n`, /^6 register Invalid option/],
    ['an unknown kind', `${HEAD.replace('kind: register', 'kind: dogs')}`, /^2 kind Invalid/],
    [
      'an unknown column',
      `${CERTIFICATES}  colour: 颜色\ndefaults: { kind: 高企 }\n`,
      /^10 columns.colour .* no such field/,
    ],
    ['no column of its key', CERTIFICATES, /^8 columns.kind needed/],
    [
      'words of a date',
      `${CERTIFICATES}  kind: 类\nvalues: { issuedOn: { 今: 日 } }\n`,
      /^11 values.issuedOn/,
    ],
    [
      'a contact for all',
      `${HEAD}register: enterprises\ncolumns: { uscc: 代码 }\ndefaults: { contactName: 张 }\n`,
      /^8 defaults.contactName/,
    ],
    [
      'a full list that keeps what is valid',
      `${CERTIFICATES}  kind: 类\nfullList: true\nonReject: keep-valid\n`,
      /^11 fullList needs/,
    ],
    ['a slice that it has not', `${CERTIFICATES}  kind: 类\nfullList: { bank: 甲 }\n`, /^11 fullList.bank/],
    [
      'a day that does not exist',
      `${CERTIFICATES}  kind: 类\ncoverage: { startsOn: 2024-02-30, region: "410600" }\n`,
      /^11 coverage.startsOn/,
    ],
  ])('with %s is refused with line and field', (_, yaml, expected) => {
    expect(mistakes(yaml)).toEqual([expect.stringMatching(expected)]);
  });

  it.each([
    ['an unknown region', 'region: "999999"\n', ['region: region 999999']],
    ['an unknown region inside', 'fullList: { within: "999999" }\n', ['fullList.within: region 999999']],
    [
      'a word that is none of ours',
      'values: { kind: { 高: HIGH } }\n',
      [/^values.kind.高: HIGH ∉ HIGH_TECH_ENTERPRISE/],
    ],
    ['a default that cannot be read', 'defaults: { issuedOn: 昨天 }\n', ['defaults.issuedOn: 昨天']],
    [
      'coverage of a kind that is none',
      'coverage: { startsOn: 2024-01-01, region: "410600", kind: X }\n',
      [/^coverage.kind: X/],
    ],
  ])('with %s does not fit the catalogue', (_, more, expected) => {
    expect(mismatches(`${CERTIFICATES}  kind: 类\n${more}`)).toEqual(
      expected.map((one) => (typeof one === 'string' ? one : expect.stringMatching(one))),
    );
  });

  it('with a unit that measures something else does not fit either', () => {
    const { columns } = registerOf('loans');
    expect(
      checkFeedDefinition(
        registerOf('loans', { columns, units: { principal: '件', annualRate: '元' } }),
        testVocabulary,
      ),
    ).toHaveLength(2);
  });

  it('takes its own words before ours, and defaults for what is blank', async () => {
    const definition = registerOf('certifications', {
      values: { kind: { 甲类: 'HIGH_TECH_ENTERPRISE', 科技小巨人: 'RND_CENTRE' } },
      defaults: { level: '省级', issuedOn: '2024-01-01' },
    });
    const rows = ['甲类,GR202441000001', '科技小巨人,1', '高企,GR202441000002', 'tech_giant,2', '丙类,3'];
    const outcome = await readList(
      [
        'kind,number,uscc,level',
        ...rows.map((row, n) => `${row},914403001922038216,${n === 0 ? '国家级' : ''}`),
      ].join('\n'),
      definition,
    );
    expect(outcome.records.map(({ values }) => `${values.kind} ${values.level} ${values.issuedOn}`)).toEqual([
      ...['HIGH_TECH_ENTERPRISE NATIONAL 2024-01-01', 'RND_CENTRE PROVINCIAL 2024-01-01'],
      ...['HIGH_TECH_ENTERPRISE PROVINCIAL 2024-01-01', 'TECH_GIANT PROVINCIAL 2024-01-01'],
    ]);
    expect(saidOf(outcome)).toEqual(['UNKNOWN_WORD 6 kind']);
  });

  it('refuses high-tech numbers of the wrong form, and only warns of other doubtful ones', async () => {
    const read = async (kind: string, number: string) =>
      saidOf(
        await readList(
          `kind,number,uscc,issuedOn\n${kind},${number},914403001922038216,2015-08-03\n`,
          registerOf('certifications'),
        ),
      );
    expect(await read('高企', 'GR201512000273')).toEqual([]);
    expect(await read('高企', 'GR20151200027')).toEqual(['BAD_CERTIFICATE_NUMBER 2 number']);
    expect(await read('高企', 'GF201512000273')).toEqual(['UNUSUAL_CERTIFICATE_NUMBER 2 number']);
    expect(await read('科技型中小企业', '2025440111A0032458')).toEqual([]);
    expect(await read('科技型中小企业', '2025-44')).toEqual(['UNUSUAL_CERTIFICATE_NUMBER 2 number']);
    expect(await read('科技小巨人', '豫科 7 号')).toEqual([]);
  });

  it('refuses a patent whose number says another kind, and fails its check digit', async () => {
    const read = async (number: string, kind: string) =>
      saidOf(
        await readList(
          `applicationNumber,kind,title,uscc,filedOn\n${number},${kind},题,914403001922038216,2017-07-21\n`,
          registerOf('patents'),
        ),
      );
    expect(await read('ZL201710601862.3', '发明专利')).toEqual([]);
    expect(await read('ZL201710601862.3', '实用新型')).toEqual(['PATENT_KIND_MISMATCH 2 kind']);
    expect(await read('ZL201710601862.4', '发明')).toEqual(['BAD_PATENT_NUMBER 2 applicationNumber']);
  });

  it('is full for the part that it names, and for what is fixed for all its records', () => {
    const slice = (given: Record<string, unknown>) =>
      sliceOf(registerOf('certifications', given), testVocabulary);
    expect(slice({})).toBeNull();
    expect(slice({ fullList: true })).toEqual({ within: null, only: [] });
    expect(slice({ fullList: true, defaults: { kind: '高企' }, regions: { within: '410600' } })).toEqual({
      within: '410600',
      only: [['kind', 'HIGH_TECH_ENTERPRISE']],
    });
    expect(slice({ fullList: { within: '410611', kind: '科技小巨人' } })).toEqual({
      within: '410611',
      only: [['kind', 'TECH_GIANT']],
    });
  });
});
