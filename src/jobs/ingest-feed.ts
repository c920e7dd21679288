/** Works one accepted file of a feed. */
import { abandonRun } from '../services/ingestion/abandon-run';
import { ingestRun } from '../services/ingestion/ingest-run';
import { loadVocabulary } from '../services/vocabulary';
import { type JobKind, textIn } from './job-kind';

export const ingestFeed: JobKind = {
  name: 'ingest-feed',
  async run({ database, now, sealer }, { payload, fence }) {
    const vocabulary = await loadVocabulary(database);
    const runId = textIn(payload, 'runId');
    const outcome = await ingestRun(database, vocabulary, runId, now(), {
      sealer,
      ...(fence ? { fence } : {}),
    });
    return {
      read: outcome.rowsRead,
      new: outcome.rowsNew,
      revised: outcome.rowsRevised,
      removed: outcome.rowsRemoved,
      rejected: outcome.rowsRejected,
      targets: outcome.targetsAffected,
    };
  },
  async mourn(tx, payload, error, tries) {
    await abandonRun(tx, textIn(payload, 'runId'), { error, tries, now: new Date() });
  },
};
