/** What programmes say of lending, and what may still be lent: gathered for all that ask at once. */
import DataLoader from 'dataloader';
import type { Database } from '../../db/database';
import { loadManyTerms } from '../programmes/load-terms';
import { capacitiesOf, type ProgrammeCapacity } from './capacity';

export interface LendingLoader {
  /** Working days within which lists of loans are filed; null where no number is stated. */
  readonly filingDays: DataLoader<string, number | null>;
  readonly capacity: DataLoader<string, ProgrammeCapacity | null>;
}

export function createLendingLoader(database: Database): LendingLoader {
  const terms = new DataLoader((slugs: readonly string[]) =>
    loadManyTerms(database, slugs).then((found) => slugs.map((slug) => found.get(slug) ?? null)),
  );
  const termsOf = async (slugs: readonly string[]) =>
    (await terms.loadMany(slugs)).flatMap((one) => (one === null || one instanceof Error ? [] : [one]));
  return {
    filingDays: new DataLoader(async (slugs) => {
      const days = new Map(
        (await termsOf(slugs)).map(({ slug, filing }) => [
          slug,
          filing?.stated ? filing.value.workingDays : null,
        ]),
      );
      return slugs.map((slug) => days.get(slug) ?? null);
    }),
    capacity: new DataLoader(async (slugs) => {
      const found = await capacitiesOf(database, await termsOf(slugs));
      return slugs.map((slug) => found.get(slug) ?? null);
    }),
  };
}
