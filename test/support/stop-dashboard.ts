/** After the browser suites: the program ends in order, and its data goes. */
import { stopProgram } from './run-program';

export default async function stopDashboard(): Promise<void> {
  if (globalThis.kejinTestDashboard) await stopProgram(globalThis.kejinTestDashboard);
}
