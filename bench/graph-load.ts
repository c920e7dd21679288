/** Load of sixteen connections over four hundred bodies, each connection beginning at another one. */
import autocannon from 'autocannon';
import type { Database } from '../src/db/database';
import type { ServerProcess } from './graph-child';
import type { Body, Query } from './graph-queries';
import { backendTimes, microsBetween } from './postgres-cpu';

const CONNECTIONS = 16;

/** One server, asked one query. */
export interface Target {
  readonly server: ServerProcess;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodies: readonly string[];
}

export interface Measured {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMicros: number;
  readonly postgresMicros: number;
  readonly bytes: number;
}

const JSON_BODY = { 'content-type': 'application/json' };

export const apiTarget = (
  server: ServerProcess,
  key: string,
  query: Query,
  bodies: readonly Body[],
): Target => ({
  server,
  path: '/graphql',
  headers: { ...JSON_BODY, authorization: `Bearer ${key}` },
  bodies: bodies.map(({ variables }) => JSON.stringify({ query: query.document, variables })),
});

export const boundTarget = (server: ServerProcess, query: Query, bodies: readonly Body[]): Target => ({
  server,
  path: `/${query.name}`,
  headers: JSON_BODY,
  bodies: bodies.map(({ parameters }) => JSON.stringify(parameters)),
});

export async function askOnce(target: Target, body: string): Promise<string> {
  const { server, path, headers } = target;
  const answer = await fetch(`${server.url}${path}`, { method: 'POST', headers: { ...headers }, body });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}: ${text.slice(0, 400)}`);
  return text;
}

/** What a server that has been up for a while has behind it: code compiled, plans made, pools filled. */
const WARM_UP_REQUESTS = 2_000;

function fire({ server, path, headers, bodies }: Target, bound: { duration: number } | { amount: number }) {
  const requests = bodies.map((body) => ({ method: 'POST' as const, path, headers: { ...headers }, body }));
  let started = 0;
  return autocannon({
    url: server.url,
    connections: CONNECTIONS,
    ...bound,
    setupClient(client) {
      const offset = Math.floor((started * requests.length) / CONNECTIONS);
      started += 1;
      client.setRequests(
        [...requests.slice(offset), ...requests.slice(0, offset)].map((one) => ({ ...one })),
      );
    },
  });
}

export async function measure(database: Database, target: Target, seconds: number): Promise<Measured> {
  const { server, path } = target;
  const before = await server.cpuMicros();
  const timesBefore = await backendTimes(database);
  const result = await fire(target, { duration: seconds });
  const cpuMicros = (await server.cpuMicros()) - before;
  const postgresMicros = microsBetween(timesBefore, await backendTimes(database));
  const failed = result.errors + result.timeouts + result.non2xx;
  if (failed > 0) throw new Error(`${failed} of ${result.requests.total} requests to ${path} failed`);
  const { total } = result.requests;
  return {
    perSecond: total / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    cpuMicros: cpuMicros / total,
    postgresMicros: postgresMicros / total,
    bytes: result.throughput.total / total,
  };
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1] as number;

export interface Compared {
  readonly ratio: number;
  readonly one: Measured;
  readonly other: Measured;
}

const medians = (rounds: readonly Measured[]): Measured => ({
  perSecond: median(rounds.map((round) => round.perSecond)),
  p50Ms: median(rounds.map((round) => round.p50Ms)),
  p99Ms: median(rounds.map((round) => round.p99Ms)),
  cpuMicros: median(rounds.map((round) => round.cpuMicros)),
  postgresMicros: median(rounds.map((round) => round.postgresMicros)),
  bytes: median(rounds.map((round) => round.bytes)),
});

/** Turn about, so that what else the machine does meets both; the ratio is the median of the rounds'. */
export async function compare(
  database: Database,
  one: Target,
  other: Target,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<Compared> {
  const pairs: { readonly one: Measured; readonly other: Measured }[] = [];
  for (const target of [one, other]) await fire(target, { amount: WARM_UP_REQUESTS });
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      pairs.push({
        one: await measure(database, one, seconds),
        other: await measure(database, other, seconds),
      });
    } else {
      const second = await measure(database, other, seconds);
      pairs.push({ one: await measure(database, one, seconds), other: second });
    }
  }
  return {
    ratio: median(pairs.map((pair) => pair.one.perSecond / pair.other.perSecond)),
    one: medians(pairs.map((pair) => pair.one)),
    other: medians(pairs.map((pair) => pair.other)),
  };
}
