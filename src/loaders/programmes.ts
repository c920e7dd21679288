/** Published programmes and their rules. */
import type { Database } from '../db/database';
import { Programme } from '../entities/programme';
import { ProgrammeRule } from '../entities/programme-rule';
import { manyByKey, oneByKey, readAll } from './by-key';

export const createProgrammeLoaders = (database: Database) => ({
  programme: oneByKey(database, Programme, { column: 'slug' }),
  programmeRules: manyByKey(database, ProgrammeRule, {
    column: 'programme_slug',
    order: 't.ordinal, t.key',
  }),
  allProgrammes: () => readAll(database, Programme, 't.slug'),
});
