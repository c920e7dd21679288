/** `kejin invariants`: whether what must always hold does, over the whole database. */
import { openDatabase } from '../app';
import type { Config } from '../config';
import { checkInvariants, type InvariantVerdict } from '../services/invariants/check-invariants';
import type { Language } from './language';

const EXIT_BROKEN = 1;

const TEXT = {
  holds: { zh: '成立', en: 'holds' },
  broken: { zh: '不成立', en: 'BROKEN' },
} as const;

function linesOf({ invariant, violations }: InvariantVerdict, language: Language): string[] {
  const word = TEXT[violations.length === 0 ? 'holds' : 'broken'][language];
  const head = `${word}  ${invariant.name}: ${invariant.says[language]}`;
  return [head, ...violations.map(({ what, detail }) => `  ${what}: ${detail}`)];
}

export async function printInvariants(
  config: Config,
  options: { readonly language: Language },
): Promise<void> {
  const { database, close } = await openDatabase(config, { attach: true });
  try {
    await database.migrate();
    const verdicts = await checkInvariants(database);
    const lines = verdicts.flatMap((verdict) => linesOf(verdict, options.language));
    process.stdout.write(`${lines.join('\n')}\n`);
    if (verdicts.some(({ violations }) => violations.length > 0)) process.exitCode = EXIT_BROKEN;
  } finally {
    await close();
  }
}
