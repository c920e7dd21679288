/** SDMX-ML that is broken, dishonest or dangerous. */
import { MAX_XML_ATTRIBUTES, MAX_XML_DEPTH, MAX_XML_TOKEN } from '../../../src/feeds/limits';
import type { Case } from './case';

const SCHEMAS = 'http://www.sdmx.org/resources/sdmxml/schemas';
const OPEN = (version = 'v2_1') => `<m:StructureSpecificData xmlns:m="${SCHEMAS}/${version}/message"
 xmlns:s="${SCHEMAS}/${version}/data/structurespecific" xmlns:f="${SCHEMAS}/${version}/message/footer">`;
const HEADER = '<m:Header><m:Structure structureID="S" dimensionAtObservation="TIME_PERIOD"/></m:Header>';
const CLOSE = '</m:StructureSpecificData>';
const DATA = (inside: string, attributes = 's:structureRef="S"') =>
  `<m:DataSet ${attributes}>${inside}</m:DataSet>`;
const KEY = 'INDICATOR="GDP" REF_AREA="410600"';
const UNIT = 'UNIT_MEASURE="CNY"';
const OBS = '<Obs TIME_PERIOD="2024" OBS_VALUE="12.5"/>';
const SERIES = `<Series ${KEY} ${UNIT}>${OBS}</Series>`;
/** On one line, so that whatever is wrong is in line 2: the namespaces take two. */
const xml = (inside: string, after = '') => `${OPEN()}${HEADER}${DATA(inside)}${after}${CLOSE}`;
const observation = (attributes: string) => xml(`<Series ${KEY} ${UNIT}><Obs ${attributes}/></Series>`);

