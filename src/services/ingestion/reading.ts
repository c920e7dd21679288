/** Counts what a file holds while it is read, and gathers what is wrong with it. */
import type { FeedDefinition } from '../../feeds/definition';
import type { FeedBatch, RowPlace } from '../../feeds/feed-batch';
import { UnknownLabels } from '../../feeds/mapping/unknown-labels';
import { type Reject, Rejects } from './rejects';
import { RowsDigest } from './rows-digest';

export class Reading {
  readonly rejects = new Rejects();
  readonly unknown = new UnknownLabels();
  read = 0;
  /** Refused rows, those included whose row or label was reported only once. */
  rejected = 0;
  /** Said twice in the file, and taken once. */
  repeated = 0;
  /** Staged rows that a later row of the file contradicts. */
  readonly withdrawn: RowPlace[] = [];

  /** Told after each batch how many rows have been read so far. */
  onProgress: (read: number) => void = () => undefined;
  protected readonly digest = new RowsDigest();

  constructor(private readonly onReject: FeedDefinition['onReject']) {}

  /** Of everything that was read; asked for when the file has been read to its end. */
  get rowsDigest(): string {
    return this.digest.value;
  }

  /** Nothing of the file will be taken in, so nothing more need be staged. */
  get isRefused(): boolean {
    const { fatal, errors } = this.rejects;
    return fatal !== null || (this.onReject === 'refuse' && errors > 0);
  }

  count(batch: Omit<FeedBatch, 'rows'>): void {
    this.digest.add(batch);
    this.read += batch.read;
    this.rejected += batch.rejected;
    this.repeated += batch.repeated;
    for (const one of batch.problems) {
      this.rejects.add(one);
      this.unknown.add(one);
    }
    if (this.isRefused) this.withdrawn.length = 0;
    else this.withdrawn.push(...batch.withdrawn);
    this.onProgress(this.read);
  }

  /** A row that was read well and is refused all the same. */
  reject(reason: Reject): void {
    this.rejects.add(reason);
    this.rejected += 1;
  }
}
