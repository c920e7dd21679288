/** Before the browser suites: the program as a newcomer starts it, with its demonstration, and the browser found. */
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { ROOT, startProgram, type TestProgram } from './run-program';

const ADMINISTRATOR_KEY = 'kj_browser_tests_administrator';

const BROWSERS = [
  ...['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

declare global {
  var kejinTestDashboard: TestProgram | undefined;
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
  const { port } = await startProgram(
    { environment: () => ({ KEJIN_BOOTSTRAP_ADMIN_KEY: ADMINISTRATOR_KEY }) },
    (running) => {
      globalThis.kejinTestDashboard = running;
    },
  );
  process.env.KEJIN_TEST_BROWSER = browser;
  process.env.KEJIN_TEST_ADDRESS = `http://127.0.0.1:${port}`;
  process.env.KEJIN_TEST_ADMINISTRATOR = ADMINISTRATOR_KEY;
}
