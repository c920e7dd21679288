/** One data set of JSON-stat: a cube with its dimensions, looked over before any of its cells is read. */
import { FileRefused } from '../problems';
import { isList, isObject, type Json, JsonNumber, type JsonObject, textIn } from './json-text';

export interface Category {
  readonly code: string;
  readonly name: string | null;
  readonly unit: JsonObject | null;
}

export interface Dimension {
  readonly id: string;
  readonly categories: readonly Category[];
}

export interface Cube {
  /** Where in the message it stands: `link.item[0]`, the name in a bundle, or nothing. */
  readonly path: string;
  readonly dimensions: readonly Dimension[];
  /** Dimensions by what they are for: time, geo, metric. */
  readonly role: Readonly<Record<string, readonly string[]>>;
  readonly size: number;
  readonly values: Json;
  readonly status: Json | undefined;
  readonly updated: string;
}

export const ROLES = ['time', 'geo', 'metric'] as const;

export const wrongJsonStat = (detail: string | { readonly zh: string; readonly en: string }) =>
  new FileRefused('WRONG_MESSAGE', undefined, { format: 'JSON-stat', detail });

const listOfTexts = (value: Json | undefined): readonly string[] | null => {
  if (!isList(value)) return null;
  const texts = value.map(textIn);
  return texts.some((text) => text === null) ? null : (texts as string[]);
};

/** `index` is a list of codes, or an object from code to place; a lone category needs none. */
function codesOf({ index, label }: JsonObject, path: string): readonly string[] {
  const listed = listOfTexts(index);
  if (listed) return listed;
  if (isObject(index)) {
    const codes: string[] = [];
    for (const [code, place] of Object.entries(index)) {
      const at = place instanceof JsonNumber ? Number(place.text) : -1;
      if (!Number.isInteger(at) || at < 0 || codes[at] !== undefined)
        throw wrongJsonStat(`${path}.index.${code}`);
      codes[at] = code;
    }
    if (codes.length !== Object.keys(index).length) throw wrongJsonStat(`${path}.index`);
    return codes;
  }
  const labels = isObject(label) ? Object.keys(label) : [];
  if (index !== undefined || labels.length !== 1) throw wrongJsonStat(`${path}.index`);
  return labels;
}

function dimensionOf(id: string, size: number, given: Json | undefined, path: string): Dimension {
  const where = `${path}dimension.${id}.category`;
  const category = isObject(given) ? given.category : undefined;
  if (!isObject(category)) throw wrongJsonStat(where);
  const codes = codesOf(category, where);
  if (codes.length !== size || new Set(codes).size !== size) {
    throw wrongJsonStat(`${where}: ${codes.length} ≠ size ${size}`);
  }
  const labels = isObject(category.label) ? category.label : {};
  const units = isObject(category.unit) ? category.unit : {};
  const categories = codes.map((code) => {
    const unit = units[code];
    return { code, name: textIn(labels[code]), unit: isObject(unit) ? unit : null };
  });
  return { id, categories };
}

/** Version 1 keeps ids, sizes and roles beside the dimensions, later ones beside the values. */
const besideDimensions = (dataset: JsonObject, dimension: JsonObject): JsonObject =>
  'id' in dataset ? dataset : dimension;

function rolesOf(given: Json | undefined): Cube['role'] {
  const role = isObject(given) ? given : {};
  return Object.fromEntries(ROLES.map((name) => [name, listOfTexts(role[name]) ?? []]));
}

export function cubeOf(dataset: JsonObject, path: string): Cube {
  const { dimension, value, status, updated } = dataset;
  const prefix = path === '' ? '' : `${path}.`;
  if (!isObject(dimension)) throw wrongJsonStat(`${prefix}dimension`);
  const { id, size, role } = besideDimensions(dataset, dimension);
  const ids = listOfTexts(id);
  const sizes = isList(size) ? size.map((one) => Number(textIn(one) ?? Number.NaN)) : [];
  if (!ids || ids.length === 0 || new Set(ids).size !== ids.length) throw wrongJsonStat(`${prefix}id`);
  const isSize = (one: number) => Number.isSafeInteger(one) && one > 0;
  const count = sizes.reduce((product, one) => product * one, 1);
  if (sizes.length !== ids.length || !sizes.every(isSize) || !isSize(count))
    throw wrongJsonStat(`${prefix}size`);
  if (!isList(value) && !isObject(value)) throw wrongJsonStat(`${prefix}value`);
  if (isList(value) && value.length !== count) {
    throw wrongJsonStat(`${prefix}value: ${value.length} ≠ ${count}`);
  }
  const dimensions = ids.map((one, at) => dimensionOf(one, sizes[at] as number, dimension[one], prefix));
  return {
    ...{ path, dimensions, role: rolesOf(role), size: count, values: value, status },
    updated: textIn(updated) ?? '',
  };
}
