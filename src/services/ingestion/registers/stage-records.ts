/** The staging table of a register: records of a file before they are compared with what is known. */
import { copyLine } from '../../../db/copy-line';
import type { Transaction } from '../../../db/database';
import type { RegisterRecord } from '../../../feeds/registers/read-record';
import { columnsOf } from './record-columns';
import type { RegisterTable } from './register-tables';

/** COPY runs several times faster on a few large pieces than on many lines. */
const PIECE_LENGTH = 1 << 16;

interface StagedColumn {
  readonly name: string;
  readonly type: string;
  /** Field that fills it; null for what is found out later. */
  readonly field: string | null;
}

const quoted = (name: string) => `"${name}"`;

function stagedColumns(register: RegisterTable): readonly StagedColumn[] {
  return [
    ...columnsOf(register).map(([name, { type, field }]) => ({ name: quoted(name), type, field })),
    ...register.references.map(({ field }) => ({ name: quoted(field), type: 'text', field })),
    ...Object.entries(register.extras).map(([field, type]) => ({ name: quoted(field), type, field })),
  ];
}

export async function stageRecords(
  tx: Transaction,
  register: RegisterTable,
  batches: AsyncIterable<readonly RegisterRecord[]>,
): Promise<void> {
  const columns = stagedColumns(register);
  const declared = columns.map(({ name, type }) => `${name} ${type}`).join(', ');
  await tx.query(
    `create temp table incoming_record (ordinal integer, line integer, ${declared},
       is_known boolean not null default false) on commit drop`,
  );
  const filled = columns.flatMap(({ name, field }) => (field === null ? [] : [{ name, field }]));
  const target = `pg_temp.incoming_record (ordinal, line, ${filled.map(({ name }) => name).join(', ')})`;
  await tx.copyIn(
    target,
    pieces(
      batches,
      filled.map(({ field }) => field),
    ),
  );
  await tx.query('analyze pg_temp.incoming_record');
}

async function* pieces(
  batches: AsyncIterable<readonly RegisterRecord[]>,
  fields: readonly string[],
): AsyncGenerator<string> {
  let piece = '';
  let ordinal = 0;
  for await (const batch of batches) {
    for (const { line, values } of batch) {
      ordinal += 1;
      piece += copyLine([ordinal, line, ...fields.map((field) => values[field])]);
      if (piece.length < PIECE_LENGTH) continue;
      yield piece;
      piece = '';
    }
  }
  if (piece !== '') yield piece;
}
