/** A file of a feed, from its bytes to batches of figures and problems. */
import { checkFeedDefinition } from './check-definition';
import { readCsv } from './csv';
import { type ByteSource, decodeLines, inspect } from './decode';
import type { FeedDefinition } from './definition';
import { BatchCollector, type FeedBatch } from './feed-batch';
import { FigureMapper } from './figure-mapper';
import { FileRefused } from './problems';
import { TableFile } from './table-file';
import type { TableRow } from './table-row';
import type { Vocabulary } from './vocabulary';

type RowReader = (source: ByteSource) => AsyncIterable<readonly TableRow[]>;

/** Formats that show tables; each is read into rows. */
const ROWS_OF: Readonly<Record<FeedDefinition['format'], RowReader>> = {
  csv: async function* (source) {
    yield* readCsv(decodeLines(source, await inspect(source)));
  },
};

async function* readTable(
  source: ByteSource,
  definition: FeedDefinition,
  vocabulary: Vocabulary,
  collector: BatchCollector,
): AsyncGenerator<FeedBatch> {
  const file = new TableFile(definition, new FigureMapper(definition, vocabulary, collector), collector);
  for await (const rows of ROWS_OF[definition.format](source)) {
    for (const row of rows) file.row(row);
    yield* collector.takeFull();
  }
  file.end();
}

/**
 * Batches as they come. Two things are known late: a problem of severity FATAL voids everything yielded
 * before it, and `withdrawn` names rows of earlier batches that a later row contradicts.
 */
export async function* readFeed(
  source: ByteSource,
  definition: FeedDefinition,
  vocabulary: Vocabulary,
): AsyncGenerator<FeedBatch> {
  const collector = new BatchCollector();
  const mismatches = checkFeedDefinition(definition, vocabulary);
  for (const mismatch of mismatches) collector.report(mismatch);
  if (mismatches.length === 0) {
    try {
      yield* readTable(source, definition, vocabulary, collector);
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      collector.report(error.problem);
    }
  }
  yield* collector.takeFull();
  yield collector.takeRest();
}
