import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { bilingual } from '../../src/domain/bilingual';
import { Decimal } from '../../src/domain/decimal';
import { counted, unitWith } from '../../src/domain/english-count';
import { amount } from '../../src/domain/progress/wording';
import { unitWith as unitWithOnPages } from '../../web/src/format/english-units';

interface Unit {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

const UNITS = parse(readFileSync(join(__dirname, '../../seeds/units.yaml'), 'utf8')) as readonly Unit[];

/** Whatever is not here is said alike of one and of many: money, ratios, "ten thousand items". */
const ONE: Readonly<Record<string, string>> = {
  ...{ ENTERPRISE: 'enterprise', ORGANISATION: 'organisation', HOUSEHOLD: 'household', ITEM: 'item' },
  ...{ FUND: 'fund', PERSON: 'person', ATTENDANCE: 'attendance', OCCASION: 'time' },
  ...{ PERCENT_POINT: 'percentage point', PER_10K_PEOPLE: 'item per ten thousand people' },
  ...{ INDEX_POINT: 'index point', KILOGRAM: 'kilogram', TONNE: 'tonne', KILOMETRE: 'kilometre' },
  ...{ SQM: 'square metre', HECTARE: 'hectare', CIGARETTE_CASE: 'case of cigarettes' },
  ...{ KWH: 'kilowatt-hour', TONNE_PER_DAY: 'tonne per day', TONNE_PER_YEAR: 'tonne per year' },
  ...{ DAY: 'day', WORKING_DAY: 'working day', MONTH: 'month', YEAR: 'year' },
};

describe('units in English', () => {
  it('are in the singular for one, each unit of the vocabulary', () => {
    const singulars = UNITS.filter(({ nameEn }) => unitWith('1', nameEn) !== nameEn);
    expect(Object.fromEntries(singulars.map(({ code, nameEn }) => [code, unitWith('1', nameEn)]))).toEqual(
      ONE,
    );
  });

  it('are in the plural for everything else', () => {
    for (const { nameEn } of UNITS) {
      for (const number of ['0', '2', '1.5', '0.1', '11', '21', '1.00', '−1.5']) {
        expect(unitWith(number, nameEn)).toBe(nameEn);
      }
    }
  });

  it('are said by the pages as by the sentences of the API, which go by this rule', () => {
    for (const { nameEn } of UNITS) {
      for (const number of ['1', '−1', '2']) {
        expect(unitWithOnPages(number, nameEn)).toBe(unitWith(number, nameEn));
      }
    }
    expect(amount(new Decimal(1), bilingual('家', 'enterprises'))).toEqual(bilingual('1家', '1 enterprise'));
    expect(amount(new Decimal('1.5'), bilingual('家', 'enterprises')).en).toBe('1.5 enterprises');
  });
});

describe('counts in English', () => {
  it('go with their noun', () => {
    expect([0, 1, 2].map((count) => counted(count, 'half-years'))).toEqual([
      ...['0 half-years', '1 half-year', '2 half-years'],
    ]);
  });
});
