/** SDMX-JSON 1.0, 2.0, 2.1 and the older envelope without `data`: keys index the structure beside them. */
import type { FigureDefinition } from '../../figure-definition';
import { MAX_BATCH_ROWS } from '../../limits';
import { FileRefused } from '../../problems';
import { isList, isObject, type Json, JsonNumber, type JsonObject, readJson, textIn } from '../json-text';
import type { MessageFigure, MessageReader } from '../message';
import { type Components, componentsOf } from './components';
import { Groups } from './groups';
import {
  attributeValue,
  entriesOf,
  type JsonComponent,
  type JsonStructure,
  readKey,
  structureOf,
  textOf,
  wrongJson,
} from './json-structure';
import { type Action, actionOf, figureReader, rolesOf } from './observation';

interface Envelope {
  readonly structures: readonly Json[];
  readonly dataSets: readonly Json[];
  readonly prepared: string;
}

/** `errors` is the footer of SDMX-JSON: with it, what else stands there is not all of it. */
function refuseErrors({ errors }: JsonObject): void {
  if (!isList(errors) || errors.length === 0) return;
  const texts = errors.filter(isObject).map(({ code, title, detail, details, titles }) => {
    const parts = [textIn(code), textOf(title) ?? textOf(titles), textOf(detail) ?? textOf(details)];
    return parts.filter((part) => part !== null).join(' ');
  });
  throw new FileRefused('SOURCE_REPORTS_ERROR', undefined, { detail: texts.join('; ') });
}

function envelopeOf(message: Json): Envelope {
  if (!isObject(message)) throw wrongJson('{ … }');
  refuseErrors(message);
  const body = 'data' in message ? message.data : message;
  if (!isObject(body)) throw wrongJson('data');
  const { structure, structures, dataSets } = body;
  if (structure !== undefined && structures !== undefined) throw wrongJson('structure + structures');
  const isStructure =
    dataSets === undefined && ['codelists', 'dataStructures', 'dataflows'].some((name) => name in body);
  if (isStructure) throw new FileRefused('STRUCTURE_MESSAGE');
  if (!isList(dataSets)) throw wrongJson('dataSets');
  if (structures !== undefined && !isList(structures)) throw wrongJson('structures');
  const all = isList(structures) ? structures : structure === undefined ? [] : [structure];
  if (all.length === 0) throw wrongJson('structure');
  const head = isObject(message.meta) ? message.meta : message.header;
  return { structures: all, dataSets, prepared: (isObject(head) && textIn(head.prepared)) || '' };
}

/** One data set: its constants, its groups, its series, its observations. */
class JsonDataSet {
  private readonly action: Action;
  private readonly publishedOn: string;
  private readonly constants: Components = componentsOf();
  private readonly groups = new Groups();
  private readonly valueAt: number;
  private readonly periodId: string;
  private readonly figureOf: ReturnType<typeof figureReader>;

  constructor(
    private readonly dataSet: JsonObject,
    private readonly structure: JsonStructure,
    definition: FigureDefinition,
    prepared: string,
  ) {
    const { value, period } = rolesOf(definition);
    this.figureOf = figureReader(definition);
    this.periodId = period;
    this.valueAt = this.placeOfValue(value, definition.message?.value !== undefined);
    const word = textIn(dataSet.action);
    const action = word === null ? 'set' : actionOf(word);
    if (action === null) throw wrongJson(`action: ${word}`);
    this.action = action;
    this.publishedOn = textIn(dataSet.validFrom) ?? prepared;
    for (const { id, values } of structure.dimensions.dataSet) {
      if (values.length > 1) throw wrongJson(`dimensions.dataSet: ${id} × ${values.length}`);
      if (values[0]) this.constants[id] = values[0];
    }
    this.put(this.constants, structure.attributes.dataSet, dataSet.attributes);
    for (const [key, given] of entriesOf(dataSet.dimensionGroupAttributes, 'dimensionGroupAttributes')) {
      const group = this.groupKey(key);
      const keyNames = Object.keys(group);
      this.put(group, structure.attributes.dimensionGroup, given);
      this.groups.add(group, keyNames);
    }
  }

