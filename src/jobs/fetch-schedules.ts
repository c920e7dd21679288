/** Keeps a job scheduler in the queue for each feed that is fetched by a schedule, and none for any other. */
import { SCHEDULE_ZONE } from '../feeds/schedule';
import { requestDueFetch } from '../services/fetching/request-fetch';
import { missedFetches, type ScheduledFeed, scheduledFeeds } from '../services/fetching/scheduled-feeds';
import { FETCH_DUE } from './fetch-feed';
import type { JobContext } from './job-kind';
import { type Loop, startLoop } from './loop';
import type { JobQueue } from './queue-backend';

const PREFIX = 'fetch-';
const MAX_SCHEDULERS = 10_000;
/** A reminder that was lost is made up for at the next look. */
const REMINDER = { attempts: 3, removeOnComplete: { count: 10 }, removeOnFail: { count: 10 } };

export function watchSchedules(
  context: JobContext,
  options: {
    readonly queue: JobQueue;
    readonly everyMs: number;
    /** Who allows no host wants no schedule to fail day by day. */
    readonly isOn: boolean;
  },
): Loop {
  return startLoop(
    options.everyMs,
    () => followSchedules(context, options.queue, options.isOn),
    (error) => context.log.warn({ err: error }, 'the schedules could not be compared; it is tried again'),
  );
}

/** The queue may have lost its schedulers, and a due time may have passed while nobody was at work. */
async function followSchedules({ database, now }: JobContext, queue: JobQueue, isOn: boolean): Promise<void> {
  const feeds = isOn ? await scheduledFeeds(database) : [];
  await alignSchedulers(queue, feeds);
  for (const { slug } of missedFetches(feeds, now())) {
    await database.transaction((tx) => requestDueFetch(tx, slug, now()));
  }
}

/** One that stands as it should is left alone: to set it again would put off what is about to fall due. */
async function alignSchedulers(queue: JobQueue, feeds: readonly ScheduledFeed[]): Promise<void> {
  const there = await queue.getJobSchedulers(0, MAX_SCHEDULERS, true);
  const patterns = new Map(
    there.filter(({ key }) => key.startsWith(PREFIX)).map(({ key, pattern }) => [key, pattern]),
  );
  for (const { slug, schedule } of feeds) {
    const id = `${PREFIX}${slug}`;
    if (patterns.get(id) !== schedule) {
      await queue.upsertJobScheduler(
        id,
        { pattern: schedule, tz: SCHEDULE_ZONE },
        { name: FETCH_DUE, data: { key: id, payload: { feed: slug } }, opts: REMINDER },
      );
    }
    patterns.delete(id);
  }
  for (const stale of patterns.keys()) await queue.removeJobScheduler(stale);
}
