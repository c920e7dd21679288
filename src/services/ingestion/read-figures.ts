/** Streams a stored file through its feed's reader: figures to stage, and what was wrong with the rest. */
import type { Statements } from '../../db/database';
import { chinaDate } from '../../domain/calendar';
import type { FeedDefinition } from '../../feeds/definition';
import type { FeedBatch, FeedRow, RowPlace } from '../../feeds/feed-batch';
import { readFeed } from '../../feeds/read-feed';
import type { Vocabulary } from '../../feeds/vocabulary';
import { mergeRemark } from './merge-remarks';
import { readRawFile } from './raw-file';
import { Rejects } from './rejects';
import type { IncomingFigure } from './staging';

export interface FileToRead {
  readonly sha256: string;
  readonly definition: FeedDefinition;
  readonly vocabulary: Vocabulary;
  readonly receivedAt: Date;
}

/** China has had one time zone since 1949, and no summer time since 1992. */
const START_OF_DAY = 'T00:00:00+08:00';

export class Reading {
  readonly rejects = new Rejects();
  read = 0;
  /** Refused figures, those included whose row or label was reported only once. */
  rejected = 0;
  /** Said twice in the file, and taken once. */
  repeated = 0;
  /** Staged rows that a later row of the file contradicts. */
  readonly withdrawn: RowPlace[] = [];
  readonly #receivedOn: string;
  readonly #receivedAt: string;

  constructor(
    private readonly statements: Statements,
    private readonly file: FileToRead,
  ) {
    this.#receivedOn = chinaDate(file.receivedAt);
    this.#receivedAt = file.receivedAt.toISOString();
  }

  /** Reads on when the file is refused already: the sender is to hear of every row at once. */
  async *figures(): AsyncGenerator<readonly IncomingFigure[]> {
    const { definition, vocabulary, sha256 } = this.file;
    const source = () => readRawFile(this.statements, sha256);
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

  /** Nothing of the file will be taken in, so nothing more need be staged. */
  get isRefused(): boolean {
    const { fatal, errors } = this.rejects;
    return fatal !== null || (this.file.definition.onReject === 'refuse' && errors > 0);
  }

  private count(batch: FeedBatch): void {
    this.read += batch.read;
    this.rejected += batch.rejected;
    this.repeated += batch.repeated;
    for (const one of batch.problems) this.rejects.add(one);
    if (this.isRefused) this.withdrawn.length = 0;
    else this.withdrawn.push(...batch.withdrawn);
  }

  /** The day a figure was published begins at midnight in China; today's are known since the file arrived. */
  private publishedAt(row: FeedRow): string | null {
    const { publishedOn } = row;
    if (publishedOn === undefined || publishedOn === this.#receivedOn) return this.#receivedAt;
    if (publishedOn < this.#receivedOn) return publishedOn + START_OF_DAY;
    const place = { line: row.line, column: row.column, raw: row.published };
    this.rejects.add(mergeRemark('PUBLISHED_IN_FUTURE', place, publishedOn));
    this.rejected += 1;
    return null;
  }
}
