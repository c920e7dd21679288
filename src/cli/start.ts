/** `kejin start`: runs the whole program and stays until it is told to stop. */
import { bold, dim, yellow } from 'picocolors';
import { type App, startApp } from '../app';
import type { Config } from '../config';
import { chinaDate } from '../domain/calendar';
import { progressReport } from '../services/progress/report';
import type { Language } from './language';
import { progressTables } from './progress-table';
import { createStepPrinter } from './step-printer';

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const PARENT_CHECK_MS = 1_000;

const TEXT = {
  ready: { zh: '就绪', en: 'Ready' },
  key: {
    zh: '管理员密钥（只显示这一次，请保存）',
    en: 'Administrator key (shown only this once, keep it)',
  },
  stop: { zh: '按 Ctrl-C 停止', en: 'Press Ctrl-C to stop' },
  stopping: { zh: '正在停止…', en: 'Stopping…' },
} as const;

export async function start(
  config: Config,
  options: { readonly language: Language; readonly demo: boolean },
): Promise<void> {
  const { language } = options;
  const startedAtMs = performance.now();
  const stopRequested = untilStopRequested(config.isRunByNpm);
  const steps = createStepPrinter(process.stdout, language);
  const app = await startApp(config, { demo: options.demo, steps });
  const now = new Date();
  const report = await progressReport(app.database, { asOf: null, now, today: chinaDate(now) });
  process.stdout.write(`\n${progressTables(report, language)}\n\n`);
  process.stdout.write(welcome(app, language, performance.now() - startedAtMs));
  await stopRequested;
  process.stdout.write(`\n${dim(TEXT.stopping[language])}\n`);
  await app.stop();
}

function welcome(app: App, language: Language, elapsedMs: number): string {
  const lines = [
    `${bold(TEXT.ready[language])} (${(elapsedMs / 1000).toFixed(1)} s)`,
    `  ${app.address}/           `,
    `  ${app.address}/graphiql   GraphiQL`,
    `  ${app.address}/graphql    GraphQL`,
    `  ${app.address}/metrics    /livez /readyz`,
  ];
  if (app.adminKey) lines.push(`${yellow(TEXT.key[language])}:`, `  ${app.adminKey}`);
  lines.push(dim(TEXT.stop[language]));
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** A second signal while stopping ends the process at once, so that nobody is locked in. */
function untilStopRequested(watchParent: boolean): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const parent = process.ppid;
    if (watchParent) {
      const check = () => (process.ppid === parent ? undefined : resolve());
      setInterval(check, PARENT_CHECK_MS).unref();
    }
    const ask = () => {
      if (asked) process.exit(130);
      asked = true;
      resolve();
    };
    for (const signal of STOP_SIGNALS) process.on(signal, ask);
  });
}
