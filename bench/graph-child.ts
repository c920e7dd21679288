/** A server in a process of its own: started, asked for its processor time, and stopped through messages. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

interface Started {
  readonly port: number;
  readonly close: () => Promise<void>;
}

type Question = { readonly databaseUrl: string } | 'cpu' | 'stop';

export interface ServerProcess {
  readonly url: string;
  /** Microseconds of processor time so far, garbage collection included. */
  readonly cpuMicros: () => Promise<number>;
  readonly peakMegabytes: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

const STOP_MS = 10_000;

function ask(child: ChildProcess, question: Question): Promise<Record<string, number>> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('the server process has ended'));
    child.once('exit', ended);
    child.once('message', (answer) => {
      child.off('exit', ended);
      resolve(answer as Record<string, number>);
    });
    child.send(question);
  });
}

/** `profileDirectory` receives a .cpuprofile when the process ends. */
export async function startServer(
  file: string,
  databaseUrl: string,
  profileDirectory?: string,
): Promise<ServerProcess> {
  // As npm start runs it.
  const profiling = profileDirectory ? ['--cpu-prof', `--cpu-prof-dir=${profileDirectory}`] : [];
  const execArgv = ['--max-semi-space-size=32', ...profiling];
  const child = fork(file, { execArgv });
  const { port } = await ask(child, { databaseUrl });
  return {
    url: `http://127.0.0.1:${port}`,
    cpuMicros: async () => (await ask(child, 'cpu')).cpuMicros as number,
    peakMegabytes: async () => (await ask(child, 'cpu')).peakMegabytes as number,
    async stop() {
      const ended = once(child, 'exit');
      child.send('stop');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** The other side: what the process of a server does. */
export function serveParent(start: (databaseUrl: string) => Promise<Started>): void {
  let started: Started | undefined;
  const answer = async (question: Question) => {
    if (question === 'cpu') {
      const { user, system } = process.cpuUsage();
      const peakMegabytes = process.resourceUsage().maxRSS / 1024;
      process.send?.({ cpuMicros: user + system, peakMegabytes });
    } else if (question === 'stop') {
      await started?.close();
      process.disconnect();
    } else {
      started = await start(question.databaseUrl);
      process.send?.({ port: started.port });
    }
  };
  process.on('message', (question: Question) => {
    answer(question).catch((error: unknown) => {
      console.error(error);
      process.exit(1);
    });
  });
}
