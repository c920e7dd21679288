/** Answers of easyquery, the statistics database's old API: kept in archives, no longer served. */
import { MAX_BATCH_ROWS } from '../limits';
import { FileRefused } from '../problems';
import { isList, isObject, type Json, type JsonObject, readJson, textIn } from './json-text';
import type { Component, MessageFigure, MessageKind, MessageReader } from './message';
import { yearAndQuarter } from './nbs-periods';

const FORMAT = 'NBS easyquery';
const DONE = '200';
/** Databases of provinces and cities name the area; those without one are of the whole country. */
const NATION: Component = { code: '100000', name: '全国' };

type Detail = string | { readonly zh: string; readonly en: string };

const wrong = (detail: Detail) => new FileRefused('WRONG_MESSAGE', undefined, { format: FORMAT, detail });

const TREE = {
  zh: '这是指标目录（getTree），不是数据；数据由 QueryData 给出',
  en: 'this is the tree of indicators (getTree) and holds no data; data comes from QueryData',
};

/** What the nodes of the dimensions say of a code: its name with the measure, and its unit. */
interface Described {
  readonly name: string;
  readonly unit: string;
}

type Descriptions = ReadonlyMap<string, Described>;

function dataOf(message: Json): JsonObject {
  if (isList(message))
    throw wrong(message.some((node) => isObject(node) && 'isParent' in node) ? TREE : '[…]');
  if (!isObject(message) || !('returncode' in message)) throw wrong('returncode');
  const { returncode, returndata } = message;
  if (textIn(returncode) !== DONE) {
    const detail = `${textIn(returncode) ?? ''} ${textIn(returndata) ?? ''}`.trim();
    throw new FileRefused('SOURCE_REPORTS_ERROR', undefined, { detail });
  }
  if (isList(returndata) && returndata.some((node) => isObject(node) && 'isParent' in node))
    throw wrong(TREE);
  if (!isObject(returndata)) throw wrong('returndata');
  return returndata;
}

const keyOf = (dimension: string, code: string) => `${dimension} ${code}`;

/** An unknown code is answered with a null in the place of its node. */
function describe(wdnodes: Json | undefined): Descriptions {
  if (!isList(wdnodes)) throw wrong('returndata.wdnodes');
  const found = new Map<string, Described>();
  for (const dimension of wdnodes.filter(isObject)) {
    const nodes = isList(dimension.nodes) ? dimension.nodes.filter(isObject) : [];
    for (const { code, cname, name, unit } of nodes) {
      const described = { name: textIn(cname) || (textIn(name) ?? ''), unit: textIn(unit) ?? '' };
      found.set(keyOf(textIn(dimension.wdcode) ?? '', textIn(code) ?? ''), described);
    }
  }
  return found;
}

/** The code of a node joins its coordinates by dots and underlines that codes hold as well. */
function componentsOf(wds: Json | undefined, known: Descriptions, path: string): Record<string, Component> {
  if (!isList(wds)) throw wrong(`${path}.wds`);
  const components: Record<string, Component> = { reg: NATION };
  for (const { wdcode, valuecode } of wds.filter(isObject)) {
    const [dimension, code] = [textIn(wdcode) ?? '', textIn(valuecode) ?? ''];
    const described = known.get(keyOf(dimension, code));
    components[dimension] = { code, ...(described?.name ? { name: described.name } : {}) };
    if (dimension === 'zb') components.unit = { code: described?.unit ?? '' };
  }
  return { ...components, sj: { code: yearAndQuarter(components.sj?.code ?? '') } };
}

/** Where there is no figure `data` is 0: only `hasdata` tells. */
function printedOf(data: Json | undefined, path: string): Pick<MessageFigure, 'value' | 'missing'> {
  if (!isObject(data) || typeof data.hasdata !== 'boolean') throw wrong(`${path}.data.hasdata`);
  if (!data.hasdata) return { value: null, missing: 'NOT_PUBLISHED' };
  const printed = textIn(data.strdata);
  return { value: printed ? printed : textIn(data.data) };
}

const read: MessageReader = async function* (source) {
  const { datanodes, wdnodes } = dataOf(await readJson(source));
  if (!isList(datanodes)) throw wrong('returndata.datanodes');
  const known = describe(wdnodes);
  for (let from = 0; from < datanodes.length; from += MAX_BATCH_ROWS) {
    yield datanodes.slice(from, from + MAX_BATCH_ROWS).map((node, at): MessageFigure => {
      const path = `returndata.datanodes[${from + at}]`;
      if (!isObject(node)) throw wrong(path);
      const components = componentsOf(node.wds, known, path);
      return {
        line: from + at + 1,
        path: textIn(node.code) ?? path,
        components,
        ...printedOf(node.data, path),
      };
    });
  }
};

export const nbsEasyquery: MessageKind = {
  read,
  roles: { indicator: ['zb'], region: 'reg', period: 'sj', unit: 'unit' },
};
