/** JSON-stat: data sets and collections of version 2, bundles of version 1; each cell is a figure. */
import { isIsoDate } from '../../domain/calendar';
import { MAX_FRACTION_DIGITS } from '../../domain/decimal';
import type { FigureDefinition } from '../figure-definition';
import { MAX_BATCH_ROWS } from '../limits';
import { FileRefused } from '../problems';
import { type Category, type Cube, cubeOf, ROLES, wrongJsonStat } from './json-stat-cube';
import { isList, isObject, type Json, JsonNumber, type JsonObject, readJson, textIn } from './json-text';
import type { Component, MessageFigure, MessageKind, MessageReader } from './message';

const CODE_SEPARATOR = '.';
const DATE_LENGTH = 10;

function cubesOf(message: Json): readonly Cube[] {
  if (!isObject(message)) throw wrongJsonStat('class');
  const kind = textIn(message.class);
  if (kind === 'dataset') return [cubeOf(message, '')];
  if (kind === 'collection') return cubesOfCollection(message);
  if (kind !== null) {
    throw wrongJsonStat({ zh: `${kind} 类不含数据`, en: `the class ${kind} holds no data` });
  }
  const bundle = Object.entries(message).filter(([, part]) => isObject(part) && 'value' in part);
  if (bundle.length === 0) throw wrongJsonStat('class');
  return bundle.map(([name, part]) => cubeOf(part as JsonObject, name));
}

/** A collection may only point to its data sets; nothing is fetched for it. */
function cubesOfCollection({ link }: JsonObject): readonly Cube[] {
  const items = isObject(link) && isList(link.item) ? link.item : [];
  const cubes = items.flatMap((item, at) =>
    isObject(item) && 'value' in item ? [cubeOf(item, `link.item[${at}]`)] : [],
  );
  if (cubes.length > 0) return cubes;
  throw wrongJsonStat({
    zh: '集合中只有链接，没有数据集；请取其中的数据集',
    en: 'the collection holds links and no data set; take the data sets it points to',
  });
}

/** What the unit of a category tells: a name for it, its power of ten, and how many decimals are printed. */
function unitOf(category: Category | undefined) {
  const { symbol, base, label, multiplier, decimals } = category?.unit ?? {};
  const power = textIn(multiplier) ?? '';
  // With a multiplier the label is of the multiplied unit: thousands of persons.
  const ownLabel = power === '' || Number(power) === 0 ? textIn(label) : null;
  const unit = textIn(symbol) || textIn(base) || ownLabel || '';
  const printed = decimals instanceof JsonNumber ? Number(decimals.text) : 0;
  return { unit, power, decimals: Number.isInteger(printed) ? printed : 0 };
}

/** JSON drops the zeros that a table prints; nothing is ever rounded. */
function padded(text: string, decimals: number): string {
  if (decimals <= 0 || decimals > MAX_FRACTION_DIGITS || !/^-?\d+(?:\.\d+)?$/.test(text)) return text;
  const [whole = '', fraction = ''] = text.split('.');
  return `${whole}.${fraction.padEnd(decimals, '0')}`;
}

const componentOf = ({ code, name }: Category): Component => ({ code, ...(name ? { name } : {}) });

/** Under `time`, `geo` and `metric`: the dimensions of that role, whatever they are called. */
function rolePlayers(cube: Cube, own: Readonly<Record<string, Component>>): Record<string, Component> {
  const played: Record<string, Component> = {};
  for (const role of ROLES) {
    const players = (cube.role[role] ?? []).flatMap((id) => own[id] ?? []);
    if (role in own || players.length === 0) continue;
    const code = players.map((one) => one.code).join(CODE_SEPARATOR);
    played[role] = {
      code,
      name: players.map(({ code: ownCode, name = ownCode }) => name).join(CODE_SEPARATOR),
    };
  }
  return played;
}

/** One text is of every cell, and so is a list of one. */
function statusAt({ status, size }: Cube, at: number): string {
  if (isList(status)) return textIn(status[status.length === 1 && size !== 1 ? 0 : at]) ?? '';
  return (isObject(status) ? textIn(status[String(at)]) : textIn(status)) ?? '';
}

function categoriesAt({ dimensions }: Cube, at: number): readonly Category[] {
  const found: Category[] = [];
  let rest = at;
  for (const { categories } of dimensions.toReversed()) {
    found.unshift(categories[rest % categories.length] as Category);
    rest = Math.floor(rest / categories.length);
  }
  return found;
}

function figureAt(cube: Cube, at: number, value: Json | undefined, line: number): MessageFigure {
  const categories = categoriesAt(cube, at);
  const own = Object.fromEntries(
    cube.dimensions.map(({ id }, i) => [id, componentOf(categories[i] as Category)] as const),
  );
  const { unit, power, decimals } = unitOf(categories.find((one) => one.unit !== null));
  const given = textIn(value);
  const updated = cube.updated.slice(0, DATE_LENGTH);
  return {
    line,
    path: `${cube.path === '' ? '' : `${cube.path}.`}value[${at}]`,
    components: {
      ...{ unit: { code: unit }, multiplier: { code: power }, status: { code: statusAt(cube, at) } },
      ...rolePlayers(cube, own),
      ...own,
    },
    value: given === null || given === '' ? null : padded(given, decimals),
    ...(isIsoDate(updated) ? { publishedOn: updated } : {}),
  };
}

/** Cells that an object of values leaves out hold nothing, and say nothing. */
function* cellsOf({ values, size }: Cube): Generator<readonly [at: number, value: Json]> {
  if (isList(values)) yield* values.entries();
  else {
    for (const [key, value] of Object.entries(values as JsonObject)) {
      const at = Number(key);
      if (!/^\d+$/.test(key) || at >= size) throw wrongJsonStat(`value.${key}`);
      yield [at, value];
    }
  }
}

/** Said once for a cube, not for every cell of it. */
function refuseWithout({ dimensions, role }: Cube, definition: FigureDefinition): void {
  const { message, indicator, region } = definition;
  const has = (id: string) =>
    dimensions.some((dimension) => dimension.id === id) ||
    (role[id] ?? []).length > 0 ||
    id in (message?.given ?? {});
  if (!has(message?.period ?? 'time')) throw new FileRefused('NO_PERIOD');
  if (region === undefined && !has(message?.region ?? 'geo')) throw new FileRefused('NO_REGION');
  const names = message?.indicator ?? ['metric'];
  if (indicator === undefined && !names.some(has)) throw new FileRefused('NO_INDICATOR');
}

const read: MessageReader = async function* (source, definition) {
  let line = 0;
  let batch: MessageFigure[] = [];
  for (const cube of cubesOf(await readJson(source))) {
    refuseWithout(cube, definition);
    for (const [at, value] of cellsOf(cube)) {
      line += 1;
      batch.push(figureAt(cube, at, value, line));
      if (batch.length < MAX_BATCH_ROWS) continue;
      yield batch;
      batch = [];
    }
  }
  yield batch;
};

export const jsonStat: MessageKind = {
  read,
  roles: {
    ...{ indicator: ['metric'], region: 'geo', period: 'time' },
    ...{ unit: 'unit', multiplier: 'multiplier', status: 'status' },
  },
};
