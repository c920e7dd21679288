/** Answers of the statistics database's new API: `stream/esData`, one entry a period. */
import { MAX_BATCH_ROWS, MAX_ROWS } from '../limits';
import { FileRefused } from '../problems';
import { plainText } from '../text';
import { isList, isObject, type Json, type JsonObject, readJson, textIn } from './json-text';
import type { Component, MessageFigure, MessageKind, MessageReader } from './message';
import { periodOfV2 } from './nbs-periods';

const FORMAT = 'NBS V2';
/** Printed where nothing has been published. */
const NONE: ReadonlySet<string> = new Set(['', '无']);
/** (上年同月=100): the database says % of indices as well, and means nothing by it. */
const INDEX_BASE = /=100[)）]?$/;

const wrong = (detail: string) => new FileRefused('WRONG_MESSAGE', undefined, { format: FORMAT, detail });

function dataOf(message: Json): readonly Json[] {
  if (!isObject(message) || typeof message.success !== 'boolean') throw wrong('success');
  if (!message.success) {
    const texts = [textIn(message.state), textIn(message.message)].filter(Boolean);
    throw new FileRefused('SOURCE_REPORTS_ERROR', undefined, { detail: texts.join(' ') });
  }
  // An unknown id is answered with success and nothing.
  if (message.data === null || message.data === undefined) return [];
  if (!isList(message.data)) throw wrong('data');
  return message.data;
}

/** What an entry says beside its value. */
const FACTS = ['i_showname', 'du_name', 'da', 'da_name', 'catalogid'] as const;
type Facts = Readonly<Partial<Record<(typeof FACTS)[number], string>>>;

interface Entry {
  readonly id: string;
  readonly facts: Facts;
  readonly value: string;
  readonly path: string;
  readonly period: string;
}

function entryOf(value: Json, path: string, period: string): Entry {
  if (!isObject(value) || textIn(value._id) === null) throw wrong(`${path}._id`);
  const facts: Record<string, string> = {};
  for (const name of FACTS) {
    const text = textIn(value[name]);
    if (text !== null && text !== '') facts[name] = text;
  }
  return { id: textIn(value._id) as string, facts, value: textIn(value.value) ?? '', path, period };
}

/** Of every indicator, what the message says of it anywhere; areas apart, as one answer may hold several. */
class Known {
  private readonly ofId = new Map<string, Facts>();
  private readonly areasOf = new Map<string, Map<string, Facts>>();

  note({ id, facts }: Entry): void {
    this.ofId.set(id, { ...facts, ...this.ofId.get(id) });
    if (facts.da === undefined) return;
    const areas = this.areasOf.get(id) ?? new Map<string, Facts>();
    this.areasOf.set(id, areas.set(facts.da, { ...facts, ...areas.get(facts.da) }));
  }

  /** An entry without a name repeats one that has it; without its area only if there is but one. */
  factsOf({ id, facts }: Pick<Entry, 'id' | 'facts'>): Facts {
    const { da: _, da_name: __, ...shared } = this.ofId.get(id) ?? {};
    const areas = [...(this.areasOf.get(id)?.values() ?? [])];
    const own = facts.da === undefined ? (areas.length === 1 ? areas[0] : undefined) : facts;
    return { ...shared, ...own, ...facts };
  }

  /** Every series that the message tells of. */
  series(): readonly Pick<Entry, 'id' | 'facts'>[] {
    return [...this.ofId.keys()].flatMap((id) => {
      const areas = [...(this.areasOf.get(id)?.values() ?? [])];
      return areas.length === 0 ? [{ id, facts: {} }] : areas.map((facts) => ({ id, facts }));
    });
  }
}

function named(code: string | undefined, name: string | undefined): Component {
  const text = plainText(name ?? '');
  return { code: code ?? '', ...(text === '' ? {} : { name: text }) };
}

function figureOf(entry: Entry, known: Known, line: number): MessageFigure {
  const { i_showname: shown, du_name: unit = '', da, da_name: area, catalogid } = known.factsOf(entry);
  const isIndex = unit === '%' && INDEX_BASE.test(plainText(shown ?? ''));
  const components = {
    ...{ _id: named(entry.id, shown), da: named(da, area), code: { code: periodOfV2(entry.period) } },
    ...{ du_name: { code: isIndex ? '' : unit }, catalogid: { code: catalogid ?? '' } },
  };
  const isMissing = NONE.has(plainText(entry.value));
  return {
    ...{ line, path: entry.path, components },
    ...(isMissing ? { value: null, missing: 'NOT_PUBLISHED' as const } : { value: entry.value }),
  };
}

type EmptyPeriod = Pick<Entry, 'path' | 'period'>;

/** A period whose values are an empty list has no figure of any series that was asked for. */
function entriesOf(data: readonly Json[]): { entries: Entry[]; empty: EmptyPeriod[] } {
  const entries: Entry[] = [];
  const empty: EmptyPeriod[] = [];
  data.forEach((item, at) => {
    if (!isObject(item) || textIn(item.code) === null) throw wrong(`data[${at}].code`);
    const { code, values } = item as JsonObject;
    if (!isList(values)) throw wrong(`data[${at}].values`);
    const period = textIn(code) as string;
    const path = `data[${at}].values`;
    if (values.length === 0) empty.push({ path, period });
    entries.push(...values.map((value, i) => entryOf(value, `${path}[${i}]`, period)));
  });
  return { entries, empty };
}

function* withMissing(entries: readonly Entry[], empty: readonly EmptyPeriod[], known: Known) {
  yield* entries;
  const series = empty.length === 0 ? [] : known.series();
  const count = entries.length + empty.length * series.length;
  if (count > MAX_ROWS) throw new FileRefused('TOO_MANY_ROWS', undefined, { max: MAX_ROWS });
  for (const place of empty) for (const one of series) yield { ...one, ...place, value: '' };
}

const read: MessageReader = async function* (source) {
  const { entries, empty } = entriesOf(dataOf(await readJson(source)));
  const known = new Known();
  for (const entry of entries) known.note(entry);
  let batch: MessageFigure[] = [];
  let line = 0;
  for (const entry of withMissing(entries, empty, known)) {
    line += 1;
    batch.push(figureOf(entry, known, line));
    if (batch.length < MAX_BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  yield batch;
};

export const nbsV2: MessageKind = {
  read,
  roles: { indicator: ['_id'], region: 'da', period: 'code', unit: 'du_name' },
};
