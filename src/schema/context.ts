/** What every resolver of one request shares: who asks, when, and the loaders it reads through. */
import type { Database } from '../db/database';
import { chinaDate, type IsoDate } from '../domain/calendar';
import { createLoaders, type Loaders } from '../loaders';
import type { Caller } from '../services/access/caller';

export interface RequestContext {
  readonly database: Database;
  readonly loaders: Loaders;
  readonly caller: Caller | null;
  readonly now: Date;
  /** The date in China: what "today" means where no day is given. */
  readonly today: IsoDate;
  readonly requestId: string;
}

export function createContext(request: {
  readonly database: Database;
  readonly caller: Caller | null;
  readonly now: Date;
  readonly requestId: string;
}): RequestContext {
  const { database, now } = request;
  return {
    ...request,
    loaders: createLoaders(database),
    today: chinaDate(now),
  };
}
