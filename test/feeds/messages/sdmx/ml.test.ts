import { encode } from 'iconv-lite';
import { codesOf, sourceOf } from '../../support/reading';
import { figuresOf, HARVEST, readSdmx, sdmxFeed, spotIn } from '../../support/sdmx';

const FEED = sdmxFeed(HARVEST);
const SCHEMAS = 'http://www.sdmx.org/resources/sdmxml/schemas';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** Prefixes are nobody's business: here they are none that anyone uses. */
const specific = (dataSet: string, along = 'TIME_PERIOD', attributes = '', after = '') =>
  `<q:StructureSpecificData xmlns:q="${SCHEMAS}/v2_1/message" xmlns:w="${SCHEMAS}/v2_1/data/structurespecific"
  xmlns:f="${SCHEMAS}/v2_1/message/footer" xmlns:x="${XSI}" xmlns:own="urn:own">
<q:Header><q:ID>1</q:ID><q:Prepared> 2026-03-01T10:00:00+08:00 </q:Prepared>
<q:Structure structureID="S" dimensionAtObservation="${along}" namespace="urn:own"/></q:Header>
<q:DataSet w:structureRef="S" ${attributes}>${dataSet}</q:DataSet>${after}
</q:StructureSpecificData>`;

const KEY = 'CROP="RICE" REF_AREA="410600" UNIT_MEASURE="T"';
const ONE = `<Series ${KEY}><Obs TIME_PERIOD="2024" OBS_VALUE="12.50"/></Series>`;

const GENERIC = `<GenericData xmlns="${SCHEMAS}/v2_1/message"><Header>
<Prepared>2026-03-01</Prepared><Structure structureID="S" dimensionAtObservation="TIME_PERIOD"/></Header>
<DataSet structureRef="S" validFromDate="2026-02-03T00:00:00"><D:Attributes xmlns:D="${SCHEMAS}/v2_1/data/generic">
 <D:Value id="SOURCE" value="office"/></D:Attributes>
<Group xmlns="${SCHEMAS}/v2_1/data/generic"><GroupKey><Value id="CROP" value="RICE"/></GroupKey>
 <Attributes><Value id="UNIT_MEASURE" value="KGM"/></Attributes></Group>
<Group xmlns="${SCHEMAS}/v2_1/data/generic"><GroupKey><Value id="CROP" value="WHEAT"/></GroupKey>
 <Attributes><Value id="UNIT_MEASURE" value="T"/></Attributes></Group>
<Series xmlns="${SCHEMAS}/v2_1/data/generic"><SeriesKey><Value id="CROP" value="RICE"/><Value id="REF_AREA"
 value="410600"/></SeriesKey><Attributes><Value id="UNIT_MULT" value="6"/></Attributes>
 <Obs><ObsDimension value="2024"/><ObsValue value="12.50"/><Attributes><Value id="OBS_STATUS" value="P"/></Attributes></Obs>
 <Obs><ObsDimension value="2025"/><ObsValue value="NaN"/></Obs></Series>
<Series xmlns="${SCHEMAS}/v2_1/data/generic"><SeriesKey><Value id="CROP" value="WHEAT"/><Value id="REF_AREA"
 value="410600"/></SeriesKey>
 <Obs><ObsDimension id="TIME_PERIOD" value="2024"/><ObsValue value="3"/></Obs></Series>
</DataSet></GenericData>`;

