/** `kejin programmes`: the rules of the programmes of the catalogue, each beside its article, as Markdown. */
import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Config } from '../config';
import { AppError } from '../errors';
import { programmeDataOf, unitFactors, unitNames } from '../services/catalogue/programme-data';
import { readCatalogue } from '../services/catalogue/read-catalogue';
import { GENERATED_BELOW, programmesMarkdown, withGenerated } from './programmes-markdown';

async function printProgrammes(config: Config, into: string | undefined): Promise<void> {
  const { programmes, units } = await readCatalogue(config.seedsDir);
  const book = {
    ...{ programmes: programmes.map(programmeDataOf) },
    ...{ units: unitFactors(units), unitNames: unitNames(units) },
  };
  const generated = programmesMarkdown(book);
  if (into === undefined) {
    process.stdout.write(generated);
    return;
  }
  const written = withGenerated(await readFile(into, 'utf8'), generated);
  if (written === null) throw new AppError('BAD_INPUT', { detail: `${into} has no line ${GENERATED_BELOW}` });
  await writeFile(into, written);
}

export function addProgrammesCommand(program: Command, config: Config): void {
  program
    .command('programmes')
    .description('the rules of the programmes, each beside its article, as Markdown')
    .option('--into <file>', 'replace what stands in a file below its line for it')
    .action((options: { into?: string }) => printProgrammes(config, options.into));
}
