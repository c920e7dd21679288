/** Whether targets can be reached at a pace that there has been, for any number of them at once. */
import DataLoader from 'dataloader';
import type { Database, Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { Decimal } from '../../domain/decimal';
import { assessFeasibility } from '../../domain/feasibility/assess-feasibility';
import type { Feasibility } from '../../domain/feasibility/terms';
import { historyKey, readHistories } from '../../loaders/evidence/series-history';
import { readTargetContexts, type TargetContext } from '../../loaders/evidence/target-context';
import type { ProgressAnswer } from '../../loaders/progress';
import { readProgress } from '../progress/read-progress';

export interface FeasibilityRequest {
  readonly keys: readonly string[];
  readonly asOf: IsoDate | null;
  readonly now: Date;
  readonly today: IsoDate;
}

/** What of its history a target is held against: gains of a flow, or of a level. */
const seriesOf = ({ indicatorCode, regionCode, terms: { basis, measure } }: TargetContext) => ({
  ...{ indicatorCode, regionCode },
  isFlow: basis !== 'LEVEL' && measure === 'FLOW',
});

export async function feasibilityOf(
  statements: Statements,
  request: FeasibilityRequest,
  answers?: ReadonlyMap<string, ProgressAnswer>,
): Promise<ReadonlyMap<string, Feasibility>> {
  const asOf = request.asOf ?? request.today;
  const progress = answers ?? (await readProgress(statements, request));
  const contexts = await readTargetContexts(statements, request.keys, asOf);
  const histories = await readHistories(statements, contexts.map(seriesOf), asOf);
  return new Map(
    contexts.flatMap((context): [string, Feasibility][] => {
      const answer = progress.get(context.key);
      if (!answer) return [];
      const history = histories.get(historyKey(seriesOf(context)));
      const { actual, actualEnd, status, inputs } = answer;
      const question = {
        ...{ terms: context.terms, status, actualEnd, asOf },
        actual: actual === null ? null : new Decimal(actual),
        history: history?.evidence ?? { points: [], doneOn: null },
        synthetic: inputs.synthetic || (history?.synthetic.size ?? 0) > 0,
      };
      return [[context.key, assessFeasibility(question)]];
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
