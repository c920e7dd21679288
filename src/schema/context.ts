/** What every resolver of one request shares: who asks, when, and the loaders it reads through. */
import type { Database } from '../db/database';
import { type Visibility, visibilityOf } from '../domain/access/visibility';
import { chinaDate, type IsoDate } from '../domain/calendar';
import { createLoaders, type Loaders } from '../loaders';
import type { Caller } from '../services/access/caller';
import { createProgressLoader, type ProgressLoader } from '../services/progress/progress-loader';

export interface RequestContext {
  readonly database: Database;
  readonly loaders: Loaders;
  readonly progress: ProgressLoader;
  readonly caller: Caller | null;
  /** What of the graph the caller may see; every loader is bound to it. */
  readonly visibility: Visibility;
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
  const { database, now, caller } = request;
  const today = chinaDate(now);
  const visibility = visibilityOf(caller);
  return {
    ...request,
    visibility,
    loaders: createLoaders(database, visibility, today),
    progress: createProgressLoader(database, now, today),
    today,
  };
}
