// Writes the synthetic example feeds into seeds/demo; a test holds the files to what the generator gives.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';

const require = createRequire(import.meta.url);
const { demoFeedFiles, demoFeedText } = require('../dist/domain/demo/figures.js');
const seeds = join(dirname(fileURLToPath(import.meta.url)), '..', 'seeds', 'demo');

for (const file of demoFeedFiles()) {
  const directory = join(seeds, file.feedSlug);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, file.fileName), iconv.encode(demoFeedText(file), file.encoding));
  console.log(`${file.feedSlug}/${file.fileName}: ${file.figures.length} figures`);
}
