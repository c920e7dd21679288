/** Writes the same observations in every form of SDMX; each form as its field guide or schema says. */

export interface Observed {
  readonly crop: string;
  readonly area: string;
  readonly period: string;
  /** Null: there is none, and the status says why. */
  readonly value: string | null;
  readonly status: string;
}

export const NAMES: Readonly<Record<string, string>> = {
  ...{ RICE: '稻谷', WHEAT: '小麦', 410600: '鹤壁市', 620921: '金塔县', 110000: '北京市' },
};
/** The same for all: kilograms by the thousand. */
export const [UNIT, MULTIPLIER] = ['KGM', '3'];
const FLOW = 'TEST:HARVEST(1.0)';

const DIMENSIONS = ['CROP', 'REF_AREA', 'TIME_PERIOD'] as const;
const idsOf = ({ crop, area, period }: Observed) => [crop, area, period];
const seriesOf = ({ crop, area }: Observed) => `${crop} ${area}`;

function bySeries(all: readonly Observed[]): readonly (readonly Observed[])[] {
  const series = new Map<string, Observed[]>();
  for (const one of all) series.set(seriesOf(one), [...(series.get(seriesOf(one)) ?? []), one]);
  return [...series.values()];
}

const COLUMNS = [...DIMENSIONS, 'OBS_VALUE', 'OBS_STATUS', 'UNIT_MEASURE', 'UNIT_MULT'];
const cellsOf = (one: Observed) => [...idsOf(one), one.value ?? '', one.status, UNIT, MULTIPLIER];
const labelled = (text: string) => (text in NAMES ? `${text}: ${NAMES[text]}` : text);
const table = (rows: readonly (readonly string[])[], delimiter = ',') =>
  `${rows.map((row) => row.join(delimiter)).join('\n')}\n`;

const csv1 = (all: readonly Observed[]) =>
  table([['DATAFLOW', ...COLUMNS], ...all.map((one) => [FLOW, ...cellsOf(one)])]);

const csv1Labels = (all: readonly Observed[]) =>
  table(
    [
      ['DATAFLOW', ...COLUMNS.map((id) => `${id}: column`)],
      ...all.map((one) => [`${FLOW}: Harvest`, ...cellsOf(one).map(labelled)]),
    ],
    ';',
  );

/** Components in another order, decimal commas. */
const csv2 = (all: readonly Observed[]) =>
  table(
    [
      ['STRUCTURE[|]', 'STRUCTURE_ID', 'ACTION', 'SERIES_KEY', ...[...COLUMNS].reverse()],
      ...all.map((one) => [...['dataflow', FLOW, 'M', seriesOf(one)], ...cellsOf(one).reverse()]),
    ],
    '\t',
  );

const csv2Names = (all: readonly Observed[]) =>
  table([
    [
      'STRUCTURE',
      'STRUCTURE_ID',
      'STRUCTURE_NAME',
      'ACTION',
      ...COLUMNS.flatMap((id) => [id, `name of ${id}`]),
    ],
    ...all.map((one) => [
      ...['dataflow', FLOW, 'Harvest', 'R'],
      ...cellsOf(one).flatMap((cell) => [cell, NAMES[cell] ?? '']),
    ]),
  ]);

const unique = (all: readonly string[]) => [...new Set(all)];

function jsonParts(all: readonly Observed[]) {
  const values = DIMENSIONS.map((_, at) => unique(all.map((one) => idsOf(one)[at] as string)));
  const statuses = unique(all.map(({ status }) => status));
  const component = (id: string, codes: readonly string[]) => ({
    id,
    values: codes.map((code) => ({ id: code, name: NAMES[code] ?? code })),
  });
  const dimensions = DIMENSIONS.map((id, at) => component(id, values[at] as string[]));
  const index = (one: Observed) => idsOf(one).map((id, at) => values[at]?.indexOf(id));
  const cells = (one: Observed) => [{ number: one.value }, statuses.indexOf(one.status)];
  const constant = [component('UNIT_MEASURE', [UNIT]), component('UNIT_MULT', [MULTIPLIER])];
  return { dimensions, index, cells, constant, status: component('OBS_STATUS', statuses) };
}

