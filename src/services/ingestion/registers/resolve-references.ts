/** Finds what records refer to by the text that the file prints; what is not known keeps its record out. */
import type { Transaction } from '../../../db/database';
import { mergeRemark } from '../merge-remarks';
import type { RecordReading } from './read-records';
import type { Reference, ReferenceKind, RegisterTable } from './register-tables';

interface Target {
  readonly table: string;
  /** What the column holds. */
  readonly value: string;
  /** Whether row `x` is what staging row `s` prints as `text`. */
  readonly matches: (text: string) => string;
  /** Rows that match a code match better than those that match a name. */
  readonly isExact: (text: string) => string;
  /** Whether rows of the table may be made up for demonstration. */
  readonly canBeSynthetic: boolean;
}

const bySlugOrName = (table: string, canBeSynthetic: boolean): Target => ({
  ...{ table, value: 'x.slug', canBeSynthetic },
  matches: (text) => `(x.slug = ${text} or x.name_zh = ${text})`,
  isExact: (text) => `x.slug = ${text}`,
});

const TARGETS: Readonly<Record<ReferenceKind, Target>> = {
  enterprise: {
    ...{ table: 'enterprise', value: 'x.id', canBeSynthetic: true },
    matches: (text) => `x.uscc = ${text}`,
    isExact: () => 'true',
  },
  institution: bySlugOrName('institution', true),
  fund: bySlugOrName('fund', true),
  programme: bySlugOrName('programme', false),
  incubator: {
    ...{ table: 'incubator', value: 'x.id', canBeSynthetic: true },
    matches: (text) => `x.name_zh = ${text} and (s.region is null or x.region_code = s.region)`,
    isExact: () => 'true',
  },
};

/** Real records belong to real ones only: a made-up place would let them count where they do not. */
const allowed = ({ canBeSynthetic }: Target) =>
  canBeSynthetic ? '(not x.is_synthetic or $1)' : '$1 in (true, false)';

export async function resolveReferences(
  tx: Transaction,
  register: RegisterTable,
  reading: RecordReading,
  isSynthetic: boolean,
): Promise<void> {
  for (const reference of register.references) {
    await resolve(tx, reference, isSynthetic);
    await takeOutUnknown(tx, reference, reading, isSynthetic);
  }
}

/** Texts first: a file names far fewer banks than it has loans. */
async function resolve(
  tx: Transaction,
  { column, field, to }: Reference,
  isSynthetic: boolean,
): Promise<void> {
  const target = TARGETS[to];
  const text = `s."${field}"`;
  const region = to === 'incubator' ? 's.region' : 'null::text';
  await tx.query(
    `with named as (
       select distinct ${text} as "${field}", ${region} as region from pg_temp.incoming_record s
       where ${text} is not null),
     found as (
       select ${text} as text, s.region, ${target.value} as value,
         count(*) over (partition by ${text}, s.region, ${target.isExact(text)}) as alike,
         row_number() over (partition by ${text}, s.region order by ${target.isExact(text)} desc) as place
       from named s join ${target.table} x on ${target.matches(text)} and ${allowed(target)})
     update pg_temp.incoming_record s set ${column} = found.value
     from found
     where found.place = 1 and found.alike = 1 and found.text = ${text}
       and found.region is not distinct from ${region}`,
    [isSynthetic],
  );
}

interface Unknown {
  readonly line: number;
  readonly raw: string;
  readonly alike: string;
  readonly made_up: string;
}

async function takeOutUnknown(
  tx: Transaction,
  { column, field, to }: Reference,
  reading: RecordReading,
  isSynthetic: boolean,
): Promise<void> {
  const target = TARGETS[to];
  const text = `s."${field}"`;
  const count = (condition: string) =>
    `(select count(*) from ${target.table} x where ${target.matches(text)} and ${condition})`;
  const gone = await tx.query<{ [Name in keyof Unknown]: Unknown[Name] }>(
    `delete from pg_temp.incoming_record s where ${text} is not null and s.${column} is null
     returning line, ${text} as raw, ${count(allowed(target))} as alike,
       ${count(target.canBeSynthetic ? 'x.is_synthetic' : 'false')} as made_up`,
    [isSynthetic],
  );
  for (const { line, raw, alike, made_up } of gone) {
    const known = Number(alike) > 0 ? 'AMBIGUOUS_REFERENCE' : 'UNKNOWN_REFERENCE';
    const code = known === 'UNKNOWN_REFERENCE' && Number(made_up) > 0 ? 'SYNTHETIC_REFERENCE' : known;
    reading.reject(mergeRemark(code, { line, column: reading.headerOf(field), raw }, raw));
  }
}
