/** Writes schema.graphql: the SDL that is checked in, and that a test compares with the running schema. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { PROJECT_ROOT } from '../config';
import { RESOLVERS } from '../resolvers';
import { buildKejinSchema, printKejinSchema } from '../schema/build-schema';

export const SCHEMA_FILE = resolve(PROJECT_ROOT, 'schema.graphql');

export const writeSchema = (path = SCHEMA_FILE): Promise<void> =>
  writeFile(path, printKejinSchema(buildKejinSchema(RESOLVERS)));

if (require.main === module) void writeSchema();
