/** Bytes as they arrived, sealed where there is a key, in slices so that nothing needs much memory. */
import type { Statements } from '../../db/database';
import { AppError } from '../../errors';
import { requireSealer, SEALED_HEAD_BYTES, type Sealer } from '../access/sealer';
import type { Spooled } from './spool';

const CHUNK_BYTES = 1 << 20;

interface StoredFile {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Which slice of what file of what length: none can be swapped, left out, or lent to another file. */
const placeOf = ({ sha256, sizeBytes }: StoredFile, ordinal: number) =>
  `raw_chunk ${sha256} ${sizeBytes} ${ordinal}`;

/** The same bytes are stored once, whoever sends them; `sha256` is that of the clear bytes. */
export async function storeRawFile(tx: Statements, spooled: Spooled, sealer: Sealer | null): Promise<void> {
  const stored = await tx.query(
    `insert into raw_file (sha256, size_bytes, is_sealed) values ($1, $2, $3)
     on conflict do nothing returning sha256`,
    [spooled.sha256, spooled.sizeBytes, sealer !== null],
  );
  if (stored.length === 0 && !(await claimAnew(tx, spooled.sha256, sealer))) return;
  let ordinal = 0;
  for await (const bytes of spooled.slices(CHUNK_BYTES)) {
    await tx.query(
      `insert into raw_chunk (sha256, ordinal, bytes) values ($1, $2, $3)
       on conflict (sha256, ordinal) do update set bytes = excluded.bytes`,
      [spooled.sha256, ordinal, sealer ? sealer.sealBytes(bytes, placeOf(spooled, ordinal)) : bytes],
    );
    ordinal += 1;
  }
}

/**
 * What was stored in clear, or sealed with a key that is no longer in front, is sealed anew when its bytes
 * come again: as with contacts. Nothing sealed is ever laid open again.
 */
async function claimAnew(tx: Statements, sha256: string, sealer: Sealer | null): Promise<boolean> {
  if (sealer === null) return false;
  const [file] = await tx.query<{ is_sealed: boolean }>(
    'select is_sealed from raw_file where sha256 = $1 for no key update',
    [sha256],
  );
  if (!file) return false;
  if (!file.is_sealed) {
    await tx.query('update raw_file set is_sealed = true where sha256 = $1', [sha256]);
    return true;
  }
  const heads = await headsOf(tx, sha256);
  return heads.some((head) => sealer.keyBehind(head) !== 'FIRST');
}

/** With which keys a file was sealed; reads no more than the first bytes of each slice. */
async function headsOf(statements: Statements, sha256: string): Promise<readonly Buffer[]> {
  const rows = await statements.query<{ head: Buffer }>(
    'select distinct substring(bytes from 1 for $2::int) as head from raw_chunk where sha256 = $1',
    [sha256, SEALED_HEAD_BYTES],
  );
  return rows.map(({ head }) => head);
}

/** Found out before anything is read: in the midst of it, the transaction would be lost with the reason. */
export async function whyUnreadable(
  statements: Statements,
  sha256: string,
  sealer: Sealer | null,
): Promise<AppError | null> {
  const [file] = await statements.query<{ is_sealed: boolean }>(
    'select is_sealed from raw_file where sha256 = $1',
    [sha256],
  );
  if (!file?.is_sealed) return null;
  if (sealer === null) return new AppError('ENCRYPTION_KEY_MISSING');
  const keys = (await headsOf(statements, sha256)).map((head) => sealer.keyBehind(head));
  if (keys.includes('NONE')) return new AppError('SEALED_TEXT_DAMAGED');
  return keys.includes('MISSING') ? new AppError('ENCRYPTION_KEY_MISSING') : null;
}

/** One statement a slice, so that a file which is being sealed meanwhile is read all the same. */
const READ = `
select file.size_bytes, file.is_sealed, chunk.bytes
from raw_file file left join raw_chunk chunk on chunk.sha256 = file.sha256 and chunk.ordinal = $2
where file.sha256 = $1`;

interface ChunkRow {
  readonly [column: string]: unknown;
  readonly size_bytes: string;
  readonly is_sealed: boolean;
  readonly bytes: Buffer | null;
}

export async function* readRawFile(
  statements: Statements,
  sha256: string,
  sealer: Sealer | null,
): AsyncGenerator<Uint8Array> {
  let read = 0;
  for (let ordinal = 0; ; ordinal += 1) {
    const [row] = await statements.query<ChunkRow>(READ, [sha256, ordinal]);
    if (!row?.bytes) throw new AppError('STORED_FILE_DAMAGED');
    const sizeBytes = Number(row.size_bytes);
    const clear = row.is_sealed
      ? requireSealer(sealer).unsealBytes(row.bytes, placeOf({ sha256, sizeBytes }, ordinal))
      : row.bytes;
    yield clear;
    read += clear.byteLength;
    if (read >= sizeBytes) return;
  }
}
