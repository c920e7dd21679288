/** Numbers for Prometheus: the process, HTTP, GraphQL, the queues, the feeds and what is stale. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../db/database';
import type { Jobs } from '../jobs/start-jobs';
import { fetchStandings } from '../services/fetching/fetch-health';
import { waitingByLevel } from '../services/progress/recompute-levels';

const HTTP_SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];

export interface Metrics {
  readonly contentType: string;
  /** Everything, the state of queues and feeds read anew. */
  readonly text: () => Promise<string>;
  readonly observeHttp: (labels: HttpLabels, seconds: number) => void;
  readonly countOperation: (labels: OperationLabels) => void;
  /** How many subscriptions are open is asked for when the numbers are. */
  readonly showStreams: (count: () => number) => void;
  readonly countPull: (labels: PullLabels, rows: number) => void;
  readonly stop: () => void;
}

export interface PullLabels {
  readonly list: string;
  readonly kind: string;
  readonly outcome: 'complete' | 'broken';
}

export interface HttpLabels {
  readonly method: string;
  readonly route: string;
  readonly status: string;
}

export interface OperationLabels {
  readonly type: string;
  readonly outcome: 'ok' | 'errors' | 'refused';
}

function createGauges(registers: Registry[]) {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `kejin_${name}`, help, labelNames, registers });
  return {
    up: gauge('up', 'Whether a part could be asked just now', ['part']),
    queueJobs: gauge('queue_jobs', 'Jobs of a queue by state', ['queue', 'state']),
    outboxWaiting: gauge('outbox_waiting', 'Jobs that were asked for and have no receipt'),
    outboxOldest: gauge('outbox_oldest_seconds', 'Age of the oldest of them'),
    deadLetters: gauge('dead_letters', 'Jobs given up for good'),
    feedRuns: gauge('feed_runs', 'Runs by status', ['status']),
    fetchFailures: gauge('feed_fetch_failures', 'Failed fetches in a row', ['feed']),
    fetchSuccess: gauge('feed_fetch_last_success_timestamp_seconds', 'When a fetch last worked', ['feed']),
    recomputeWaiting: gauge('recompute_waiting', 'Targets that a recompute is still to reach', ['level']),
    staleTargets: gauge('stale_targets', 'Targets whose inputs have changed since they were computed'),
  };
}

type Gauges = ReturnType<typeof createGauges>;

async function readQueues(gauges: Gauges, jobs: Pick<Jobs, 'stats'>): Promise<void> {
  const { queues, outbox } = await jobs.stats();
  for (const [queue, counts] of Object.entries(queues)) {
    for (const [state, count] of Object.entries(counts)) gauges.queueJobs.set({ queue, state }, count);
  }
  gauges.outboxWaiting.set(outbox.waiting);
  gauges.outboxOldest.set(outbox.oldestSeconds);
  gauges.deadLetters.set(outbox.deadLetters);
}

async function readDatabase(gauges: Gauges, database: Database): Promise<void> {
  const runs = await database.query<{ status: string; count: number }>(
    'select status, count(*)::integer as count from feed_run group by status',
  );
  gauges.feedRuns.reset();
  for (const { status, count } of runs) gauges.feedRuns.set({ status }, count);
  gauges.fetchFailures.reset();
  for (const { feed, failures, succeededAt } of await fetchStandings(database)) {
    gauges.fetchFailures.set({ feed }, failures);
    if (succeededAt) gauges.fetchSuccess.set({ feed }, succeededAt.getTime() / 1000);
  }
  const [stale] = await database.query<{ count: number }>(
    'select count(*)::integer as count from target_progress where stale_since is not null',
  );
  gauges.staleTargets.set(stale?.count ?? 0);
  for (const [level, count] of await waitingByLevel(database)) gauges.recomputeWaiting.set({ level }, count);
}

/** A part that does not answer shows as `kejin_up 0`; the rest is still told. */
async function readPart(gauges: Gauges, part: string, read: () => Promise<void>): Promise<void> {
  const isUp = await read().then(
    () => true,
    () => false,
  );
  gauges.up.set({ part }, isUp ? 1 : 0);
}

function createPullCounters(registers: Registry[]): Metrics['countPull'] {
  const labelNames = ['list', 'kind', 'outcome'];
  const counter = (name: string, help: string) => new Counter({ name, help, labelNames, registers });
  const pulls = counter('kejin_pulls_total', 'Whole lists and deltas that were pulled, or broke off');
  const pulledRows = counter('kejin_pulled_rows_total', 'Rows that they sent');
  return (labels, rows) => {
    pulls.inc({ ...labels });
    pulledRows.inc({ ...labels }, rows);
  };
}

function showStreams(registers: Registry[], count: () => number): void {
  const help = 'Subscriptions that are open';
  new Gauge({
    ...{ name: 'kejin_live_streams', help, registers },
    collect() {
      this.set(count());
    },
  });
}

export function createMetrics(database: Database, jobs: Pick<Jobs, 'stats'>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const http = new Histogram({
    name: 'kejin_http_request_duration_seconds',
    help: 'Time from the head of a request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: HTTP_SECONDS,
    registers,
  });
  const operations = new Counter({
    name: 'kejin_graphql_operations_total',
    help: 'GraphQL operations by type and outcome',
    labelNames: ['type', 'outcome'],
    registers,
  });
  const countPull = createPullCounters(registers);
  const gauges = createGauges(registers);
  return {
    contentType: registry.contentType,
    async text() {
      await Promise.all([
        readPart(gauges, 'queue', () => readQueues(gauges, jobs)),
        readPart(gauges, 'database', () => readDatabase(gauges, database)),
      ]);
      return registry.metrics();
    },
    observeHttp: (labels, seconds) => http.observe({ ...labels }, seconds),
    showStreams: (count) => showStreams(registers, count),
    countOperation: (labels) => operations.inc({ ...labels }),
    countPull,
    stop: () => registry.clear(),
  };
}
