/** The program of the thread that simulates, so that the server goes on answering. */
import { parentPort, workerData } from 'node:worker_threads';
import { simulate } from '../../domain/simulation/simulate';
import type { SimulationTask } from './run-in-thread';

const task = workerData as SimulationTask;
parentPort?.postMessage(simulate(task.model, task.options));
