/** After the browser suites: the program ends in order, and its data goes. */
import { once } from 'node:events';
import { rm } from 'node:fs/promises';

const STOP_TIMEOUT_MS = 20_000;

export default async function stopDashboard(): Promise<void> {
  const { program, dataDir } = globalThis.kejinTestDashboard ?? {};
  if (program && program.exitCode === null) {
    const gone = once(program, 'exit');
    program.kill('SIGTERM');
    const timer = setTimeout(() => program.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await gone;
    clearTimeout(timer);
  }
  if (dataDir) await rm(dataDir, { recursive: true, force: true });
}
