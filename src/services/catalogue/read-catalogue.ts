/** Reads the plan catalogue from its files: everything, checked, or all its mistakes at once. */
import { contentHash } from './canonical-json';
import type { Catalogue } from './catalogue';
import { Mistakes } from './catalogue-error';
import { checkFacts } from './check-facts';
import { collectFacts } from './collect-facts';
import { Declarations } from './declarations';
import { readSeedFiles } from './seed-files';

/** Counted up when loading makes other rows of the same facts, so that they are loaded once more. */
const LOADER_REVISION = 1;

export async function readCatalogue(seedsDirectory: string): Promise<Catalogue> {
  const mistakes = new Mistakes();
  const declarations = new Declarations(mistakes);
  const files = await readSeedFiles(seedsDirectory, mistakes);
  const facts = collectFacts(files, declarations);
  checkFacts(facts, declarations);
  mistakes.throwIfAny();
  return { ...facts, contentHash: contentHash({ revision: LOADER_REVISION, facts }) };
}
