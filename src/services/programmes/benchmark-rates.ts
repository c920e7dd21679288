/** The benchmark rates that the catalogue has loaded. */
import type { Statements } from '../../db/database';
import { Decimal } from '../../domain/decimal';
import type { BenchmarkRateRow } from '../../domain/lending/benchmark';

type Row = Omit<BenchmarkRateRow, 'percent'> & { readonly percent: string };

export async function readBenchmarkRates(statements: Statements): Promise<readonly BenchmarkRateRow[]> {
  const rows = await statements.query<Row>(
    `select effective_on as "effectiveOn", over_months as "overMonths", up_to_months as "upToMonths",
       percent::text, source_zh as "sourceZh", source_en as "sourceEn",
       note_zh as "noteZh", note_en as "noteEn"
     from benchmark_rate where kind = 'LENDING' order by effective_on, over_months`,
  );
  return rows.map(({ percent, ...row }) => ({ ...row, percent: new Decimal(percent) }));
}
