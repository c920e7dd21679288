/** What a programme's rules say of lending against its fund: one statement for all that are named. */
import type { Statements } from '../../db/database';
import { AppError } from '../../errors';
import { loadManyTerms } from '../programmes/load-terms';

export interface FundTerms {
  readonly slug: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly regionCode: string | null;
  /** Loans outstanding at once per yuan of the fund; null where no rule states it. */
  readonly leverage: number | null;
  /** Share of a loss that the fund bears, 0…1; null where no rule states it. */
  readonly lossShare: number | null;
}

const ONE_HUNDRED_PERCENT = 100;

export async function readFundTerms(
  statements: Statements,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, FundTerms>> {
  if (slugs.length === 0) return new Map();
  const loaded = await loadManyTerms(statements, slugs);
  return new Map(
    slugs.map((slug) => {
      const terms = loaded.get(slug);
      if (!terms) throw new AppError('UNKNOWN_PROGRAMME', { slug });
      const { nameZh, nameEn, regionCode, leverage, lossShares } = terms;
      const shares = lossShares?.stated ? lossShares.value : [];
      const ofFund = shares.find(({ bearer }) => bearer === 'FUND')?.percent ?? null;
      return [
        slug,
        {
          ...{ slug, nameZh, nameEn, regionCode },
          leverage: leverage?.stated ? leverage.value.toNumber() : null,
          lossShare: ofFund === null ? null : ofFund.toNumber() / ONE_HUNDRED_PERCENT,
        },
      ];
    }),
  );
}
