/** Streams a stored file of figures through its feed's reader: lines to be staged, and what was wrong. */
import type { Statements } from '../../db/database';
import type { ByteSource } from '../../feeds/decode';
import type { Vocabulary } from '../../feeds/vocabulary';
import type { Sealer } from '../access/sealer';
import { type FigurePiece, type FiguresWanted, figurePieces } from './figure-pieces';
import { readRawFile } from './raw-file';
import { canReadInThread, piecesFromThread } from './read-in-thread';
import { Reading } from './reading';

export interface FileToRead extends FiguresWanted {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly vocabulary: Vocabulary;
  readonly sealer: Sealer | null;
  /** A file that is only tried out; otherwise the stored one is read. */
  readonly source?: ByteSource | undefined;
}

/** About two thousand rows: below it a thread takes longer to start than to read. */
const THREAD_FROM_BYTES = 128 << 10;

export class FigureReading extends Reading {
  constructor(
    private readonly statements: Statements,
    private readonly file: FileToRead,
  ) {
    super(file.definition.onReject);
  }

  get source(): ByteSource {
    const { source, sha256, sealer } = this.file;
    return source ?? (() => readRawFile(this.statements, sha256, sealer));
  }

  /** Reads on when the file is refused already: the sender is to hear of every row at once. */
  async *pieces(): AsyncGenerator<FigurePiece> {
    for await (const piece of this.open()) {
      this.digest.addRows(piece.lines);
      this.count(piece);
      if (!this.isRefused) yield piece;
    }
  }

  private open(): AsyncGenerator<FigurePiece> {
    const { vocabulary, sizeBytes } = this.file;
    return sizeBytes < THREAD_FROM_BYTES || !canReadInThread
      ? figurePieces(this.source, this.file, vocabulary)
      : piecesFromThread(this.source, wantedOf(this.file), vocabulary.entries);
  }
}

/** Only what a thread can be given. */
const wantedOf = ({ definition, receivedAt, corrections }: FileToRead): FiguresWanted => ({
  ...{ definition, receivedAt },
  ...(corrections ? { corrections } : {}),
});
