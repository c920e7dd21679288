import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { simulate } from '../../../src/domain/simulation/simulate';
import { canSimulateInThread, simulateInThread } from '../../../src/services/simulation/run-in-thread';
import { certificateDriver, modelOf, onDay, optionsOf, target } from '../../domain/simulation/models';

const ROOT = resolve(__dirname, '../../..');
const model = modelOf(
  [certificateDriver('certificates', 60)],
  [target('certified', onDay('certificates', 'IN_FORCE'), 62)],
);
const task = { model, options: optionsOf() };
const expected = simulate(task.model, task.options);

/** Tests compile sources as they run them, so the compiled program is tried by Node itself. */
const SCRIPT = `
  const { simulateInThread, canSimulateInThread } = require(process.argv[1]);
  const task = JSON.parse(process.argv[2]);
  const large = { ...task, options: { ...task.options, draws: 20000 } };
  const told = (running) => running.catch((error) => ({ code: error.code, message: error.message }));
  (async () => {
    const caller = new AbortController();
    const left = told(simulateInThread(large, caller.signal));
    caller.abort(new Error('gone'));
    console.log(JSON.stringify({
      canSimulateInThread,
      answer: await told(simulateInThread(task)),
      left: await left,
      afterwards: await told(simulateInThread(task, caller.signal)),
      late: await told(simulateInThread(large, undefined, { timeMs: 1, heapMb: 64 })),
      bad: await told(simulateInThread({ ...task, options: { ...task.options, draws: 0 } })),
    }));
  })();
`;

describe('simulating in a thread', () => {
  let told: Record<string, unknown>;

  beforeAll(() => {
    const folder = mkdtempSync(join(ROOT, 'node_modules/.simulation-'));
    try {
      const errors = ['src/errors.ts', 'src/browser-errors.ts', 'src/simulation-errors.ts'];
      const files = ['src/services/simulation', 'src/domain', ...errors];
      execFileSync('npx', ['swc', ...files, '-d', folder, '--strip-leading-paths', '--quiet'], { cwd: ROOT });
      const program = join(folder, 'services/simulation/run-in-thread.js');
      const output = execFileSync(process.execPath, ['-e', SCRIPT, program, JSON.stringify(task)]);
      told = JSON.parse(output.toString('utf8'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('gives what simulating in place gives', () => {
    expect(told.canSimulateInThread).toBe(true);
    expect(told.answer).toEqual(expected);
  });

  it('simulates in place where there is no compiled program', async () => {
    expect(canSimulateInThread).toBe(false);
    expect(await simulateInThread(task)).toEqual(expected);
  });

  it('ends after its time', () => {
    expect(told.late).toMatchObject({ code: 'SIMULATION_TOO_SLOW' });
  });

  it('ends when its caller has gone', () => {
    expect([told.left, told.afterwards]).toMatchObject([{ message: 'gone' }, { message: 'gone' }]);
  });

  it('says what went wrong in it', () => {
    expect(told.bad).toMatchObject({ message: expect.stringContaining('BAD_DRAWS') });
  });
});
