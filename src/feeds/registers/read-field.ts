/** One cell of a record, read by the type of its field: a value, nothing, or why it is refused. */

import { checkPatentNumber } from '../../domain/identifiers/patent-number';
import { IDENTIFIER_PROBLEMS, plainIdentifier } from '../../domain/identifiers/problem';
import { checkUscc } from '../../domain/identifiers/uscc';
import type { Unresolved } from '../feed-batch';
import { remember } from '../remember';
import { regionResolver } from '../resolve-region';
import { recordDate } from '../serial-dates';
import { labelKey, plainText } from '../text';
import type { UnitEntry, Vocabulary } from '../vocabulary';
import { type RateUnit, readMoney, readRate } from './read-amount';
import { evenBrackets, evenText, faultOfText, lostDigits } from './read-text';
import type { RegisterDefinition } from './register-definition';
import type { Field } from './register-fields';
import type { WordList } from './words';

export interface CellValue {
  /** Null: the cell says nothing. Booleans are `true` and `false`, amounts exact decimals. */
  readonly value: string | null;
  readonly warning?: Unresolved;
}

export type CellReading = CellValue | Unresolved;
export type CellReader = (raw: string) => CellReading;

/** Unit of the column, where its field has one. */
export type ColumnUnit = UnitEntry | RateUnit | null;

const NOTHING: CellValue = { value: null };
/** Signs with which tables say that there is nothing to say. */
const PLACEHOLDERS = new Set(['-', '--', '—', '——', '/', '\\', '无', 'N/A', 'n/a']);
const INDUSTRY_CODE = /^[A-T](?:\d{2,4})?(?![0-9A-Za-z])/;

export const reasonOf = (problem: keyof typeof IDENTIFIER_PROBLEMS) => ({
  reason: IDENTIFIER_PROBLEMS[problem],
});

function readUscc(text: string): CellReading {
  const { uscc, problem, warning } = checkUscc(text);
  if (problem) return { fault: 'BAD_USCC', details: { text, ...reasonOf(problem) } };
  if (!warning) return { value: uscc };
  return { value: uscc, warning: { fault: 'UNUSUAL_USCC', details: { text: uscc } } };
}

function readPatentNumber(text: string): CellReading {
  const { patent, problem } = checkPatentNumber(text);
  if (patent) return { value: patent.number };
  return { fault: 'BAD_PATENT_NUMBER', details: { text, ...reasonOf(problem) } };
}

function readIndustry(text: string): CellReading {
  const code = INDUSTRY_CODE.exec(plainIdentifier(text))?.[0];
  if (code) return { value: code };
  return { value: null, warning: { fault: 'UNUSUAL_INDUSTRY_CODE', details: { text } } };
}

const wordKey = (text: string) => labelKey(text).toLowerCase();

function wordReader(words: WordList, own: Readonly<Record<string, string>>): CellReader {
  const known = new Map<string, string>();
  for (const [word, spellings] of Object.entries(words)) {
    for (const spelling of [word, ...spellings]) known.set(wordKey(spelling), word);
  }
  for (const [spelling, word] of Object.entries(own)) known.set(wordKey(spelling), word);
  const shown = Object.entries(words).map(([word, [first]]) => first ?? word);
  return remember((text) => {
    const word = known.get(wordKey(text));
    return word === undefined
      ? { fault: 'UNKNOWN_WORD', details: { text, words: shown.join('、') } }
      : { value: word };
  });
}

function textReader(max: number, even: (text: string) => string, isIdentifier: boolean): CellReader {
  return (raw) => {
    const text = even(evenText(raw));
    const fault = faultOfText(text, max);
    if (fault) return fault;
    return isIdentifier && lostDigits(text) ? { fault: 'LOST_DIGITS', details: { text } } : { value: text };
  };
}

const amount = (found: string | Unresolved): CellReading =>
  typeof found === 'string' ? { value: found } : found;

/** Reads what is not blank. */
function readerOf(
  name: string,
  field: Field,
  definition: RegisterDefinition,
  vocabulary: Vocabulary,
  unit: ColumnUnit,
): CellReader {
  switch (field.type) {
    case 'uscc':
      return readUscc;
    case 'patent-number':
      return readPatentNumber;
    case 'industry':
      return readIndustry;
    case 'word':
    case 'boolean':
      return wordReader(field.words, definition.values[name] ?? {});
    case 'region': {
      const resolve = regionResolver(definition.regions, vocabulary);
      return remember((text): CellReading => {
        const region = resolve(text);
        return 'fault' in region ? region : { value: region.code };
      });
    }
    case 'date':
      return remember((text): CellReading => {
        const date = recordDate(text, definition.format !== 'csv');
        return date === null ? { fault: 'BAD_DATE', details: { text } } : { value: date };
      });
    case 'money':
      return (text) => amount(readMoney(text, unit as UnitEntry, field.positive));
    case 'rate':
      return (text) => amount(readRate(text, unit as RateUnit | null));
    case 'name':
      return textReader(field.max, evenBrackets, false);
    case 'identifier':
      return textReader(field.max, plainIdentifierText, true);
    default:
      return textReader(field.max, (text) => text, false);
  }
}

/** Full-width digits and letters become plain ones; what the case means only the issuer knows. */
const plainIdentifierText = (text: string) => plainText(text);

export function cellReader(
  name: string,
  field: Field,
  definition: RegisterDefinition,
  vocabulary: Vocabulary,
  unit: ColumnUnit = null,
): CellReader {
  const read = readerOf(name, field, definition, vocabulary, unit);
  const takesPlaceholders = field.type === 'word' || field.type === 'boolean';
  return (raw) => {
    const text = evenText(raw);
    if (text === '' || (!takesPlaceholders && PLACEHOLDERS.has(text))) return NOTHING;
    return read(text);
  };
}
