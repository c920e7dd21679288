/** Whether targets can be reached at a pace that there has been, for any number of them at once. */
import DataLoader from 'dataloader';
import type { Database, Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { Decimal } from '../../domain/decimal';
import { assessFeasibility } from '../../domain/feasibility/assess-feasibility';
import type { Feasibility, FeasibilityQuestion } from '../../domain/feasibility/terms';
import { gatherEvidence } from '../../loaders/evidence/gather-evidence';
import type { GatheredEvidence } from '../../loaders/evidence/gathered-evidence';
import { KNOWN_NOW } from '../../loaders/evidence/known';
import { historiesOf, historyQuestions } from '../../loaders/evidence/series-history';
import { readTargetContexts, type TargetContext } from '../../loaders/evidence/target-context';
import type { ProgressAnswer } from '../../loaders/progress';
import { readProgress } from '../progress/read-progress';

export interface FeasibilityRequest {
  readonly keys: readonly string[];
  readonly asOf: IsoDate | null;
  readonly now: Date;
  readonly today: IsoDate;
}

/** Where a target stands, as far as what it takes depends on it. */
export type Stand = Pick<FeasibilityQuestion, 'status' | 'actual' | 'actualEnd' | 'synthetic'>;

const standOf = ({ status, actual, actualEnd, inputs: { synthetic } }: ProgressAnswer): Stand => ({
  ...{ status, actualEnd, synthetic },
  actual: actual === null ? null : new Decimal(actual),
});

export const runRateOf = (
  { terms }: TargetContext,
  stand: Stand,
  asOf: IsoDate,
  { evidence: history, synthetic }: GatheredEvidence,
): Feasibility =>
  assessFeasibility({ ...stand, terms, asOf, history, synthetic: stand.synthetic || synthetic.size > 0 });

export async function feasibilityOf(
  statements: Statements,
  request: FeasibilityRequest,
  answers?: ReadonlyMap<string, ProgressAnswer>,
): Promise<ReadonlyMap<string, Feasibility>> {
  const asOf = request.asOf ?? request.today;
  const progress = answers ?? (await readProgress(statements, request));
  const contexts = await readTargetContexts(statements, request.keys, asOf);
  const gathered = await gatherEvidence(statements, historyQuestions(contexts, asOf), asOf, KNOWN_NOW);
  const histories = historiesOf(contexts, asOf, gathered);
  return new Map(
    contexts.flatMap((context): [string, Feasibility][] => {
      const answer = progress.get(context.key);
      const history = histories.get(context.key);
      return answer && history ? [[context.key, runRateOf(context, standOf(answer), asOf, history)]] : [];
    }),
  );
}

export interface FeasibilityKey {
  readonly targetKey: string;
  readonly asOf: IsoDate | null;
}

const nameOf = ({ targetKey, asOf }: FeasibilityKey) => `${asOf ?? ''}|${targetKey}`;

/** The targets of a moment are gathered: forty cost the statements of one. */
export const createFeasibilityLoader = (database: Database, now: Date, today: IsoDate) =>
  new DataLoader<FeasibilityKey, Feasibility | null, string>(
    async (asked) => {
      const found = new Map<string, Feasibility>();
      for (const asOf of new Set(asked.map((key) => key.asOf))) {
        const keys = asked.filter((key) => key.asOf === asOf).map(({ targetKey }) => targetKey);
        const judged = await feasibilityOf(database, { keys, asOf, now, today });
        for (const [targetKey, feasibility] of judged) found.set(nameOf({ targetKey, asOf }), feasibility);
      }
      return asked.map((key) => found.get(nameOf(key)) ?? null);
    },
    { cacheKeyFn: nameOf },
  );

export type FeasibilityLoader = ReturnType<typeof createFeasibilityLoader>;
