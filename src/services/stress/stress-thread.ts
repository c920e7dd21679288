/** The program of the thread that runs a stress test, so that the server goes on answering. */
import { parentPort, workerData } from 'node:worker_threads';
import { stressTest } from '../../domain/stress/stress-test';
import type { StressTask } from './draw-stress';

const task = workerData as StressTask;
parentPort?.postMessage(stressTest(task.plan, task.options));