  *figures(): Generator<(line: number) => MessageFigure> {
    const { dimensions, attributes } = this.structure;
    const { series: outer, observation: inner } = dimensions;
    for (const [key, series] of entriesOf(this.dataSet.series, 'series')) {
      if (!isObject(series)) throw wrongJson(`series["${key}"]`);
      const shared = componentsOf(this.constants);
      this.name(shared, outer, key);
      this.put(shared, attributes.series, series.attributes);
      yield* this.observations(series.observations, inner, shared);
    }
    yield* this.observations(this.dataSet.observations, [...outer, ...inner], this.constants);
  }

  private *observations(
    given: Json | undefined,
    dimensions: readonly JsonComponent[],
    shared: Components,
  ): Generator<(line: number) => MessageFigure> {
    for (const [key, values] of entriesOf(given, 'observations')) {
      if (!isList(values)) throw wrongJson(`observations["${key}"]`);
      const components = componentsOf(shared);
      this.name(components, dimensions, key);
      yield (line) => this.figure(line, key, values, components);
    }
  }

  private figure(line: number, key: string, values: readonly Json[], components: Components): MessageFigure {
    const { attributes, measures } = this.structure;
    this.put(components, attributes.observation, values.slice(measures.length));
    this.groups.complete(components);
    const value = values[this.valueAt];
    const text = value instanceof JsonNumber || typeof value === 'string' ? textIn(value) : null;
    if (value !== undefined && value !== null && text === null) throw wrongJson(`observations["${key}"]`);
    return this.figureOf({
      ...{ line, path: this.pathOf(components), components, text, isMissing: value === null },
      ...{ action: this.action, publishedOn: this.publishedOn },
    });
  }

  private placeOfValue(id: string, isNamed: boolean): number {
    const { measures } = this.structure;
    const at = measures.indexOf(id);
    if (at < 0 && (isNamed || measures.length > 1))
      throw wrongJson(`measures: ${measures.join(', ')} ≠ ${id}`);
    return Math.max(at, 0);
  }

  private name(components: Components, dimensions: readonly JsonComponent[], key: string): void {
    readKey(key, dimensions).forEach((value, at) => {
      if (value) components[(dimensions[at] as JsonComponent).id] = value;
    });
  }

  private put(components: Components, attributes: readonly JsonComponent[], given: Json | undefined): void {
    if (given !== undefined && given !== null && !isList(given)) throw wrongJson('attributes');
    attributes.forEach((attribute, at) => {
      const value = attributeValue(given?.[at], attribute);
      if (value) components[attribute.id] = value;
    });
  }

  /** Keys of groups name all dimensions, or those alone that are not the same for the whole data set. */
  private groupKey(key: string): Components {
    const { keyOrder, dimensions } = this.structure;
    const named = key.split(':').length === keyOrder.length;
    const group = componentsOf();
    this.name(group, named ? keyOrder : [...dimensions.series, ...dimensions.observation], key);
    return group;
  }

  private pathOf(components: Components): string {
    const named = this.structure.keyOrder.filter(({ id }) => id !== this.periodId);
    return named.map(({ id }) => components[id]?.code ?? '').join('.');
  }
}

export const readSdmxJson: MessageReader = async function* (source, definition) {
  const { structures, dataSets, prepared } = envelopeOf(await readJson(source));
  const known = structures.map((one, at) => structureOf(one, `structures[${at}]`));
  let line = 0;
  let batch: MessageFigure[] = [];
  for (const [at, dataSet] of dataSets.entries()) {
    if (!isObject(dataSet)) throw wrongJson(`dataSets[${at}]`);
    const index = textIn(dataSet.structure) ?? '0';
    const structure = known[Number(index)];
    if (!structure) throw wrongJson(`dataSets[${at}].structure: ${index}`);
    for (const figure of new JsonDataSet(dataSet, structure, definition, prepared).figures()) {
      line += 1;
      batch.push(figure(line));
      if (batch.length < MAX_BATCH_ROWS) continue;
      yield batch;
      batch = [];
    }
  }
  yield batch;
};
