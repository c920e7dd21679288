/** What a programme's rules say of lending against its fund: one statement for all that are named. */
import type { Statements } from '../../db/database';
import { AppError } from '../../errors';

export interface ProgrammeTerms {
  readonly slug: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly regionCode: string | null;
  /** Loans outstanding at once per yuan of the fund; null where no rule states it. */
  readonly leverage: number | null;
  /** Share of a loss that the fund bears, 0…1; null where no rule states it. */
  readonly lossShare: number | null;
}

interface Share {
  readonly body?: string;
  readonly value?: string;
}

interface Row {
  readonly slug: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly region_code: string | null;
  readonly leverage: string | null;
  readonly shares: readonly Share[] | null;
  readonly [column: string]: unknown;
}

const RULE = (kind: string, what: string) => `
  (select ${what} from programme_rule r where r.programme_slug = p.slug and r.kind = '${kind}'
   and ${what} is not null order by r.ordinal limit 1)`;

const STATEMENT = `
select p.slug, p.name_zh, p.name_en, p.region_code,
  ${RULE('LEVERAGE', `r.content ->> 'value'`)} as leverage,
  ${RULE('LOSS_SHARE', `r.content -> 'parameters' -> 'shares'`)} as shares
from programme p where p.slug = any($1::text[])`;

const ONE_HUNDRED_PERCENT = 100;

export async function readProgrammeTerms(
  statements: Statements,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, ProgrammeTerms>> {
  if (slugs.length === 0) return new Map();
  const rows = await statements.query<Row>(STATEMENT, [slugs]);
  const found = new Map(rows.map((row) => [row.slug, termsOf(row)]));
  for (const slug of slugs) if (!found.has(slug)) throw new AppError('UNKNOWN_PROGRAMME', { slug });
  return found;
}

function termsOf({ slug, name_zh, name_en, region_code, leverage, shares }: Row): ProgrammeTerms {
  const ofFund = shares?.find(({ body }) => body === 'fund')?.value;
  return {
    ...{ slug, nameZh: name_zh, nameEn: name_en, regionCode: region_code },
    leverage: leverage === null ? null : Number(leverage),
    lossShare: ofFund === undefined ? null : Number(ofFund) / ONE_HUNDRED_PERCENT,
  };
}