describe('a message in SDMX-ML', () => {
  it('of generic form gives each figure its own attributes, those of its series, its group and its data set', async () => {
    const [first] = await figuresOf(sourceOf(GENERIC), FEED);
    expect(first).toEqual({
      line: 11,
      path: 'RICE.410600',
      publishedOn: '2026-02-03',
      value: '12.50',
      components: {
        SOURCE: { code: 'office' },
        UNIT_MULT: { code: '6' },
        CROP: { code: 'RICE' },
        REF_AREA: { code: '410600' },
        TIME_PERIOD: { code: '2024' },
        OBS_STATUS: { code: 'P' },
        UNIT_MEASURE: { code: 'KGM' },
      },
    });
    const { rows, problems } = await readSdmx(sourceOf(GENERIC, 11), FEED);
    expect(problems).toEqual([]);
    expect(spotIn(rows, 'rice 410600 2024')).toEqual(['12500', '12.50', 'KG', 'P', 11]);
    expect(spotIn(rows, 'rice 410600 2025')).toEqual(['NOT_PUBLISHED', '', 'KG', 'O', 12]);
    expect(spotIn(rows, 'wheat 410600 2024')).toEqual(['3', '3', 'TONNE', 'A', 15]);
  });

  it('attaches a group to the observations that it fits, and to no other', async () => {
    const { rows } = await readSdmx(
      sourceOf(
        specific(`<Group x:type="own:G" CROP="RICE" UNIT_MEASURE="T" UNIT_MULT="3"/>
<Group CROP="WHEAT" REF_AREA="620921" UNIT_MEASURE="KGM"/><Group REF_AREA="410600" UNIT_MEASURE="T" TITLE="here"/>
<Series CROP="RICE" REF_AREA="620921"><Obs TIME_PERIOD="2024" OBS_VALUE="1"/></Series>
<Series CROP="WHEAT" REF_AREA="620921"><Obs TIME_PERIOD="2024" OBS_VALUE="1"/></Series>
<Series CROP="WHEAT" REF_AREA="410600"><Obs TIME_PERIOD="2024" OBS_VALUE="1"/></Series>`),
      ),
      FEED,
    );
    expect(
      rows.map(({ indicatorCode, regionCode, value }) => `${indicatorCode} ${regionCode} ${value}`),
    ).toEqual(['rice 620921 1000', 'wheat 620921 0.001', 'wheat 410600 1']);
  });

  it('takes the measure of a cross-section from its type where it has no attribute', async () => {
    const { rows, problems } = await readSdmx(
      sourceOf(
        specific(
          '<Series TIME_PERIOD="2024" REF_AREA="410600" UNIT_MEASURE="T"><Obs x:type="own:RICE" OBS_VALUE="1"/><Obs CROP="WHEAT" OBS_VALUE="2"/></Series>',
          'CROP',
        ),
      ),
      FEED,
    );
    expect(problems).toEqual([]);
    expect(rows.map(({ indicatorCode, value }) => `${indicatorCode} ${value}`)).toEqual([
      'rice 1',
      'wheat 2',
    ]);
  });

  it('joins several values of an attribute, of texts the first language', async () => {
    const [figure] = await figuresOf(
      sourceOf(
        specific(
          `<Series ${KEY}><Comp id="TITLE"><Value><t>one</t><t>un</t></Value></Comp><Obs TIME_PERIOD="2024" OBS_VALUE="1">
<Comp id="OBS_STATUS"><Value>A</Value><Value> F </Value></Comp></Obs></Series>`,
        ),
      ),
      FEED,
    );
    expect(figure?.components).toMatchObject({ OBS_STATUS: { code: 'A;F' }, TITLE: { code: 'one' } });
    const words = sdmxFeed(`${HARVEST}\nstatuses: { A;F: F }`);
    const text = specific(
      `<Series ${KEY}><Obs TIME_PERIOD="2024" OBS_VALUE="1"><Comp id="OBS_STATUS"><Value>A</Value><Value>F</Value></Comp></Obs></Series>`,
    );
    expect((await readSdmx(sourceOf(text), words)).rows).toMatchObject([{ status: 'F' }]);
  });

  it('takes back what the data set, or an observation, deletes', async () => {
    const deleted = specific(
      `<Series ${KEY}><Obs TIME_PERIOD="2024"/></Series>`,
      'TIME_PERIOD',
      'action="Delete"',
    );
    expect((await readSdmx(sourceOf(deleted), FEED)).rows).toMatchObject([{ retracts: true }]);
    const mixed = specific(
      `<Series ${KEY}><Obs TIME_PERIOD="2024" w:action="Delete"/><Obs TIME_PERIOD="2025" OBS_VALUE="1"/></Series>`,
    );
    const { rows } = await readSdmx(sourceOf(mixed), FEED);
    expect(rows.map(({ retracts, value }) => [retracts ?? false, value])).toEqual([
      [true, null],
      [false, '1'],
    ]);
  });

  it('is read past a footer that only informs, and stops at one that tells of an error', async () => {
    const footer = (severity: string, code: string) =>
      `<f:Footer><f:Message code="${code}" severity="${severity}"><Text>note</Text></f:Message></f:Footer>`;
    const sound = await readSdmx(sourceOf(specific(ONE, undefined, '', footer('Information', '1000'))), FEED);
    expect([codesOf(sound), sound.rows.length]).toEqual([[], 1]);
    const broken = await readSdmx(sourceOf(specific(ONE, undefined, '', footer('Error', '500'))), FEED);
    expect(broken.problems).toMatchObject([{ code: 'SOURCE_REPORTS_ERROR', severity: 'FATAL' }]);
    expect(broken.problems[0]?.messageEn).toContain('500 note');
  });

  it('passes over elements of other namespaces, wherever they stand', async () => {
    const foreign = ONE.replaceAll('<', '<z:')
      .replaceAll('<z:/', '</z:')
      .replace('<z:Series', '<z:Series xmlns:z="urn:z"');
    const { read } = await readSdmx(sourceOf(specific(`${foreign}${ONE}`)), FEED);
    expect(read).toBe(1);
    const own = ONE.replaceAll('<', '<own:').replaceAll('<own:/', '</own:');
    expect((await readSdmx(sourceOf(specific(own)), FEED)).rows).toHaveLength(1);
  });

  it.each([
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['UTF-8 by declaration', (text: string) => Buffer.from(`<?xml version="1.0" encoding="utf-8"?>${text}`)],
    [
      'GB18030 by declaration',
      (text: string) => encode(`<?xml version="1.0" encoding='GB2312'?>${text}`, 'gb18030'),
    ],
    [
      'UTF-16 with a mark',
      (text: string) => Buffer.from(`\uFEFF<?xml version="1.0" encoding="UTF-16"?>${text}`, 'utf16le'),
    ],
  ])('in %s is read whatever way the bytes are cut', async (_, bytes) => {
    const text = specific(ONE.replace('REF_AREA="410600"', 'REF_AREA="鹤壁市"'));
    for (const chunkBytes of [1, 7, 1 << 16]) {
      const { rows, problems } = await readSdmx(sourceOf(bytes(text), chunkBytes), FEED);
      expect(problems).toEqual([]);
      expect(rows).toMatchObject([{ value: '12.5', published: '12.50', regionCode: '410600' }]);
    }
  });

  it('is read without being held: megabytes on one line', async () => {
    const [head, foot] = specific('@').split('@') as [string, string];
    const note = 'n'.repeat(900);
    const many = async function* () {
      yield Buffer.from(`${head}<Series ${KEY}>`);
      for (let month = 0; month < 2_400; month += 1) {
        const period = `${1900 + Math.floor(month / 12)}-M${String(1 + (month % 12)).padStart(2, '0')}`;
        yield Buffer.from(`<Obs TIME_PERIOD="${period}" OBS_VALUE="1" NOTE="${note}"/>`);
      }
      yield Buffer.from(`</Series>${foot}`);
    };
    const outcome = await readSdmx(many, FEED);
    expect(outcome).toMatchObject({ read: 2_400, rejected: 0 });
  });
});
