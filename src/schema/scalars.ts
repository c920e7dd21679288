/** The scalars beyond GraphQL's own: strict in what they take, exact in what they give. */
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLJSON } from 'graphql-scalars';
import { isIsoDate } from '../domain/calendar';
import { Decimal, decimalOrNull } from '../domain/decimal';
import { periodOrNull } from '../domain/period';
import { DateText, DecimalText, JsonContent, PeriodText } from '../entities/scalar-markers';
import { AppError } from '../errors';

/** Text in, text out: what is parsed stays text, for compiled queries keep literals as JSON. */
function textScalar(config: {
  readonly name: string;
  readonly description: string;
  readonly read: (text: string) => string;
  readonly write: (value: unknown) => string;
}): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    if (typeof value !== 'string') throw new GraphQLError(`${config.name} is written as a string`);
    return config.read(value);
  };
  return new GraphQLScalarType({
    name: config.name,
    description: config.description,
    serialize: config.write,
    parseValue: parse,
    parseLiteral: (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : null),
  });
}

function writeDecimal(value: unknown): string {
  const text = value instanceof Decimal ? value.toFixed() : value;
  // What comes from the database is plain already; NaN, Infinity and exponents must never get out.
  if (typeof text !== 'string' || !/^-?\d+(\.\d+)?$/.test(text)) throw new TypeError('not an exact decimal');
  return text;
}

export const DecimalScalar = textScalar({
  name: 'Decimal',
  description:
    'Exact decimal as a string: "80000000.00". Money is always in yuan (CNY); ' +
    'shares are numbers of percent as printed.',
  write: writeDecimal,
  read: (text) => {
    const value = decimalOrNull(text);
    if (value === null) throw new AppError('BAD_INPUT', { detail: `"${text}" is not an exact decimal` });
    return value.toFixed();
  },
});

const writeText = (value: unknown): string => {
  if (typeof value !== 'string') throw new TypeError('not text');
  return value;
};

export const PeriodScalar = textScalar({
  name: 'Period',
  description:
    'Reporting period: 2019 · 2019-H1 · 2019-Q3 · 2019-05 · 2019-01/2019-05 (January to May, year to date).',
  write: writeText,
  read: (text) => {
    const period = periodOrNull(text);
    if (period === null) throw new AppError('BAD_PERIOD', { text });
    return period.text;
  },
});

export const DateScalar = textScalar({
  name: 'Date',
  description: 'A calendar day, YYYY-MM-DD.',
  write: writeText,
  read: (text) => {
    if (!isIsoDate(text)) throw new AppError('BAD_DATE', { text });
    return text;
  },
});

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

function readInstant(value: unknown): Date {
  const match = typeof value === 'string' ? INSTANT.exec(value) : null;
  if (!match || !isIsoDate(match[1] as string)) throw new AppError('BAD_DATE', { text: String(value) });
  return new Date(value as string);
}

const DAY_MS = 86_400_000;
const MAX_DAYS = 20_000;
const days = new Map<number, string>();
const TWO_DIGITS = Array.from({ length: 100 }, (_, i) => String(i).padStart(2, '0'));

/** As toISOString writes it, which takes its time: a long list has an instant in each of its rows. */
function writeInstant(value: unknown): string {
  if (!(value instanceof Date)) throw new TypeError('not an instant');
  const day = Math.floor(value.getTime() / DAY_MS);
  let date = days.get(day);
  if (date === undefined) {
    date = value.toISOString().slice(0, -'00:00:00.000Z'.length);
    if (days.size >= MAX_DAYS) days.clear();
    days.set(day, date);
  }
  const ms = value.getTime() - day * DAY_MS;
  const two = (of: number, size: number) => TWO_DIGITS[Math.floor(of / size)] as string;
  const [hours, minutes] = [two(ms, 3_600_000), two(ms % 3_600_000, 60_000)];
  return `${date}${hours}:${minutes}:${two(ms % 60_000, 1_000)}.${String(ms % 1_000).padStart(3, '0')}Z`;
}

export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant with its offset, RFC 3339: 2019-06-30T08:00:00+08:00. Answers are in UTC.',
  serialize: writeInstant,
  parseValue: readInstant,
  parseLiteral: (node) => readInstant(node.kind === Kind.STRING ? node.value : null),
});

export const SCALARS_MAP = [
  { type: DecimalText, scalar: DecimalScalar },
  { type: PeriodText, scalar: PeriodScalar },
  { type: DateText, scalar: DateScalar },
  { type: Date, scalar: DateTimeScalar },
  { type: JsonContent, scalar: GraphQLJSON },
];
