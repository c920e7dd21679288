import fc from 'fast-check';
import { encode } from 'iconv-lite';
import { makePatentNumber } from '../../../src/domain/identifiers/patent-number';
import { makeUscc } from '../../../src/domain/identifiers/uscc';
import { readList, registerOf, saidOf } from '../support/register-reading';
import { xlsx } from '../support/workbook';

const CODE = '914403001922038216';
const ENTERPRISES = registerOf('enterprises', {
  columns: {
    ...{ uscc: ['统一社会信用代码', '信用代码'], name: '企业名称', region: '所在地', regionParent: '所在市' },
    ...{ status: '状态', industryCode: '行业代码', foundedOn: '成立日期', contactPhone: '联系电话' },
  },
});

describe('a list', () => {
  const lines = ['信用代码,企业名称,所在地,状态', `${CODE},华为技术有限公司,鹤壁市,存续`];

  it.each([
    ['UTF-8', Buffer.from(lines.join('\n'))],
    ['UTF-8 with its mark and CR LF', Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`)],
    ['GB18030', encode(lines.join('\n'), 'gb18030')],
    ['tabs', Buffer.from(lines.join('\n').replaceAll(',', '\t'))],
    [
      'a title, blank lines, a repeated header, totals and notes',
      Buffer.from(
        ['鹤壁市科技企业名单,,,', '', ...lines, lines[0], '合计,1家,,', '注：截至2026年2月。,,,'].join('\n'),
      ),
    ],
  ])('is read from %s', async (_, bytes) => {
    const outcome = await readList(bytes, ENTERPRISES);
    expect(outcome.records.map(({ values }) => values)).toEqual([
      expect.objectContaining({ uscc: CODE, name: '华为技术有限公司', region: '410600', status: 'ACTIVE' }),
    ]);
    expect(outcome).toMatchObject({ read: 1, rejected: 0 });
  });

  it('is the same list as a workbook', async () => {
    const cells = [['名单'], ...lines.map((line) => line.split(','))];
    const book = await readList(xlsx(cells), { ...ENTERPRISES, format: 'table' });
    const text = await readList(`名单\n${lines.join('\n')}`, { ...ENTERPRISES, format: 'table' });
    expect(book.records[0]?.values).toEqual(text.records[0]?.values);
    expect(book.records[0]?.line).toBe(3);
  });

  it.each([
    ['an empty file', '', ['EMPTY_FILE 0']],
    ['no header', '甲,乙\n1,2\n', ['NO_HEADER 1']],
    ['only a header', `${lines[0]}\n`, ['HEADER_ONLY 1']],
    ['a header without the code', '企业名称,所在地\n甲,鹤壁市\n', ['MISSING_COLUMN 1']],
    ['two columns of one meaning', `${lines[0]},统一社会信用代码\n`, ['DUPLICATE_COLUMN 1 信用代码']],
    ['a header that was damaged', '淇＄敤浠ｇ爜,浼佷笟鍚嶇О\n', ['GARBLED_FILE 1']],
    ['an open quote', `${lines[0]}\n"${CODE},甲`, ['OPEN_QUOTE 2']],
    ['a cell too many', `${lines[0]}\n${CODE},甲,鹤壁市,存续,x\n`, ['ROW_TOO_LONG 2']],
    ['a cell too few', `${lines[0]}\n${CODE},甲,鹤壁市\n`, ['ROW_TOO_SHORT 2']],
    [
      'data below the notes',
      `${lines.join('\n')}\n注：无。,,,\n${CODE},甲,鹤壁市,存续\n`,
      ['DATA_AFTER_NOTES 4'],
    ],
  ])('with %s is refused where that is', async (_, content, expected) => {
    expect(saidOf(await readList(content, ENTERPRISES))).toEqual(expected);
  });

  it('tells apart regions of one name by the region above, in a column of its own or not', async () => {
    const header = '信用代码,企业名称,所在市,所在地';
    const rows = [
      `${CODE},甲,北京市,朝阳区`,
      `${CODE},甲,长春市,朝阳区`,
      `${CODE},甲,,北京朝阳区`,
      `${CODE},甲,,朝阳区`,
    ];
    const outcome = await readList([header, ...rows].join('\n'), ENTERPRISES);
    expect(outcome.records.map(({ values }) => values.region)).toEqual(['110105', '220104', '110105']);
    expect(saidOf(outcome)).toEqual(['AMBIGUOUS_REGION 5 所在地']);
  });

  it('refuses text that nobody can see, that was damaged, or that is too long', async () => {
    const name = async (text: string) => {
      const outcome = await readList(`${lines[0]}\n${CODE},${text},鹤壁市,\n`, ENTERPRISES);
      return outcome.records[0]?.values.name ?? saidOf(outcome).join();
    };
    expect(await name('甲\u200b公司\u3000（集团）')).toBe('甲公司 （集团）');
    expect(await name('甲公司(集团)')).toBe('甲公司（集团）');
    expect(await name('ABC (China) Ltd')).toBe('ABC (China) Ltd');
    expect(await name('e\u0301lan')).toBe('élan');
    expect(await name('甲\u202e司公')).toBe('CONTROL_CHARACTER 2 企业名称');
    expect(await name('甲\u0007')).toBe('CONTROL_CHARACTER 2 企业名称');
    expect(await name('甲锟斤拷公司')).toBe('DAMAGED_TEXT 2 企业名称');
    expect(await name(new TextDecoder('gbk').decode(Buffer.from('指标地区指标')))).toBe(
      'GARBLED_TEXT 2 企业名称',
    );
    expect(await name('长'.repeat(201))).toBe('TEXT_TOO_LONG 2 企业名称');
    expect(await name('𠮷'.repeat(200))).toHaveLength(400);
    expect(await name('烫烫火锅店')).toBe('烫烫火锅店');
  });

  it('warns of what may be wrong, and leaves out an industry that is only a name', async () => {
    const outcome = await readList(
      `信用代码,企业名称,所在地,行业代码\n${CODE},甲,鹤壁市,软件业\n${CODE},乙,鹤壁市,C3985 电子专用材料制造\n`,
      ENTERPRISES,
    );
    expect(saidOf(outcome)).toEqual(['UNUSUAL_INDUSTRY_CODE 2 行业代码']);
    expect(outcome.records.map(({ values }) => values.industryCode)).toEqual([null, 'C3985']);
  });

  it.each([
    ...['2020-01-05', '2020/1/5', '2020年1月5日', '20200105', '2020.1.5', '2020-01-05 00:00:00'],
    ...['2020/1/5 0:00', '２０２０-01-05', '43835'],
  ])('reads %s as a day', async (text) => {
    const content = xlsx([
      ['信用代码', '企业名称', '成立日期'],
      [CODE, '甲', text],
    ]);
    const { records, problems } = await readList(content, {
      ...ENTERPRISES,
      format: 'xlsx',
      region: '410600',
    });
    expect(problems).toEqual([]);
    expect(records[0]?.values.foundedOn).toBe('2020-01-05');
  });

  it.each(['2020-02-30', '2020年1月', '1/5/2020', '60', '43835', 'x', '10000-01-01'])(
    'does not take %s for a day',
    async (text) => {
      const outcome = await readList(
        `信用代码,企业名称,所在地,成立日期\n${CODE},甲,鹤壁市,${text}\n`,
        ENTERPRISES,
      );
      expect(saidOf(outcome)).toEqual(['BAD_DATE 2 成立日期']);
    },
  );

  it('never shows a contact among the problems, and takes none where nothing can seal it', async () => {
    const content = `信用代码,企业名称,所在地,联系电话\n${CODE},甲,鹤壁市,${'1'.repeat(200)}\n`;
    const { problems } = await readList(content, ENTERPRISES);
    expect(problems).toMatchObject([{ code: 'TEXT_TOO_LONG', column: '联系电话', raw: '' }]);
    const unsealed = await readList(content.replace(/1{200}/, '13800000000'), ENTERPRISES, false);
    expect(saidOf(unsealed)).toEqual(['NO_CONTACT_KEY 2 联系电话']);
  });

  it('gives every code and number back that it is given, in any spelling', async () => {
    const definition = registerOf('patents');
    const records = fc.array(
      fc.record({
        uscc: fc
          .integer({ min: 0, max: 999_999 })
          .map((n) => makeUscc(`91410600MA${String(n).padStart(6, '0')}`)),
        number: fc
          .tuple(
            fc.integer({ min: 2004, max: 2025 }),
            fc.constantFrom('INVENTION', 'DESIGN'),
            fc.nat(9_999_999),
          )
          .map(([year, kind, serial]) => makePatentNumber(year, kind as 'DESIGN', serial)),
        spell: fc.constantFrom(
          (n: string) => n,
          (n: string) => `ZL${n}`,
          (n: string) => `ZL ${n.replace('.', '')}`,
          (n: string) => n.toLowerCase(),
        ),
      }),
      { minLength: 1, maxLength: 20 },
    );
    await fc.assert(
      fc.asyncProperty(records, async (all) => {
        const rows = all.map(
          ({ uscc, number, spell }) => `${spell(number)},题,${uscc.toLowerCase()},2026-01-01`,
        );
        const outcome = await readList(
          ['applicationNumber,title,uscc,filedOn', ...rows].join('\n'),
          definition,
        );
        expect(outcome.problems).toEqual([]);
        expect(outcome.records.map(({ values }) => [values.applicationNumber, values.uscc])).toEqual(
          all.map(({ number, uscc }) => [number, uscc]),
        );
      }),
      { numRuns: 60 },
    );
  });
});
