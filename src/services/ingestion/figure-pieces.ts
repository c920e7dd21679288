/** A file of figures as pieces: lines ready to be staged, and what was met on the way. */
import { chinaDate, startOfChinaDay } from '../../domain/calendar';
import type { Correction } from '../../feeds/corrections';
import type { ByteSource } from '../../feeds/decode';
import type { FeedBatch, FeedRow } from '../../feeds/feed-batch';
import type { FigureDefinition } from '../../feeds/figure-definition';
import { type Problem, problem } from '../../feeds/problems';
import { readFeed } from '../../feeds/read-feed';
import type { Vocabulary } from '../../feeds/vocabulary';
import { figureLine } from './figure-lines';

export interface FigurePiece extends Omit<FeedBatch, 'rows'> {
  /** UTF-8. */
  readonly lines: Uint8Array<ArrayBuffer>;
  readonly figures: number;
}

export interface FiguresWanted {
  readonly definition: FigureDefinition;
  /** When the file arrived: the publication of figures that do not say otherwise. */
  readonly receivedAt: Date;
  /** Laid over the table. */
  readonly corrections?: readonly Correction[];
}

export async function* figurePieces(
  source: ByteSource,
  { definition, receivedAt, corrections }: FiguresWanted,
  vocabulary: Vocabulary,
): AsyncGenerator<FigurePiece> {
  const writer = new LineWriter(receivedAt);
  for await (const batch of readFeed(source, definition, vocabulary, corrections)) {
    yield writer.pieceOf(batch);
  }
}

class LineWriter {
  readonly #receivedOn: string;
  readonly #receivedAt: string;
  #ordinal = 0;

  constructor(receivedAt: Date) {
    this.#receivedOn = chinaDate(receivedAt);
    this.#receivedAt = receivedAt.toISOString();
  }

  pieceOf({ rows, ...batch }: FeedBatch): FigurePiece {
    const early: Problem[] = [];
    let lines = '';
    let figures = 0;
    for (const row of rows) {
      const publishedAt = this.publishedAt(row);
      if (publishedAt === null) early.push(publishedInFuture(row));
      else {
        this.#ordinal += 1;
        figures += 1;
        lines += figureLine(this.#ordinal, { ...row, publishedAt });
      }
    }
    const problems = early.length === 0 ? batch.problems : [...batch.problems, ...early];
    const rejected = batch.rejected + early.length;
    return { ...batch, problems, rejected, figures, lines: new TextEncoder().encode(lines) };
  }

  /** The day a figure was published begins at midnight in China; today's are known since the file arrived. */
  private publishedAt({ publishedOn }: FeedRow): string | null {
    if (publishedOn === undefined || publishedOn === this.#receivedOn) return this.#receivedAt;
    // An exact instant, as our own exports tell it.
    if (publishedOn.includes('T')) {
      return Date.parse(publishedOn) <= Date.parse(this.#receivedAt) ? publishedOn : null;
    }
    return publishedOn < this.#receivedOn ? startOfChinaDay(publishedOn) : null;
  }
}

function publishedInFuture({ line, column, cell, published: raw, publishedOn = '' }: FeedRow): Problem {
  const place = { line, column, cell: cell ?? null, raw };
  return problem('PUBLISHED_IN_FUTURE', place, { detail: publishedOn });
}