export const XML_CASES: readonly Case[] = [
  [
    'entities that multiply: a billion laughs',
    `<!DOCTYPE m [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at} "${'&a;'.repeat(10)}">`).join('')}]>${xml('<a>&a8;</a>')}`,
    ['XML_DOCTYPE 1'],
  ],
  [
    'an external entity in a file',
    `<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]>${xml(`<Series ${KEY}>&x;</Series>`)}`,
    ['XML_DOCTYPE 1'],
  ],
  [
    'an external entity over HTTP',
    `<!DOCTYPE m [<!ENTITY x SYSTEM "http://127.0.0.1/x">]>${xml('&x;')}`,
    ['XML_DOCTYPE 1'],
  ],
  [
    'a parameter entity',
    `<!DOCTYPE m [<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd"> %x;]>${xml(SERIES)}`,
    ['XML_DOCTYPE 1'],
  ],
  ['an external DTD', `<!DOCTYPE m SYSTEM "http://127.0.0.1/x.dtd">${xml(SERIES)}`, ['XML_DOCTYPE 1']],
  ['a public DTD', `<!DOCTYPE m PUBLIC "-//X//DTD Y//EN" "x.dtd">${xml(SERIES)}`, ['XML_DOCTYPE 1']],
  [
    'a DOCTYPE longer than any',
    () => `<!DOCTYPE m [${' '.repeat(4 * MAX_XML_TOKEN)}]>${xml('')}`,
    ['XML_TOO_LARGE 1'],
  ],
  ['a DOCTYPE behind the data', `${xml(SERIES)}<!DOCTYPE m>`, ['BAD_XML 2']],
  ['an entity that nobody declared', xml(`<Series ${KEY}>&laugh;</Series>`), ['BAD_XML 2']],
  ['elements nested without end', () => xml('<a>'.repeat(100_000)), ['XML_TOO_LARGE 2']],
  [
    'one level too many',
    xml('<a>'.repeat(MAX_XML_DEPTH - 1) + '</a>'.repeat(MAX_XML_DEPTH - 1)),
    ['XML_TOO_LARGE 2'],
  ],
  [
    'an attribute of megabytes',
    () => observation(`TIME_PERIOD="2024" OBS_VALUE="${'9'.repeat(4 << 20)}"`),
    ['XML_TOO_LARGE 2'],
  ],
  ['a name of megabytes', () => xml(`<${'a'.repeat(4 << 20)}/>`), ['XML_TOO_LARGE 2']],
  ['a text of megabytes', () => xml(`<a>${'a'.repeat(4 << 20)}</a>`), ['XML_TOO_LARGE 2']],
  ['a comment of megabytes', () => xml(`<!--${'a'.repeat(4 << 20)}-->`), ['XML_TOO_LARGE 2']],
  [
    'attributes without end',
    () =>
      xml(`<Series ${Array.from({ length: MAX_XML_ATTRIBUTES + 1 }, (_, at) => `a${at}="1"`).join(' ')}/>`),
    ['XML_TOO_LARGE 2'],
  ],
  [
    'an element of many long attributes',
    () =>
      xml(`<Series ${Array.from({ length: 20 }, (_, at) => `a${at}="${'x'.repeat(100_000)}"`).join(' ')}/>`),
    ['XML_TOO_LARGE 2'],
  ],
  [
    'attributes of several values without end',
    () =>
      xml(
        `<Series>${Array.from({ length: 400 }, (_, at) => `<Comp id="a${at}"><Value>1</Value></Comp>`).join('')}</Series>`,
      ),
    ['XML_TOO_LARGE 0'],
  ],
  [
    'groups of ever other attributes',
    () =>
      xml(Array.from({ length: 100 }, (_, at) => `<Group INDICATOR="GDP" A${at}="1"/>`).join('') + SERIES),
    ['XML_TOO_LARGE 0'],
  ],
  [
    'the same attribute twice',
    observation('TIME_PERIOD="2024" TIME_PERIOD="2025" OBS_VALUE="1"'),
    ['BAD_XML 2'],
  ],
  ['a prefix without a namespace', xml(`<x:Series ${KEY}/>`), ['BAD_XML 2']],
  ['two roots', xml(SERIES) + xml(SERIES), ['BAD_XML 2']],
  ['a file that ends in an element', xml(SERIES).slice(0, -60), ['BAD_XML 2']],
  ['a file that ends in an attribute', xml(SERIES).slice(0, xml(SERIES).indexOf('2024')), ['BAD_XML 2']],
  ['an end of another element', xml('<Series></Obs>'), ['BAD_XML 2']],
  ['a NUL in the text', xml(`<Series ${KEY}>\0</Series>`), ['BAD_XML 2']],
  ['a NUL as a reference', observation('TIME_PERIOD="2024" OBS_VALUE="&#0;"'), ['BAD_XML 2']],
  ['half a surrogate as a reference', observation('TIME_PERIOD="2024" OBS_VALUE="&#xD800;"'), ['BAD_XML 2']],
  [
    'GBK that says it is UTF-8',
    () => Buffer.concat([Buffer.from('<?xml version="1.0" encoding="UTF-8"?>'), Buffer.from([0xd6, 0xd0])]),
    ['BROKEN_ENCODING 1'],
  ],
  [
    'bytes that say nothing and are not UTF-8',
    () => Buffer.concat([Buffer.from(xml(SERIES)), Buffer.from([0xff])]),
    ['BROKEN_ENCODING 1'],
  ],
  [
    'a mark of UTF-8 and a declaration of GBK',
    `\uFEFF<?xml version="1.0" encoding="GBK"?>${xml(SERIES)}`,
    ['BROKEN_ENCODING 1'],
  ],
  [
    'UTF-16 by its mark, UTF-8 by its declaration',
    () => Buffer.from(`\uFEFF<?xml version="1.0" encoding="UTF-8"?>${xml(SERIES)}`, 'utf16le'),
    ['BROKEN_ENCODING 1'],
  ],
  [
    'a declaration of UTF-16 and single bytes',
    `<?xml version="1.0" encoding="UTF-16"?>${xml(SERIES)}`,
    ['BROKEN_ENCODING 1'],
  ],
  [
    'an encoding that nobody reads',
    `<?xml version="1.0" encoding="EBCDIC-CP-US"?>${xml(SERIES)}`,
    ['UNSUPPORTED_ENCODING 0'],
  ],
  ['UTF-16 without a mark', () => Buffer.from(xml(SERIES), 'utf16le'), ['UNSUPPORTED_ENCODING 0']],
  ['HTML of a gateway, said to be HTML', '<!DOCTYPE html><html><body>403', ['SOURCE_REPORTS_ERROR 1']],
  ['HTML of a gateway', '<html><body>502 Bad Gateway</body></html>', ['SOURCE_REPORTS_ERROR 1']],
  ['SDMX-ML 2.0', `<CompactData xmlns="${SCHEMAS}/v2_0/message"/>`, ['WRONG_MESSAGE 1']],
  [
    'a namespace that only looks like that of SDMX',
    xml(SERIES).replaceAll('www.sdmx.org', 'www.sdmx.example'),
    ['WRONG_MESSAGE 1'],
  ],
  [
    'a message of structures',
    `<m:Structure xmlns:m="${SCHEMAS}/v3_0/message"><m:Structures/></m:Structure>`,
    ['STRUCTURE_MESSAGE 1'],
  ],
  [
    'an answer that is an error',
    `<m:Error xmlns:m="${SCHEMAS}/v2_1/message"><m:ErrorMessage code="100"><Text>No results</Text></m:ErrorMessage></m:Error>`,
    ['SOURCE_REPORTS_ERROR 1'],
  ],
  [
    'a footer that says half of it is missing',
    xml(SERIES, '<f:Footer><f:Message code="510" severity="Warning"><Text>cut</Text></f:Message></f:Footer>'),
    ['SOURCE_REPORTS_ERROR 2'],
  ],
  [
    'a footer with an error behind good data',
    xml(SERIES, '<f:Footer><f:Message code="500" severity="Error"><Text>sorry</Text></f:Message></f:Footer>'),
    ['SOURCE_REPORTS_ERROR 2'],
  ],
  ['no data set', `${OPEN()}${HEADER}${CLOSE}`, ['NO_FIGURES_IN_MESSAGE 0']],
  ['an empty data set', xml(''), ['NO_FIGURES_IN_MESSAGE 0']],
  [
    'only attributes',
    xml(`<Series ${KEY} ${UNIT}><Obs TIME_PERIOD="2024" TITLE="x"/></Series>`),
    ['ATTRIBUTES_ONLY 2', 'NO_FIGURES_IN_MESSAGE 0'],
  ],
  [
    'a structure that the header does not name',
    xml(SERIES).replace('structureRef="S"', 'structureRef="T"'),
    ['WRONG_MESSAGE 2'],
  ],
  [
    'two structures and a data set that names none',
    `${OPEN()}<m:Header><m:Structure structureID="S"/><m:Structure structureID="T"/></m:Header>${DATA(SERIES, '')}${CLOSE}`,
    ['WRONG_MESSAGE 2'],
  ],
  [
    'an action that SDMX does not have',
    xml(SERIES).replace('s:structureRef', 's:action="Explode" s:structureRef'),
    ['WRONG_MESSAGE 2'],
  ],
  [
    'a deletion of all there is',
    xml('<Series><Obs/></Series>').replace('s:structureRef', 's:action="Delete" s:structureRef'),
    ['WILDCARD_DELETE 2'],
  ],
  ['no number', observation('TIME_PERIOD="2024" OBS_VALUE="many"'), ['NOT_A_NUMBER 2']],
  [
    'a number without end',
    observation(`TIME_PERIOD="2024" OBS_VALUE="${'1'.repeat(400)}"`),
    ['NUMBER_TOO_LONG 2'],
  ],
  ['an exponent beyond all use', observation('TIME_PERIOD="2024" OBS_VALUE="1e999999999"'), ['EXPONENT 2']],
  ['infinity', observation('TIME_PERIOD="2024" OBS_VALUE="INF"'), ['NOT_A_NUMBER 2']],
  ['a huge multiplier', observation('TIME_PERIOD="2024" OBS_VALUE="1" UNIT_MULT="99"'), ['BAD_MULTIPLIER 2']],
  [
    'a multiplier that is no power',
    observation('TIME_PERIOD="2024" OBS_VALUE="1" UNIT_MULT="1e3"'),
    ['BAD_MULTIPLIER 2'],
  ],
  ['a day', observation('TIME_PERIOD="2024-05-17" OBS_VALUE="1"'), ['PERIOD_NOT_KEPT 2']],
  ['a week', observation('TIME_PERIOD="2024-W20" OBS_VALUE="1"'), ['PERIOD_NOT_KEPT 2']],
  ['no period', observation('OBS_VALUE="1"'), ['UNREADABLE_PERIOD 2']],
  [
    'a status of nobody',
    observation('TIME_PERIOD="2024" OBS_VALUE="1" OBS_STATUS="?"'),
    ['UNKNOWN_STATUS 2'],
  ],
  ['a unit of nobody', xml(SERIES.replace('CNY', 'DUCAT')), ['UNKNOWN_UNIT 2']],
  ['no unit', xml(SERIES.replace(UNIT, '')), ['NO_UNIT 2']],
  ['a region of nobody', xml(SERIES.replace('410600', 'ATLANTIS')), ['UNKNOWN_REGION 2']],
  ['an id that every object has', xml(SERIES.replace('INDICATOR=', 'constructor=')), ['MISSING_COMPONENT 2']],
  [
    'two values for one key',
    xml(`<Series ${KEY} ${UNIT}>${OBS}${OBS.replace('12.5', '13')}</Series>`),
    ['CONFLICTING_DUPLICATE 2', 'CONFLICTING_DUPLICATE 2'],
  ],
  [
    'one bad figure beside a good one',
    xml(`<Series ${KEY} ${UNIT}>${OBS}<Obs TIME_PERIOD="x" OBS_VALUE="1"/></Series>`),
    ['UNREADABLE_PERIOD 2'],
    1,
  ],
];