/** Numbers keep their digits: no JavaScript number stands between. */
const json = (value: unknown) =>
  JSON.stringify(value).replace(/\{"number":(?:"([^"]*)"|null)\}/g, (_, digits?: string) => digits ?? 'null');

function jsonFlat(all: readonly Observed[]): string {
  const { dimensions, index, cells, constant, status } = jsonParts(all);
  const observations = Object.fromEntries(all.map((one) => [index(one).join(':'), cells(one)]));
  return json({
    header: { id: 'T', prepared: '2026-11-01T08:00:00Z' },
    structure: {
      dimensions: { observation: dimensions },
      attributes: { dataSet: constant, series: [], observation: [status] },
    },
    dataSets: [{ action: 'Information', attributes: [0, 0], observations }],
  });
}

function jsonSeries(version: 1 | 2) {
  return (all: readonly Observed[]): string => {
    const { dimensions, index, cells, constant, status } = jsonParts(all);
    const series = Object.fromEntries(
      bySeries(all).map((some) => [
        index(some[0] as Observed)
          .slice(0, 2)
          .join(':'),
        {
          attributes: version === 1 ? [0, 0] : [],
          observations: Object.fromEntries(some.map((one) => [String(index(one)[2]), cells(one)])),
        },
      ]),
    );
    const levels = { series: dimensions.slice(0, 2), observation: dimensions.slice(2) };
    const attributes =
      version === 1
        ? { dataSet: [], series: constant, observation: [status] }
        : { dimensionGroup: constant, observation: [status] };
    const structure = { dimensions: levels, attributes, measures: { observation: [{ id: 'OBS_VALUE' }] } };
    const groups = Object.fromEntries(
      bySeries(all).map((some) => [
        `${index(some[0] as Observed)
          .slice(0, 2)
          .join(':')}:`,
        [0, 0],
      ]),
    );
    const data =
      version === 1
        ? { structure, dataSets: [{ action: 'Append', series }] }
        : {
            structures: [structure],
            dataSets: [{ structure: 0, action: 'Merge', dimensionGroupAttributes: groups, series }],
          };
    return json({ meta: { prepared: '2026-11-01T08:00:00Z' }, data });
  };
}

const SCHEMAS = 'http://www.sdmx.org/resources/sdmxml/schemas';
const attributesOf = (pairs: Readonly<Record<string, string | null>>) =>
  Object.entries(pairs)
    .map(([id, value]) => (value === null ? '' : ` ${id}="${value}"`))
    .join('');

function message(root: string, version: string, along: string, dataSet: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<m:${root} xmlns:m="${SCHEMAS}/${version}/message" xmlns:g="${SCHEMAS}/${version}/data/generic"
  xmlns:s="${SCHEMAS}/${version}/data/structurespecific" xmlns:c="${SCHEMAS}/${version}/common">
<m:Header><m:ID>T</m:ID><m:Prepared>2026-11-01T08:00:00Z</m:Prepared>
<m:Structure structureID="S" dimensionAtObservation="${along}"><c:Structure><URN>urn:x</URN></c:Structure></m:Structure>
</m:Header>
<m:DataSet ${root.startsWith('Generic') ? '' : 's:'}structureRef="S">${dataSet}</m:DataSet>
</m:${root}>
`;
}

const UNITS = { UNIT_MEASURE: UNIT, UNIT_MULT: MULTIPLIER };
const observed = ({ value, status }: Observed) => ({ OBS_VALUE: value, OBS_STATUS: status });

const specificFlat = (all: readonly Observed[]) =>
  message(
    ...(['StructureSpecificData', 'v3_0', 'AllDimensions'] as const),
    all
      .map((one) => {
        const key = { CROP: one.crop, REF_AREA: one.area, TIME_PERIOD: one.period };
        return `<Obs${attributesOf({ ...key, ...observed(one), ...UNITS })}/>`;
      })
      .join('\n'),
  );

/** Units in a group for each crop; the status as an element of several values. */
const specificSeries = (version: string) => (all: readonly Observed[]) =>
  message(
    ...(['StructureSpecificData', version, 'TIME_PERIOD'] as const),
    [
      ...unique(all.map(({ crop }) => crop)).map(
        (crop) => `<Group${attributesOf({ CROP: crop, ...UNITS })}/>`,
      ),
      ...bySeries(all).map((some) => {
        const { crop, area } = some[0] as Observed;
        const inside = some.map(({ period, value, status }) => {
          const given = attributesOf({ TIME_PERIOD: period, OBS_VALUE: value });
          return `<Obs${given}><Comp id="OBS_STATUS"><Value>${status}</Value></Comp></Obs>`;
        });
        return `<Series${attributesOf({ CROP: crop, REF_AREA: area })}>${inside.join('')}</Series>`;
      }),
    ].join(''),
  );

/** Along the areas: a series for each crop and period. */
const specificSection = (all: readonly Observed[]) =>
  message(
    ...(['StructureSpecificData', 'v2_1', 'REF_AREA'] as const),
    all
      .map((one) => {
        const inside = `<Obs${attributesOf({ REF_AREA: one.area, ...observed(one) })}/>`;
        return `<Series${attributesOf({ TIME_PERIOD: one.period, CROP: one.crop, ...UNITS })}>${inside}</Series>`;
      })
      .join('\n'),
  );

const values = (pairs: Readonly<Record<string, string>>) =>
  Object.entries(pairs)
    .map(([id, value]) => `<g:Value value="${value}" id="${id}"/>`)
    .join('');
const figureOf = ({ value, status }: Observed) =>
  `${value === null ? '' : `<g:ObsValue value="${value}"/>`}<g:Attributes>${values({ OBS_STATUS: status })}`;

const genericSeries = (all: readonly Observed[]) =>
  message(
    ...(['GenericTimeSeriesData', 'v2_1', 'TIME_PERIOD'] as const),
    bySeries(all)
      .map((some) => {
        const { crop, area } = some[0] as Observed;
        const key = `<g:SeriesKey>${values({ CROP: crop, REF_AREA: area })}</g:SeriesKey>`;
        const inside = some.map(
          (one) => `<g:Obs><g:ObsDimension value="${one.period}"/>${figureOf(one)}</g:Attributes></g:Obs>`,
        );
        return `<g:Series>${key}<g:Attributes>${values(UNITS)}</g:Attributes>${inside.join('\n')}</g:Series>`;
      })
      .join('\n'),
  );

const genericFlat = (all: readonly Observed[]) =>
  message(
    ...(['GenericData', 'v2_1', 'AllDimensions'] as const),
    [
      `<g:Group type="Crop"><g:GroupKey/><g:Attributes>${values(UNITS)}</g:Attributes></g:Group>`,
      ...all.map((one) => {
        const key = { CROP: one.crop, REF_AREA: one.area, TIME_PERIOD: one.period };
        return `<g:Obs><g:ObsKey>${values(key)}</g:ObsKey>${figureOf(one)}</g:Attributes></g:Obs>`;
      }),
    ].join('\n'),
  );

export const WRITERS: Readonly<Record<string, (all: readonly Observed[]) => string>> = {
  'SDMX-CSV 1.0': csv1,
  'SDMX-CSV 1.0 with labels': csv1Labels,
  'SDMX-CSV 2.0 in another order': csv2,
  'SDMX-CSV 2.0 with names': csv2Names,
  'SDMX-JSON without data envelope, flat': jsonFlat,
  'SDMX-JSON 1.0, series': jsonSeries(1),
  'SDMX-JSON 2.0, series and groups': jsonSeries(2),
  'SDMX-ML 3.0, flat': specificFlat,
  'SDMX-ML 2.1, series and groups': specificSeries('v2_1'),
  'SDMX-ML 3.0, series and groups': specificSeries('v3_0'),
  'SDMX-ML 2.1, cross-section': specificSection,
  'SDMX-ML 2.1 generic, series': genericSeries,
  'SDMX-ML 2.1 generic, flat': genericFlat,
};
