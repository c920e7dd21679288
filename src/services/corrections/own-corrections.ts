/** The corrections made to what a run has refused: laid over its file when the run is repeated. */
import type { Statements } from '../../db/database';
import type { FrozenCorrection } from '../ingestion/frozen-corrections';

const FIND = `
select sheet, line, at, after as text, "column", cell, before, corrected_by as "correctedBy",
  corrected_by_name as "correctedByName",
  to_char(corrected_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "correctedAt"
from feed_correction where run_id = $1 order by sheet, line, at`;

export const ownCorrections = (statements: Statements, runId: string): Promise<FrozenCorrection[]> =>
  statements.query<{ [Name in keyof FrozenCorrection]: FrozenCorrection[Name] }>(FIND, [runId]);
