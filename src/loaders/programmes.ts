/** Published programmes and their rules. */
import type { Database } from '../db/database';
import { Programme } from '../entities/programme';
import { ProgrammeRule } from '../entities/programme-rule';
import { Unit } from '../entities/unit';
import { manyByKey, oneByKey, readAll } from './by-key';

/** Read when it is first asked for, and once. */
function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let asked: Promise<Value> | null = null;
  return () => {
    asked ??= read();
    return asked;
  };
}

export const createProgrammeLoaders = (database: Database) => ({
  programme: oneByKey(database, Programme, { column: 'slug' }),
  programmeRules: manyByKey(database, ProgrammeRule, {
    column: 'programme_slug',
    order: 't.ordinal, t.key',
  }),
  allUnits: once(() => readAll(database, Unit, 't.code')),
  allProgrammes: () => readAll(database, Programme, 't.slug'),
});
