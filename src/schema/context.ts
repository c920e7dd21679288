/** What every resolver of one request shares: who asks, when, and the loaders it reads through. */
import type { Database } from '../db/database';
import { type Visibility, visibilityOf } from '../domain/access/visibility';
import { chinaDate, type IsoDate } from '../domain/calendar';
import { AppError } from '../errors';
import type { Jobs } from '../jobs/start-jobs';
import { createLoaders, type Loaders } from '../loaders';
import type { Caller } from '../services/access/caller';
import { type ContactLoader, createContactLoader } from '../services/access/enterprise-contacts';
import type { Sealer } from '../services/access/sealer';
import type { Doer } from '../services/audit/doer';
import { type AwaitsLoader, createAwaitsLoader } from '../services/claims/awaits-loader';
import {
  type ContradictionsLoader,
  createContradictionsLoader,
} from '../services/contradictions/contradictions-of';
import { createRejectRowLoader, type RejectRowLoader } from '../services/corrections/reject-rows';
import { createEvidenceLoader, type EvidenceLoader } from '../services/evidence/evidence-loader';
import { createLendingLoader, type LendingLoader } from '../services/lending/lending-loader';
import { createPersonLoader, type PersonLoader } from '../services/persons/person-loader';
import { createProgressLoader, type ProgressLoader } from '../services/progress/progress-loader';
import { createFeasibilityLoader, type FeasibilityLoader } from '../services/rankings/feasibility';
import { createImpactLoader, type ImpactLoader } from '../services/submissions/submission-impact';

/** What of the wheel an administrator sees and does. */
export type JobDesk = Pick<Jobs, 'stats' | 'states' | 'clearSendings'>;

export interface RequestContext {
  readonly database: Database;
  readonly jobs: JobDesk;
  readonly loaders: Loaders;
  readonly progress: ProgressLoader;
  readonly caller: Caller | null;
  /** Whether its browser was signed in until a while ago; only what is said to it differs. */
  readonly hasSignInEnded?: boolean | undefined;
  /** What of the graph the caller may see; every loader is bound to it. */
  readonly visibility: Visibility;
  readonly now: Date;
  /** The date in China: what "today" means where no day is given. */
  readonly today: IsoDate;
  readonly requestId: string;
  /** Where the request comes from, as far as trusted proxies tell. */
  readonly address: string;
  /** Aborted when the caller has gone away; left out where nobody can. */
  readonly signal?: AbortSignal | undefined;
  /** Null where no key is set up for the data of natural persons. */
  readonly sealer: Sealer | null;
  readonly contacts: ContactLoader;
  readonly persons: PersonLoader;
  readonly impacts: ImpactLoader;
  readonly rejectRows: RejectRowLoader;
  readonly evidence: EvidenceLoader;
  readonly contradictions: ContradictionsLoader;
  readonly feasibility: FeasibilityLoader;
  readonly lending: LendingLoader;
  readonly claimAwaits: AwaitsLoader;
}

export function createContext(request: {
  readonly database: Database;
  readonly jobs: JobDesk;
  readonly sealer: Sealer | null;
  readonly address: string;
  readonly caller: Caller | null;
  readonly hasSignInEnded?: boolean;
  readonly now: Date;
  readonly requestId: string;
  readonly signal?: AbortSignal;
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
    contacts: createContactLoader({ ...request, visibility }),
    persons: createPersonLoader({ ...request, visibility }),
    impacts: createImpactLoader(database, now, today),
    rejectRows: createRejectRowLoader(database, request.sealer),
    evidence: createEvidenceLoader(database, now, today),
    contradictions: createContradictionsLoader(database, now, today),
    feasibility: createFeasibilityLoader(database, now, today),
    lending: createLendingLoader(database),
    claimAwaits: createAwaitsLoader(database, today),
  };
}

/** The caller, as audit records tell it; whoever changes something has signed in. */
export function doerOf({ caller, requestId, now }: RequestContext): Doer {
  if (caller === null) throw new AppError('NOT_SIGNED_IN');
  return { actor: caller.actor, actorName: caller.name, requestId, now };
}
