/** One YAML file of the catalogue: its data, and the line of every place in it. */
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { Mistakes, Place } from './catalogue-error';

export type Path = readonly PropertyKey[];

export interface YamlSource {
  readonly file: string;
  readonly data: unknown;
  placeOf(path: Path): Place;
}

/** The line of the field itself, or of the nearest thing around it that is there. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const offset = keyOffset(document, path.slice(0, length)) ?? nodeOffset(document, path.slice(0, length));
    if (offset !== null) return lines.linePos(offset).line;
  }
  return 1;
}

/** A folded text begins a line after its key, and the key is what one looks for. */
function keyOffset(document: Document, path: Path): number | null {
  const name = path.at(-1);
  const around = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (name === undefined || !isMap(around)) return null;
  const pair = around.items.find(({ key }) => isNode(key) && String(key) === String(name));
  return isNode(pair?.key) ? (pair.key.range?.[0] ?? null) : null;
}

function nodeOffset(document: Document, path: Path): number | null {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  return isNode(node) && node.range ? node.range[0] : null;
}

/** Null when the file is no YAML; duplicate keys and unknown tags count as such. */
export function parseYaml(file: string, text: string, mistakes: Mistakes): YamlSource | null {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const broken = [...document.errors, ...document.warnings];
  for (const { message, pos } of broken) {
    const line = lines.linePos(pos[0]).line || 1;
    mistakes.addAt(file, line, `YAML 有误：${message}`, `Not valid YAML: ${message}`);
  }
  if (broken.length > 0) return null;
  try {
    const data: unknown = document.toJS();
    const placeOf = (path: Path): Place => ({
      file,
      line: (...field) => lineOf(document, lines, [...path, ...field]),
    });
    return { file, data, placeOf };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    mistakes.addAt(file, 1, `YAML 有误：${detail}`, `Not valid YAML: ${detail}`);
    return null;
  }
}
