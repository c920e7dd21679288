/** The words that files may use, read from the catalogue's tables: indicators, regions and units. */
import type { Statements } from '../db/database';
import {
  createVocabulary,
  type IndicatorEntry,
  type RegionEntry,
  type UnitEntry,
  type Vocabulary,
} from '../feeds/vocabulary';

type Columns<Entry> = { [Name in keyof Entry]: Entry[Name] };

export async function loadVocabulary(statements: Statements): Promise<Vocabulary> {
  const indicators = await statements.query<Columns<IndicatorEntry>>(
    `select code, unit_code as "unitCode", measure, array[name_zh, name_en, code] || aliases as labels,
       growth_of as "growthOf"
     from indicator order by code`,
  );
  const regions = await statements.query<Columns<RegionEntry>>(
    `select code, name_zh as "nameZh", level, parent_code as "parentCode", valid_to as "validTo"
     from region order by code`,
  );
  const units = await statements.query<Columns<UnitEntry>>(
    'select code, dimension, factor, aliases from unit order by code',
  );
  return createVocabulary({ indicators, regions, units });
}
