/** SDMX-JSON 2.0: observations as they come, the structure with all codes that they used behind them. */
import type { CodeNames } from '../../loaders/exports/code-names';
import {
  type ComponentId,
  FIGURE_COMPONENTS,
  type FigureComponent,
} from '../../loaders/exports/figure-components';
import type { FigureRecord } from '../../loaders/exports/figure-select';
import { AGENCY, DATAFLOW_URN, meanings, SENDER_NAME, STRUCTURE_NAME } from './structure';

const SCHEMA = [
  'https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master',
  'data-message/tools/schemas/2.0.0/sdmx-json-data-schema.json',
].join('/');
const KEY_SEPARATOR = ':';

const ofRole = (role: FigureComponent['role']) => FIGURE_COMPONENTS.filter((one) => one.role === role);
const DIMENSIONS = ofRole('dimension');
const [MEASURE] = ofRole('measure') as [FigureComponent];
const ATTRIBUTES = ofRole('attribute');

const namesOf = ({ zh, en }: { readonly zh: string; readonly en: string }) => ({
  name: zh,
  names: { zh, en },
});

/** The codes of each component in the order in which they came. */
class Codes {
  private readonly seen = new Map<ComponentId, Map<string, number>>();

  index(id: ComponentId, code: string): number {
    const codes = this.seen.get(id) ?? new Map<string, number>();
    this.seen.set(id, codes);
    const known = codes.get(code);
    if (known !== undefined) return known;
    codes.set(code, codes.size);
    return codes.size - 1;
  }

  of(id: ComponentId): readonly string[] {
    return [...(this.seen.get(id)?.keys() ?? [])];
  }
}

/** The number as it is kept: a JSON number of any length, for whoever reads it exactly. */
function observation(record: FigureRecord, codes: Codes): string {
  const key = DIMENSIONS.map(({ id }) => codes.index(id, record[id] ?? '')).join(KEY_SEPARATOR);
  const attributes = ATTRIBUTES.map(({ id, isCoded }) => {
    const value = record[id];
    if (value === null) return 'null';
    return isCoded ? String(codes.index(id, value)) : JSON.stringify(value);
  });
  return `"${key}":[${[record[MEASURE.id] ?? 'null', ...attributes].join(',')}]`;
}

function structureOf(codes: Codes, names: CodeNames) {
  const meaning = meanings(names);
  const valuesOf = ({ id }: FigureComponent) =>
    codes.of(id).map((code) => {
      const found = meaning[id](code);
      return { id: code, ...(found ? namesOf(found) : { name: code }) };
    });
  const described = (one: FigureComponent) => ({ id: one.id, ...namesOf(one.name) });
  return {
    ...namesOf(STRUCTURE_NAME),
    links: [{ urn: DATAFLOW_URN, rel: 'dataflow' }],
    dataSets: [0],
    dimensions: {
      dataSet: [],
      series: [],
      observation: DIMENSIONS.map((one, keyPosition) => ({
        ...{ ...described(one), keyPosition, roles: [one.id], values: valuesOf(one) },
      })),
    },
    measures: {
      observation: [{ ...described(MEASURE), roles: ['OBS_VALUE'], format: { dataType: 'Decimal' } }],
    },
    attributes: {
      ...{ dataSet: [], dimensionGroup: [], series: [] },
      observation: ATTRIBUTES.map((one) => ({
        ...described(one),
        relationship: { observation: {} },
        ...(one.isCoded ? { values: valuesOf(one) } : { format: { dataType: 'String' } }),
      })),
    },
  };
}

export async function* sdmxJson(
  batches: AsyncIterable<readonly FigureRecord[]>,
  names: CodeNames,
  { id, now }: { readonly id: string; readonly now: Date },
): AsyncGenerator<string> {
  const meta = {
    ...{ schema: SCHEMA, id, prepared: now.toISOString(), test: false, contentLanguages: ['zh', 'en'] },
    sender: { id: AGENCY, ...namesOf(SENDER_NAME) },
  };
  const head = `{"meta":${JSON.stringify(meta)},"data":{"dataSets":[`;
  yield `${head}{"structure":0,"action":"Information","observations":{`;
  const codes = new Codes();
  let separator = '\n';
  for await (const batch of batches) {
    if (batch.length === 0) continue;
    yield separator + batch.map((record) => observation(record, codes)).join(',\n');
    separator = ',\n';
  }
  yield `}}],"structures":[${JSON.stringify(structureOf(codes, names))}]}}\n`;
}
