/** The header of a list: found by the names of its columns, wherever it stands. */
import type { ProblemDetails } from '../problems';
import { FileRefused } from '../problems';
import type { TableRow } from '../table-row';
import { headerWidth } from '../tables/header-levels';
import { isBlank, labelKey, plainText } from '../text';
import type { Vocabulary } from '../vocabulary';
import type { RateUnit } from './read-amount';
import { isMoney } from './read-amount';
import type { ColumnUnit } from './read-field';
import type { RegisterDefinition } from './register-definition';
import { type Field, fieldsOf } from './register-fields';

export interface RegisterColumn {
  readonly at: number;
  readonly header: string;
  readonly unit: ColumnUnit;
}

export interface RegisterHeader {
  readonly row: TableRow;
  readonly width: number;
  /** By field. */
  readonly columns: ReadonlyMap<string, RegisterColumn>;
  readonly unused: readonly string[];
}

/** A row that names this many columns of the feed is meant as its header, even if one is missing. */
const MIN_HEADERS_OF_A_HEADER = 2;
/** 贷款金额（万元）, 单位在后: what stands in brackets is a unit or a remark. */
const BRACKETS = /^(.+?)\(([^()]*)\)$/;

interface Spelling {
  readonly name: string;
  readonly inBrackets: string;
}

function spellingOf(header: string): Spelling {
  const match = BRACKETS.exec(header);
  return match ? { name: match[1] as string, inBrackets: match[2] as string } : { name: '', inBrackets: '' };
}

type Found = Map<string, { readonly at: number; readonly inBrackets: string }[]>;

/** In full first: a feed may name a column with its brackets. */
export function headerPlaces(row: TableRow, definition: RegisterDefinition): Found {
  const headers = row.cells.map(labelKey);
  const found: Found = new Map();
  for (const [field, names] of Object.entries(definition.columns)) {
    const keys = names.map(labelKey);
    const places = headers.flatMap((header, at) => {
      const { name, inBrackets } = spellingOf(header);
      return header !== '' && (keys.includes(header) || keys.includes(name)) ? [{ at, inBrackets }] : [];
    });
    if (places.length > 0) found.set(field, places);
  }
  return found;
}

export function isRegisterHeader(row: TableRow, definition: RegisterDefinition): boolean {
  const mapped = Object.keys(definition.columns).length;
  return headerPlaces(row, definition).size >= Math.min(MIN_HEADERS_OF_A_HEADER, mapped);
}

const RATE_UNITS: readonly string[] = ['%', '‰', 'fraction'] satisfies readonly RateUnit[];

/** The header's own unit, then the feed's. Money without a unit is not guessed at. */
function unitOf(
  field: Field | undefined,
  inBrackets: string,
  own: string | undefined,
  vocabulary: Vocabulary,
): ColumnUnit | 'NONE' {
  if (field?.type === 'rate') {
    return ([inBrackets, own ?? ''].find((unit) => RATE_UNITS.includes(unit)) as RateUnit) ?? null;
  }
  if (field?.type !== 'money') return null;
  const units = [inBrackets, own ?? ''].map((unit) => vocabulary.unitByCodeOrAlias(unit));
  return units.find(isMoney) ?? 'NONE';
}

function refuseMissing(row: TableRow, definition: RegisterDefinition, found: Found): void {
  const fields = fieldsOf(definition.register);
  const isGiven = (name: string) =>
    found.has(name) || name in definition.defaults || (name === 'region' && definition.region !== undefined);
  const missing = Object.keys(definition.columns).filter((name) => {
    const role = fields[name]?.role;
    return role !== undefined && role !== 'OPTIONAL' && !isGiven(name);
  });
  if (missing.length === 0) return;
  const columns = missing.map((name) => definition.columns[name]?.join('/')).join('、');
  throw new FileRefused('MISSING_COLUMN', { line: row.line }, { columns });
}

export function readRegisterHeader(
  row: TableRow,
  definition: RegisterDefinition,
  vocabulary: Vocabulary,
): RegisterHeader {
  const found = headerPlaces(row, definition);
  const headers = row.cells.map(plainText);
  const fields = fieldsOf(definition.register);
  const columns = new Map<string, RegisterColumn>();
  for (const [field, [first, second]] of found) {
    if (!first) continue;
    const header = headers[first.at] as string;
    if (second) {
      const details: ProblemDetails = { first: header, second: headers[second.at] as string };
      throw new FileRefused('DUPLICATE_COLUMN', { line: row.line, column: header }, details);
    }
    const unit = unitOf(fields[field], first.inBrackets, definition.units[field], vocabulary);
    if (unit === 'NONE') {
      throw new FileRefused('NO_MONEY_UNIT', { line: row.line, column: header }, { column: header });
    }
    columns.set(field, { at: first.at, header, unit });
  }
  refuseMissing(row, definition, found);
  const used = new Set([...columns.values()].map(({ at }) => at));
  const unused = headers.filter((header, at) => !isBlank(header) && !used.has(at));
  return { row, width: headerWidth(row), columns, unused };
}
