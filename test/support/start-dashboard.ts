/** Before the browser suites: the program as a newcomer starts it, with its demonstration, and the browser found. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { chmod, mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const READY_TIMEOUT_MS = 180_000;
const LOOK_AGAIN_MS = 250;
/** Tests ask more in a minute than any reader does. */
const RATE_COST_PER_MINUTE = '1000000000';
const ADMINISTRATOR_KEY = 'kj_browser_tests_administrator';

const BROWSERS = [
  ...['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export interface TestDashboard {
  readonly program: ChildProcess;
  readonly dataDir: string;
}

declare global {
  var kejinTestDashboard: TestDashboard | undefined;
}

function findBrowser(): string | undefined {
  return [process.env.KEJIN_TEST_BROWSER ?? '', ...BROWSERS].find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
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

export default async function startDashboard(): Promise<void> {
  const browser = findBrowser();
  if (browser === undefined) {
    process.stderr.write(
      '\nNo browser found: the browser tests are left out. `apt-get install chromium`, or set KEJIN_TEST_BROWSER.\n\n',
    );
    delete process.env.KEJIN_TEST_BROWSER;
    return;
  }
  execFileSync('npm', ['run', '-s', 'build'], { cwd: ROOT, stdio: 'inherit' });
  const dataDir = await mkdtemp(join(tmpdir(), 'kejin-browser-'));
  await chmod(dataDir, 0o755);
  const port = await freePort();
  const { DATABASE_URL: _, REDIS_URL: __, ...env } = process.env;
  const program = spawn(process.execPath, ['bin/kejin.js', 'start'], {
    cwd: ROOT,
    env: {
      ...env,
      ...{ PORT: String(port), KEJIN_DATA_DIR: dataDir, KEJIN_BOOTSTRAP_ADMIN_KEY: ADMINISTRATOR_KEY },
      KEJIN_RATE_COST_PER_MINUTE: RATE_COST_PER_MINUTE,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  globalThis.kejinTestDashboard = { program, dataDir };
  const address = `http://127.0.0.1:${port}`;
  await untilReady(address, program);
  process.env.KEJIN_TEST_BROWSER = browser;
  process.env.KEJIN_TEST_ADDRESS = address;
  process.env.KEJIN_TEST_ADMINISTRATOR = ADMINISTRATOR_KEY;
}
