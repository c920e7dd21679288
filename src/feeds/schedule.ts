/** When a feed is due: cron patterns read as clocks in China show them. */
import { CronExpressionParser } from 'cron-parser';

export const SCHEDULE_ZONE = 'Asia/Shanghai';

const parse = (pattern: string, at: Date) =>
  CronExpressionParser.parse(pattern, { tz: SCHEDULE_ZONE, currentDate: at });

export function isSchedule(pattern: string): boolean {
  try {
    parse(pattern, new Date(0)).next();
    return true;
  } catch {
    return false;
  }
}

/** The first instant after this one. */
export const nextDue = (pattern: string, after: Date): Date => parse(pattern, after).next().toDate();

/** The last instant up to this one, itself included. */
export const lastDue = (pattern: string, upTo: Date): Date =>
  parse(pattern, new Date(upTo.getTime() + 1))
    .prev()
    .toDate();
