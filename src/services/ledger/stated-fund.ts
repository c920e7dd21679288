/** What the document of a programme says of its fund: kind, name and size, each where it is stated. */
import type { Transaction } from '../../db/database';
import { Decimal } from '../../domain/decimal';
import { roundCents } from '../../domain/money';
import type { FundKind } from '../../domain/vocabulary';

export interface StatedFund {
  readonly kind: FundKind;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  /** Yuan; null where the document has a gap. */
  readonly size: Decimal | null;
  readonly clause: string | null;
}

export interface FundOfProgramme {
  /** Null where the document hides its place and nothing stands in. */
  readonly regionCode: string | null;
  readonly fund: StatedFund | null;
}

interface Row {
  readonly [column: string]: unknown;
  readonly region_code: string | null;
  readonly kind: FundKind | null;
  readonly name_zh: string | null;
  readonly name_en: string | null;
  readonly value: string | null;
  readonly factor: string | null;
  readonly clause: string | null;
}

/** Units of money have the yuan for their base. */
const STATED = `
select p.region_code, f ->> 'kind' as kind, f ->> 'nameZh' as name_zh, f ->> 'nameEn' as name_en,
  f -> 'size' ->> 'value' as value, u.factor::text,
  coalesce(f -> 'size' ->> 'clause', f ->> 'clause') as clause
from programme p left join lateral (select p.content -> 'fund' as f) stated on true
left join unit u on u.code = f -> 'size' ->> 'unit'
where p.slug = $1`;

/** Null for a programme that there is not. */
export async function statedFund(tx: Transaction, programme: string): Promise<FundOfProgramme | null> {
  const [row] = await tx.query<Row>(STATED, [programme]);
  if (!row) return null;
  const { kind, value, factor, clause } = row;
  const size = value === null || factor === null ? null : roundCents(new Decimal(value).times(factor));
  const names = { nameZh: row.name_zh, nameEn: row.name_en };
  return { regionCode: row.region_code, fund: kind === null ? null : { kind, ...names, size, clause } };
}
