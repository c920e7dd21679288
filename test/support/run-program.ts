/** Starts the built program as its users do, on a free port and a data directory of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../..');
const READY_TIMEOUT_MS = 180_000;
const STOP_TIMEOUT_MS = 20_000;
const LOOK_AGAIN_MS = 250;
/** Tests ask more in a minute than any reader does. */
const RATE_COST_PER_MINUTE = '1000000000';

export interface TestProgram {
  readonly program: ChildProcess;
  readonly dataDir: string;
  readonly port: number;
}

export interface ProgramOptions {
  /** Of `kejin start`. */
  readonly flags?: readonly string[];
  readonly environment: (port: number) => Readonly<Record<string, string>>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

async function untilReady(address: string, program: ChildProcess): Promise<void> {
  const lines: string[] = [];
  program.stdout?.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  program.stderr?.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  const giveUpAt = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < giveUpAt && program.exitCode === null) {
    const isReady = await fetch(`${address}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    // The last line of the start comes when the demonstration is loaded and computed.
    if (isReady && /Ctrl-C/.test(lines.join(''))) return;
    await new Promise((again) => setTimeout(again, LOOK_AGAIN_MS));
  }
  throw new Error(`the program did not start:\n${lines.join('').slice(-4_000)}`);
}

/** `started` hears of it before it is ready, so that it can be stopped should it never be. */
export async function startProgram(
  { flags = [], environment }: ProgramOptions,
  started?: (running: TestProgram) => void,
): Promise<TestProgram> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kejin-browser-'));
  await chmod(dataDir, 0o755);
  const port = await freePort();
  const { DATABASE_URL: _, REDIS_URL: __, ...env } = process.env;
  const program = spawn(process.execPath, ['bin/kejin.js', 'start', ...flags], {
    cwd: ROOT,
    env: {
      ...env,
      ...{ PORT: String(port), KEJIN_DATA_DIR: dataDir },
      ...{ KEJIN_RATE_COST_PER_MINUTE: RATE_COST_PER_MINUTE, ...environment(port) },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const running = { program, dataDir, port };
  started?.(running);
  await untilReady(`http://127.0.0.1:${port}`, program);
  return running;
}

/** The program ends in order, and its data goes. */
export async function stopProgram({ program, dataDir }: TestProgram): Promise<void> {
  if (program.exitCode === null) {
    const gone = once(program, 'exit');
    program.kill('SIGTERM');
    const timer = setTimeout(() => program.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await gone;
    clearTimeout(timer);
  }
  await rm(dataDir, { recursive: true, force: true });
}
