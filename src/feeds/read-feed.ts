/** A file of figures, from its bytes to batches of figures and problems. */
import { checkFigureDefinition } from './check-figure-definition';
import type { ByteSource } from './decode';
import { BatchCollector, type FeedBatch } from './feed-batch';
import type { FigureDefinition } from './figure-definition';
import { FigureMapper } from './figure-mapper';
import { FileRefused } from './problems';
import { TableFile } from './table-file';
import { tableRows } from './table-formats';
import type { Vocabulary } from './vocabulary';

async function* readTable(
  source: ByteSource,
  definition: FigureDefinition,
  vocabulary: Vocabulary,
  collector: BatchCollector,
): AsyncGenerator<FeedBatch> {
  const file = new TableFile(definition, new FigureMapper(definition, vocabulary, collector), collector);
  for await (const rows of tableRows(source, definition)) {
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
  definition: FigureDefinition,
  vocabulary: Vocabulary,
): AsyncGenerator<FeedBatch> {
  const collector = new BatchCollector();
  const mismatches = checkFigureDefinition(definition, vocabulary);
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
