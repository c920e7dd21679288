import { sdmx } from '../../../../src/feeds/messages/sdmx';
import { codesOf, sourceOf } from '../../support/reading';
import { figuresOf, HARVEST, readSdmx, sdmxFeed, spotIn } from '../../support/sdmx';

const FEED = sdmxFeed(HARVEST);
const V2 = 'STRUCTURE,STRUCTURE_ID,ACTION,CROP,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS';
const read = (text: string, yaml = HARVEST) => readSdmx(sourceOf(text), sdmxFeed(yaml));
const rows = (...cells: readonly string[]) =>
  `${V2}\n${cells.map((one) => `dataflow,A:B(1.0),${one}\n`).join('')}`;

describe('a message in SDMX-CSV', () => {
  it('of version 1.0 with labels gives codes and names, and a number its every digit', async () => {
    const text = `DATAFLOW;CROP: Crop;REF_AREA: Area;TIME_PERIOD;OBS_VALUE;UNIT_MEASURE: Unit
A:B(1.0): Harvest;RICE: 稻谷: 早稻;410600: 鹤壁市;2026-M05;1234.50;T: 吨
`;
    const [figure] = await figuresOf(sourceOf(text), FEED);
    expect(figure).toEqual({
      line: 2,
      path: 'OBS_VALUE',
      components: {
        DATAFLOW: { code: 'A:B(1.0)', name: 'Harvest' },
        CROP: { code: 'RICE', name: '稻谷: 早稻' },
        REF_AREA: { code: '410600', name: '鹤壁市' },
        TIME_PERIOD: { code: '2026-M05' },
        OBS_VALUE: { code: '1234.50' },
        UNIT_MEASURE: { code: 'T', name: '吨' },
      },
      value: '1234.50',
    });
    const { rows: kept } = await read(text);
    expect(spotIn(kept, 'rice 410600 2026-05')).toEqual(['1234.5', '1234.50', 'TONNE', 'A', 2]);
  });

  it('names the indicator and the region by their names where the codes are unknown', async () => {
    const { rows: kept, problems } = await read(
      'DATAFLOW,CROP: Crop,REF_AREA: Area,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE\nA:B(1.0),C1: 稻谷,X9: 金塔县,2026,5,T\n',
    );
    expect(problems).toEqual([]);
    expect(kept).toMatchObject([{ indicatorCode: 'rice', regionCode: '620921' }]);
  });

  it('of version 2.0 takes any delimiter, values of several parts and languages, and a blank for what is absent', async () => {
    const [figure] = await figuresOf(
      sourceOf(
        'STRUCTURE[;]|STRUCTURE_ID|ACTION|SERIES_KEY|OBS_KEY|NOTE[en;zh]|SOURCE[]|CROP|REF_AREA|TIME_PERIOD|OBS_VALUE\n' +
          'dataflow|A:B(1.0)|M|RICE.410600|RICE.410600.2026|en:x;zh:某|a;b||410600|2026|7\n',
      ),
      FEED,
    );
    expect(figure).toMatchObject({ path: 'RICE.410600', value: '7' });
    expect(figure?.components).not.toHaveProperty('CROP');
    expect(figure?.components.SOURCE).toEqual({ code: 'a;b' });
    expect(figure?.components).not.toHaveProperty('ACTION');
  });

  it('takes back what a row deletes, and leaves alone what it only says of attributes', async () => {
    const outcome = await read(
      rows(
        ...['M,RICE,410600,2024,5,T,A', 'D,RICE,410600,2025,-,,', 'D,RICE,410600,2026,,,-'],
        ...['D,RICE,620921,2025,,,', 'M,RICE,620921,2026,,,A'],
      ),
    );
    expect(codesOf(outcome)).toEqual(['ATTRIBUTES_ONLY 4']);
    expect(outcome).toMatchObject({ read: 5, ignored: 2 });
    expect(outcome.problems[0]?.messageEn).toMatch(/^2 places set attributes only/);
    expect(
      outcome.rows.map(({ line, value, missingReason, retracts }) => [
        line,
        value ?? missingReason,
        retracts,
      ]),
    ).toEqual([
      [2, '5', undefined],
      [3, 'WITHDRAWN', true],
      [5, 'WITHDRAWN', true],
    ]);
  });

  it.each([
    ['NaN', 'M,RICE,410600,2024,NaN,T,A', ['NOT_PUBLISHED', 'O']],
    ['#N/A', 'M,RICE,410600,2024,#N/A,T,', ['NOT_PUBLISHED', 'O']],
    ['a status', 'M,RICE,410600,2024,,T,L', ['NOT_COLLECTED', 'L']],
    ['a replacement by nothing', 'R,RICE,410600,2024,,T,', ['NOT_PUBLISHED', 'O']],
  ])('says by %s that a value is missing', async (_, row, expected) => {
    const { rows: kept, problems } = await read(rows(row));
    expect(problems).toEqual([]);
    expect(kept.map(({ value, missingReason, status }) => [value, missingReason, status])).toEqual([
      [null, ...expected],
    ]);
  });

  it('reads exponents as programs write them, commas where they are agreed, and rounds where the feed says', async () => {
    const { rows: kept, problems } = await read(
      rows('M,RICE,410600,2024,1.5E3,T,', 'M,WHEAT,410600,2024,1.0E-3,T,'),
    );
    expect(problems).toEqual([]);
    expect(kept.map(({ value, published }) => [value, published])).toEqual([
      ['1500', '1.5E3'],
      ['0.001', '1.0E-3'],
    ]);
    const commas = await read(
      rows('M,RICE,410600,2024,"12,4000000000000004",T,', 'M,WHEAT,410600,2024,12.4,T,').replace(/$/, ''),
      'message: { indicator: [CROP], decimalComma: true, roundTo: 3 }',
    );
    expect(codesOf(commas)).toEqual(['NOT_A_NUMBER 3']);
    expect(commas.rows).toMatchObject([{ value: '12.4', published: '12,4000000000000004' }]);
  });

  it('passes over what the feed does not want, and says how much', async () => {
    const outcome = await read(
      rows('M,RICE,410600,2024,5,T,A', 'M,RICE,410600,2024,6,T,B'),
      'message: { indicator: [CROP], where: { OBS_STATUS: A } }',
    );
    expect(outcome).toMatchObject({ read: 2, ignored: 1 });
    expect(outcome.rows).toMatchObject([{ value: '5' }]);
    expect(codesOf(outcome)).toEqual(['IGNORED_CODE 3']);
  });

  it('is published when its column says so', async () => {
    const text = `${V2},UPDATED\ndataflow,A:B(1.0),M,RICE,410600,2024,5,T,,2021-01-22T13:15:41Z\n`;
    const { rows: kept } = await read(
      text,
      'publishedAt: column\nmessage: { indicator: [CROP], publishedOn: UPDATED }',
    );
    expect(kept).toMatchObject([{ publishedOn: '2021-01-22T13:15:41Z' }]);
  });

  it('may be GB18030, quoted throughout, and end its lines in CR LF', async () => {
    const text =
      '"DATAFLOW","CROP","REF_AREA","TIME_PERIOD","OBS_VALUE","UNIT_MEASURE"\r\n"A:B(1.0)","RICE","410600","2026","5","T"\r\n';
    const { rows: kept, problems } = await read(text);
    expect(problems).toEqual([]);
    expect(kept).toMatchObject([{ value: '5', line: 2 }]);
  });

  it('is read without being held: its figures come while it is still read', async () => {
    let written = 0;
    const many = async function* () {
      yield Buffer.from(`${V2}\n`);
      for (written = 0; written < 40; written += 1) {
        yield Buffer.from(`dataflow,A:B(1.0),M,RICE,410600,2024,5,T,A\n`.repeat(4_000));
      }
    };
    const reading = sdmx.read(many, FEED);
    let first = await reading.next();
    while (!first.done && first.value.length === 0) first = await reading.next();
    // The encoding was looked at in a pass of its own, so this is the second.
    expect(written).toBeLessThan(5);
    await reading.return(undefined);
  });
});
