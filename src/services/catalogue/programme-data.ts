/** A programme of the catalogue as its terms are read from it: the same as from the database. */

import { Decimal } from '../../domain/decimal';
import type { ProgrammeData, UnitFactors, UnitNames } from '../../domain/programmes/programme-data';
import type { ProgrammeFact } from './catalogue';
import type { UnitFact } from './unit-schema';

export function programmeDataOf({
  slug,
  nameZh,
  nameEn,
  region,
  rules,
  ...content
}: ProgrammeFact): ProgrammeData {
  return {
    ...{ slug, nameZh, nameEn, regionCode: region ?? null, content },
    rules: rules.map(({ key, kind, clause, nameZh: zh, nameEn: en, ...said }) => ({
      ref: { programme: slug, key, kind, clause, nameZh: zh, nameEn: en },
      content: said,
    })),
  };
}

export const unitFactors = (units: readonly UnitFact[]): UnitFactors =>
  new Map(units.map(({ code, dimension, factor }) => [code, { dimension, factor: new Decimal(factor) }]));

export const unitNames = (units: readonly UnitFact[]): UnitNames =>
  new Map(units.map(({ code, nameZh, nameEn }) => [code, { nameZh, nameEn }]));
