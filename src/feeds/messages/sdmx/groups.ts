/** Attributes attached to a part of a key, found again for every observation that the key fits. */
import { bilingual } from '../../../domain/bilingual';
import { MAX_SDMX_GROUP_CHARACTERS, MAX_SDMX_GROUP_SHAPES, MAX_SDMX_GROUPS } from '../../limits';
import { FileRefused } from '../../problems';
import type { Components } from './components';

interface Shape {
  readonly names: readonly string[];
  readonly keyNames: readonly string[] | null;
  readonly groups: Components[];
  /** By the ids that make the key, then by their codes. */
  readonly indexes: Map<string, Map<string, Components>>;
}

/** No code holds it: XML and CSV refuse it, and in JSON a code with it fits only itself. */
const BETWEEN = '\u0000';
/** Observations of one message carry the same components but for a few that are optional. */
const MAX_INDEXES = 8;

const keyOf = (names: readonly string[], components: Components): string =>
  names.map((name) => components[name]?.code ?? '').join(BETWEEN);

export class Groups {
  private readonly shapes = new Map<string, Shape>();
  private count = 0;
  private characters = 0;

  /**
   * `keyNames`: ids of the dimensions in it. A message without its DSD does not tell them from attributes:
   * then the key is what a group has in common with the observation, for nothing is attached twice.
   */
  add(group: Components, keyNames: readonly string[] | null): void {
    this.count += 1;
    for (const { code } of Object.values(group)) this.characters += code.length;
    if (this.count > MAX_SDMX_GROUPS || this.characters > MAX_SDMX_GROUP_CHARACTERS) {
      throw tooMany(MAX_SDMX_GROUPS);
    }
    const names = Object.keys(group).sort();
    const id = `${names.join(BETWEEN)}${BETWEEN}${BETWEEN}${keyNames?.join(BETWEEN) ?? ''}`;
    const shape: Shape = this.shapes.get(id) ?? { names, keyNames, groups: [], indexes: new Map() };
    if (!this.shapes.has(id) && this.shapes.size >= MAX_SDMX_GROUP_SHAPES)
      throw tooMany(MAX_SDMX_GROUP_SHAPES);
    this.shapes.set(id, shape);
    shape.groups.push(group);
    for (const [key, index] of shape.indexes) index.set(keyOf(key.split(BETWEEN), group), group);
  }

  /** Puts in what the observation does not say itself. */
  complete(components: Components): void {
    for (const shape of this.shapes.values()) {
      const names = shape.keyNames ?? shape.names.filter((name) => name in components);
      if (names.length === 0 && shape.keyNames === null) continue;
      const found = this.indexOf(shape, names).get(keyOf(names, components));
      if (!found) continue;
      for (const [id, component] of Object.entries(found)) components[id] ??= component;
    }
  }

  private indexOf({ groups, indexes }: Shape, names: readonly string[]): ReadonlyMap<string, Components> {
    const id = names.join(BETWEEN);
    const known = indexes.get(id);
    if (known) return known;
    if (indexes.size >= MAX_INDEXES) indexes.clear();
    const index = new Map(groups.map((group) => [keyOf(names, group), group] as const));
    indexes.set(id, index);
    return index;
  }
}

const tooMany = (max: number) =>
  new FileRefused('XML_TOO_LARGE', undefined, { what: bilingual('组（Group）', 'groups'), max });
