/** Streams a stored file of figures through its feed's reader: what is to be staged, what was wrong. */
import type { Statements } from '../../db/database';
import { chinaDate } from '../../domain/calendar';
import type { FeedRow } from '../../feeds/feed-batch';
import type { FigureDefinition } from '../../feeds/figure-definition';
import { readFeed } from '../../feeds/read-feed';
import type { Vocabulary } from '../../feeds/vocabulary';
import type { Sealer } from '../access/sealer';
import { mergeRemark } from './merge-remarks';
import { readRawFile } from './raw-file';
import { Reading } from './reading';
import type { IncomingFigure } from './staging';

export interface FileToRead {
  readonly sha256: string;
  readonly definition: FigureDefinition;
  readonly vocabulary: Vocabulary;
  readonly receivedAt: Date;
  readonly sealer: Sealer | null;
}

/** China has had one time zone since 1949, and no summer time since 1992. */
const START_OF_DAY = 'T00:00:00+08:00';

export class FigureReading extends Reading {
  readonly #receivedOn: string;
  readonly #receivedAt: string;

  constructor(
    private readonly statements: Statements,
    private readonly file: FileToRead,
  ) {
    super(file.definition.onReject);
    this.#receivedOn = chinaDate(file.receivedAt);
    this.#receivedAt = file.receivedAt.toISOString();
  }

  /** Reads on when the file is refused already: the sender is to hear of every row at once. */
  async *figures(): AsyncGenerator<readonly IncomingFigure[]> {
    const { definition, vocabulary, sha256, sealer } = this.file;
    const source = () => readRawFile(this.statements, sha256, sealer);
    for await (const batch of readFeed(source, definition, vocabulary)) {
      this.count(batch);
      if (this.isRefused) continue;
      const figures: IncomingFigure[] = [];
      for (const row of batch.rows) {
        const publishedAt = this.publishedAt(row);
        if (publishedAt !== null)
          figures.push({ ...row, missingReason: row.missingReason ?? null, publishedAt });
      }
      yield figures;
    }
  }

  /** The day a figure was published begins at midnight in China; today's are known since the file arrived. */
  private publishedAt(row: FeedRow): string | null {
    const { publishedOn } = row;
    if (publishedOn === undefined || publishedOn === this.#receivedOn) return this.#receivedAt;
    if (publishedOn < this.#receivedOn) return publishedOn + START_OF_DAY;
    const place = { line: row.line, column: row.column, raw: row.published };
    this.reject(mergeRemark('PUBLISHED_IN_FUTURE', place, publishedOn));
    return null;
  }
}
