/** Bytes as they arrived, kept in slices so that neither storing nor reading needs much memory. */
import type { Statements } from '../../db/database';
import type { Spooled } from './spool';

const CHUNK_BYTES = 1 << 20;

/** The same bytes are stored once, whoever sends them. */
export async function storeRawFile(tx: Statements, spooled: Spooled): Promise<void> {
  const stored = await tx.query(
    'insert into raw_file (sha256, size_bytes) values ($1, $2) on conflict do nothing returning sha256',
    [spooled.sha256, spooled.sizeBytes],
  );
  if (stored.length === 0) return;
  let ordinal = 0;
  for await (const bytes of spooled.slices(CHUNK_BYTES)) {
    await tx.query('insert into raw_chunk (sha256, ordinal, bytes) values ($1, $2, $3)', [
      spooled.sha256,
      ordinal,
      bytes,
    ]);
    ordinal += 1;
  }
}

export async function* readRawFile(statements: Statements, sha256: string): AsyncGenerator<Uint8Array> {
  for (let ordinal = 0; ; ordinal += 1) {
    const [row] = await statements.query<{ bytes: Buffer }>(
      'select bytes from raw_chunk where sha256 = $1 and ordinal = $2',
      [sha256, ordinal],
    );
    if (!row) return;
    yield row.bytes;
  }
}
