/** A file of figures, from its bytes to batches of figures and problems. */
import { checkFigureDefinition } from './check-figure-definition';
import { correctedRows } from './corrected-rows';
import type { Correction } from './corrections';
import type { ByteSource } from './decode';
import { isMessageFormat } from './definition-parts';
import { BatchCollector, type FeedBatch } from './feed-batch';
import type { FigureDefinition } from './figure-definition';
import { FigureMapper } from './figure-mapper';
import { MESSAGE_KINDS } from './messages';
import type { MessageKind } from './messages/message';
import { MessageFile } from './messages/message-file';
import { FileRefused } from './problems';
import { TableFile } from './table-file';
import type { TableRow } from './table-row';
import type { Vocabulary } from './vocabulary';

async function* readMessage(
  kind: MessageKind,
  source: ByteSource,
  definition: FigureDefinition,
  mapper: FigureMapper,
  collector: BatchCollector,
): AsyncGenerator<FeedBatch> {
  const file = new MessageFile(kind, definition, mapper, collector);
  for await (const figures of kind.read(source, definition)) {
    for (const figure of figures) file.figure(figure);
    yield* collector.takeFull();
  }
  file.end();
}

async function* readTable(
  table: AsyncIterable<readonly TableRow[]>,
  definition: FigureDefinition,
  mapper: FigureMapper,
  collector: BatchCollector,
): AsyncGenerator<FeedBatch> {
  const file = new TableFile(definition, mapper, collector);
  for await (const rows of table) {
    for (const row of rows) file.row(row);
    yield* collector.takeFull();
  }
  file.end();
}

/**
 * Batches as they come. Two things are known late: a problem of severity FATAL voids everything yielded
 * before it, and `withdrawn` names rows of earlier batches that a later row contradicts. Corrections are for
 * tables; a message has no cells.
 */
export async function* readFeed(
  source: ByteSource,
  definition: FigureDefinition,
  vocabulary: Vocabulary,
  corrections: readonly Correction[] = [],
): AsyncGenerator<FeedBatch> {
  const collector = new BatchCollector();
  const mismatches = checkFigureDefinition(definition, vocabulary);
  for (const mismatch of mismatches) collector.report(mismatch);
  if (mismatches.length === 0) {
    try {
      const mapper = new FigureMapper(definition, vocabulary, collector);
      const { format, sheet } = definition;
      yield* isMessageFormat(format)
        ? readMessage(MESSAGE_KINDS[format], source, definition, mapper, collector)
        : readTable(correctedRows(source, { format, sheet }, corrections), definition, mapper, collector);
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      collector.report(error.problem);
    }
  }
  yield* collector.takeFull();
  yield collector.takeRest();
}
