/** `kejin feed-replay`: works a file again that is kept, or checks that it would come to the same. */
import { openDatabase } from '../app';
import type { Config } from '../config';
import { AppError } from '../errors';
import { startJobs } from '../jobs/start-jobs';
import { createLogger } from '../log';
import { readNodeId } from '../schema/node-id';
import { openSealer } from '../services/access/open-sealer';
import { checkReplay, type ReplayCause, type ReplayCheck } from '../services/corrections/check-replay';
import { replayRun } from '../services/corrections/replay-run';
import { runSummary } from '../services/ingestion/run-summary';
import { loadVocabulary } from '../services/vocabulary';
import type { Language } from './language';
import { runReport } from './run-report';

export interface ReplayOptions {
  readonly language: Language;
  readonly run: string;
  readonly check: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

const SETTLE_TIMEOUT_MS = 10 * 60_000;
const HANDLER = { actor: 'system:command-line', name: 'command line', regionCodes: null } as const;

const CAUSES: Readonly<Record<ReplayCause, Readonly<Record<Language, string>>>> = {
  CATALOGUE_CHANGED: {
    zh: '此后目录有过更新：名称、单位、地区或指标的对应可能已变',
    en: 'the catalogue has changed since: its names, units, regions or indicators may lead elsewhere',
  },
  DEFINITION_UNKNOWN: {
    zh: '当时的映射文件没有保存，用的是现在的',
    en: 'the definition of then was not kept; that of now was used',
  },
  NOT_DIGESTED: {
    zh: '那次导入早于读取摘要，只能比较数据',
    en: 'the run is older than digests; only its figures can be compared',
  },
  PROGRAM_CHANGED: {
    zh: '目录和映射都没有变：读取程序有改动，或保存的文件受损',
    en: 'neither catalogue nor definition has changed: the program that reads has, or the file is damaged',
  },
};

export function checkReport(check: ReplayCheck, language: Language): string {
  const isChinese = language === 'zh';
  if (check.isSame) {
    const same = isChinese ? '重做结果相同' : 'The same again';
    return `${same}: ${check.readNow} · sha256 ${check.digestNow}\n`;
  }
  const lines = [
    isChinese ? '重做结果不同' : 'It comes to something else',
    `${isChinese ? '读取' : 'read'} ${check.readThen} → ${check.readNow}`,
    `${isChinese ? '问题' : 'problems'} ${check.rejectsThen} → ${check.rejectsNow}`,
    `sha256 ${check.digestThen ?? '—'} → ${check.digestNow}`,
    `${isChinese ? '已发布而文件中不再有的数据' : 'published, but no longer in the file'}: ${check.figuresMissing}`,
    ...check.examples.map((example) => `  ${example}`),
    ...check.causes.map((cause) => `- ${CAUSES[cause][language]}`),
  ];
  return `${lines.join('\n')}\n`;
}

export async function replayFeed(config: Config, options: ReplayOptions): Promise<void> {
  const reference = readNodeId(options.run);
  const runId = reference?.type === 'FeedRun' ? reference.key : options.run;
  const { database, close } = await openDatabase(config, { attach: true });
  try {
    const sealer = await openSealer(config);
    if (options.check) {
      const check = await checkReplay(database, runId, {
        vocabulary: await loadVocabulary(database),
        sealer,
      });
      process.stdout.write(
        options.json ? `${JSON.stringify(check, null, 2)}\n` : checkReport(check, options.language),
      );
      if (!check.isSame) process.exitCode = 1;
      return;
    }
    const log = createLogger(config.logLevel);
    const jobs = await startJobs({ database, config, sealer, log, now: () => new Date() });
    try {
      const now = new Date();
      const result = await replayRun(database, { runId, handler: HANDLER, dryRun: options.dryRun, now });
      if ('refusal' in result) {
        const { code, messageZh, messageEn } = result.refusal;
        throw new AppError('BAD_INPUT', { detail: `${code}: ${messageEn} / ${messageZh}` });
      }
      await jobs.settle(SETTLE_TIMEOUT_MS);
      const summary = await runSummary(database, result.runId);
      process.stdout.write(
        options.json ? `${JSON.stringify(summary, null, 2)}\n` : runReport(summary, options.language),
      );
      if (summary.status === 'FAILED') process.exitCode = 1;
    } finally {
      await jobs.stop();
    }
  } finally {
    await close();
  }
}
