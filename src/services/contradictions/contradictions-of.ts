/** What does not fit together in plans: searched for plans at once, from the catalogue and with figures. */
import DataLoader from 'dataloader';
import type { Database, Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { findContradictions } from '../../domain/contradictions/find-contradictions';
import type { Finding } from '../../domain/contradictions/terms';
import { readStatements } from '../../loaders/statements';
import { type Moment, readKnown } from './known-figures';

/** By plan, the findings that touch its targets. Null plans: all; null moment: the catalogue alone. */
export async function contradictionsOf(
  db: Statements,
  planSlugs: readonly string[] | null,
  moment: Moment | null,
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const stated = await readStatements(db, planSlugs);
  const plans = new Set(stated.plans);
  const known = moment && (await readKnown(db, stated, plans, moment));
  const planOf = new Map(stated.statements.map(({ key, planSlug }) => [key, planSlug]));
  const found = new Map<string, Finding[]>(stated.plans.map((slug) => [slug, []]));
  for (const finding of findContradictions({ ...stated, known })) {
    for (const slug of new Set(finding.targets.map((key) => planOf.get(key) ?? ''))) {
      found.get(slug)?.push(finding);
    }
  }
  return found;
}

export interface ContradictionsKey {
  readonly planSlug: string;
  readonly asOf: IsoDate | null;
}

const nameOf = ({ planSlug, asOf }: ContradictionsKey) => `${asOf ?? ''}|${planSlug}`;

/** The plans of a moment are searched together, once a request. */
export const createContradictionsLoader = (database: Database, now: Date, today: IsoDate) =>
  new DataLoader<ContradictionsKey, readonly Finding[], string>(
    async (asked) => {
      const found = new Map<string, readonly Finding[]>();
      for (const asOf of new Set(asked.map((key) => key.asOf))) {
        const slugs = asked.filter((key) => key.asOf === asOf).map(({ planSlug }) => planSlug);
        const ofPlans = await contradictionsOf(database, slugs, { asOf: asOf ?? today, now, today });
        for (const [planSlug, findings] of ofPlans) found.set(nameOf({ planSlug, asOf }), findings);
      }
      return asked.map((key) => found.get(nameOf(key)) ?? []);
    },
    { cacheKeyFn: nameOf },
  );

export type ContradictionsLoader = ReturnType<typeof createContradictionsLoader>;
