/** Answers of the World Bank's API, version 2: `[head, rows]`, or `[{ message }]` when it refuses. */
import { isIsoDate } from '../../domain/calendar';
import { MAX_BATCH_ROWS } from '../limits';
import { FileRefused } from '../problems';
import { isList, isObject, type Json, type JsonObject, readJson, textIn } from './json-text';
import type { Component, MessageFigure, MessageKind, MessageReader } from './message';

const FORMAT = 'World Bank v2';

const wrong = (detail: string) => new FileRefused('WRONG_MESSAGE', undefined, { format: FORMAT, detail });

/** The refusal itself comes with status 200: `[{"message":[{"id":"120","key":"Invalid value",…}]}]`. */
function refuseError(head: Json | undefined): void {
  const message = isObject(head) ? head.message : undefined;
  if (!isList(message)) return;
  const texts = message.filter(isObject).map(({ id, key, value }) => [id, key, value].map(textIn).join(' '));
  throw new FileRefused('SOURCE_REPORTS_ERROR', undefined, { detail: texts.join('; ') });
}

/** `{ id, value }`: a code and its name. */
function coded(value: Json | undefined): Component {
  if (!isObject(value)) return { code: '' };
  const name = textIn(value.value);
  return { code: textIn(value.id) ?? '', ...(name ? { name } : {}) };
}

const plain = (value: Json | undefined): Component => ({ code: textIn(value) ?? '' });

function figureOf(row: JsonObject, at: number, publishedOn: string | null): MessageFigure {
  const { indicator, country, countryiso3code, date, value, unit, obs_status: status } = row;
  const value0 = textIn(value);
  return {
    line: at + 1,
    path: `[1][${at}].value`,
    components: {
      ...{ indicator: coded(indicator), country: coded(country), countryiso3code: plain(countryiso3code) },
      ...{ date: plain(date), unit: plain(unit), obs_status: plain(status) },
    },
    value: value0 === '' ? null : value0,
    ...(publishedOn === null ? {} : { publishedOn }),
  };
}

const read: MessageReader = async function* (source) {
  const message = await readJson(source);
  if (!isList(message)) throw wrong('[head, rows]');
  const [head, rows] = message;
  refuseError(head);
  if (!isObject(head) || !('page' in head)) throw wrong('head.page');
  // Nothing found is a null in the place of the rows.
  if (!isList(rows) && rows !== null) throw wrong('rows');
  const updated = textIn(head.lastupdated);
  const publishedOn = updated !== null && isIsoDate(updated) ? updated : null;
  const all = rows ?? [];
  for (let from = 0; from < all.length; from += MAX_BATCH_ROWS) {
    yield all.slice(from, from + MAX_BATCH_ROWS).map((row, at) => {
      if (!isObject(row)) throw wrong(`rows[${from + at}]`);
      return figureOf(row, from + at, publishedOn);
    });
  }
};

export const worldBank: MessageKind = {
  read,
  roles: {
    ...{ indicator: ['indicator'], region: 'country', period: 'date', unit: 'unit', status: 'obs_status' },
  },
};
