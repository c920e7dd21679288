/** `kejin progress --check` and `--recompute`: whether what is stored is right, and all of it anew. */
import { openDatabase } from '../app';
import type { Config } from '../config';
import { chinaDate } from '../domain/calendar';
import { checkProgress, type ProgressCheck } from '../services/progress/check-progress';
import { requestRecompute } from '../services/progress/request-recompute';
import type { Language } from './language';

const EXIT_DIFFERS = 1;

const TEXT = {
  checked: { zh: '已从头重算的目标', en: 'Targets computed from scratch' },
  waiting: { zh: '正在等待重算', en: 'waiting for their recompute' },
  differing: { zh: '与存储不一致', en: 'stored otherwise' },
  more: { zh: '其余未列出', en: 'more are not listed' },
  asked: { zh: '已请求重算的目标', en: 'Targets asked to be recomputed' },
} as const;

export function checkText(check: ProgressCheck, language: Language): string {
  const { checked, waiting, differing, differences } = check;
  const unlisted = differing - differences.length;
  return [
    `${TEXT.checked[language]}: ${checked}; ${TEXT.waiting[language]}: ${waiting}; ` +
      `${TEXT.differing[language]}: ${differing}`,
    ...differences.map(({ targetKey, columns }) => `${targetKey}: ${columns.join(', ')}`),
    ...(unlisted > 0 ? [`… ${unlisted} ${TEXT.more[language]}`] : []),
  ].join('\n');
}

export async function checkStoredProgress(config: Config, language: Language): Promise<void> {
  const { database, close } = await openDatabase(config, { attach: true });
  try {
    await database.migrate();
    const now = new Date();
    const check = await checkProgress(database, { today: chinaDate(now), now });
    process.stdout.write(`${checkText(check, language)}\n`);
    if (check.differing > 0) process.exitCode = EXIT_DIFFERS;
  } finally {
    await close();
  }
}

/** The running server works it, or the next one that is started. */
export async function recomputeAll(config: Config, language: Language): Promise<void> {
  const { database, close } = await openDatabase(config, { attach: true });
  try {
    await database.migrate();
    const count = await database.transaction(async (tx) => {
      const rows = await tx.query<{ key: string }>('select key from target where retired_at is null');
      await requestRecompute(
        tx,
        rows.map(({ key }) => key),
        'operator',
      );
      return rows.length;
    });
    process.stdout.write(`${TEXT.asked[language]}: ${count}\n`);
  } finally {
    await close();
  }
}
