/** The structure inside SDMX-JSON: dimensions, measures and attributes by level, and their indexes. */
import { MAX_COMPONENTS, MAX_RAW_LENGTH } from '../../limits';
import { FileRefused } from '../../problems';
import { isList, isObject, type Json, JsonNumber, type JsonObject, textIn } from '../json-text';
import type { Component } from '../message';
import { VALUE_SEPARATOR } from './components';

export interface JsonComponent {
  readonly id: string;
  /** Empty where the values stand in the data themselves. */
  readonly values: readonly (Component | null)[];
  readonly byDefault: Component | null;
}

export interface JsonLevel {
  readonly dataSet: readonly JsonComponent[];
  readonly series: readonly JsonComponent[];
  readonly observation: readonly JsonComponent[];
}

export interface JsonStructure {
  readonly dimensions: JsonLevel;
  readonly attributes: JsonLevel & { readonly dimensionGroup: readonly JsonComponent[] };
  readonly measures: readonly string[];
  /** All dimensions, in the order in which the keys of groups name them. */
  readonly keyOrder: readonly JsonComponent[];
}

export const wrongJson = (detail: string) =>
  new FileRefused('WRONG_MESSAGE', undefined, { format: 'SDMX-JSON', detail });

const MAX_INDEX_LENGTH = 10;
const INDEX = /^\d{1,9}$/;
const LANGUAGES = ['zh', 'zh-CN', 'zh-Hans', 'en'];

/** A text, or the same in several languages. */
export function textOf(value: Json | undefined): string | null {
  if (!isObject(value)) return textIn(value);
  const texts = Object.values(value).map(textIn);
  const preferred = LANGUAGES.map((language) => textIn(value[language])).find((text) => text !== null);
  return preferred ?? texts.find((text) => text !== null) ?? null;
}

/** Inline: a text, a number, a truth, texts by language, or several of these. */
function inlineText(value: Json): string | null {
  if (isList(value)) {
    const texts = value.map(inlineText).filter((text) => text !== null);
    return texts.length === 0 ? null : texts.join(VALUE_SEPARATOR);
  }
  return typeof value === 'boolean' ? String(value) : textOf(value);
}

function codedValue(value: Json): Component | null {
  if (!isObject(value)) {
    const code = inlineText(value);
    return code === null ? null : { code };
  }
  const name = textOf(value.name) ?? textOf(value.names);
  const code = textIn(value.id) ?? inlineText(value.value ?? null) ?? name;
  if (code === null) return null;
  return { code, ...(name === null ? {} : { name }) };
}

function componentOf(given: Json, where: string): JsonComponent {
  const id = isObject(given) ? textIn(given.id) : null;
  if (!isObject(given) || id === null) throw wrongJson(`${where}.id`);
  const values = isList(given.values) ? given.values.map(codedValue) : [];
  const code = textIn(given.default);
  const byDefault = code === null ? null : (values.find((value) => value?.code === code) ?? { code });
  return { id, values, byDefault };
}

function listAt(parent: Json | undefined, level: string, where: string): readonly JsonComponent[] {
  const list = isObject(parent) ? parent[level] : undefined;
  if (list === undefined || list === null) return [];
  if (!isList(list)) throw wrongJson(`${where}.${level}`);
  return list.map((one, at) => componentOf(one, `${where}.${level}[${at}]`));
}

const levelsOf = (parent: Json | undefined, where: string): JsonLevel => ({
  dataSet: listAt(parent, 'dataSet', where),
  series: listAt(parent, 'series', where),
  observation: listAt(parent, 'observation', where),
});

export function structureOf(given: Json | undefined, where: string): JsonStructure {
  if (!isObject(given) || !isObject(given.dimensions)) throw wrongJson(`${where}.dimensions`);
  const dimensions = levelsOf(given.dimensions, `${where}.dimensions`);
  const attributes = {
    ...levelsOf(given.attributes, `${where}.attributes`),
    dimensionGroup: listAt(given.attributes, 'dimensionGroup', `${where}.attributes`),
  };
  const measures = listAt(given.measures, 'observation', `${where}.measures`).map(({ id }) => id);
  const sum = [...Object.values(dimensions), ...Object.values(attributes)].flat().length;
  if (sum + measures.length > MAX_COMPONENTS) throw wrongJson(`${where}: ${sum} > ${MAX_COMPONENTS}`);
  const keyOrder = [...dimensions.dataSet, ...dimensions.series, ...dimensions.observation];
  return { dimensions, attributes, measures: measures.length === 0 ? ['OBS_VALUE'] : measures, keyOrder };
}

/** `0:1:3`: for each dimension the number of its value; an empty part names none. */
export function readKey(key: string, dimensions: readonly JsonComponent[]): readonly (Component | null)[] {
  if (key.length > MAX_INDEX_LENGTH * dimensions.length) throw wrongJson(`"${key.slice(0, MAX_RAW_LENGTH)}"`);
  const parts = key === '' && dimensions.length === 0 ? [] : key.split(':');
  if (parts.length !== dimensions.length) throw wrongJson(`"${key}": ${dimensions.length} ×`);
  return parts.map((part, at) => {
    if (part === '') return null;
    const dimension = dimensions[at] as JsonComponent;
    const value = INDEX.test(part) ? dimension.values[Number(part)] : undefined;
    if (value === undefined) throw wrongJson(`"${key}": ${dimension.id}[${part}]`);
    return value;
  });
}

/** What stands in the place of an attribute: the number of a value, or the value itself. */
export function attributeValue(
  given: Json | undefined,
  { id, values, byDefault }: JsonComponent,
): Component | null {
  if (given === null || given === undefined) return byDefault;
  if (given instanceof JsonNumber && values.length > 0) {
    const value = INDEX.test(given.text) ? values[Number(given.text)] : undefined;
    if (value === undefined) throw wrongJson(`${id}[${given.text}]`);
    return value;
  }
  const code = inlineText(given);
  return code === null ? byDefault : { code };
}

export const entriesOf = (given: Json | undefined, where: string): readonly (readonly [string, Json])[] => {
  if (given === undefined || given === null) return [];
  if (!isObject(given)) throw wrongJson(where);
  return Object.entries(given as JsonObject);
};
