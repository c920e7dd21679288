/** Whether a definition of figures fits the catalogue: every code exists, every unit and measure agrees. */
import type { FigureDefinition, IndicatorMapping } from './figure-definition';
import { MAX_YEAR, MIN_YEAR } from './limits';
import { isPeriod, readPeriod } from './periods';
import { type Problem, problem } from './problems';
import type { Vocabulary } from './vocabulary';

function faultsOfMapping(
  where: string,
  mapping: IndicatorMapping,
  vocabulary: Vocabulary,
): readonly string[] {
  const entry = vocabulary.indicatorByCode(mapping.code);
  if (!entry) return [`${where}: indicator ${mapping.code}`];
  const faults: string[] = [];
  if (mapping.measure && mapping.measure !== entry.measure) {
    faults.push(`${where}: measure ${mapping.measure} ≠ ${entry.measure} (${entry.code})`);
  }
  const own = vocabulary.unitByCodeOrAlias(entry.unitCode);
  const unit = mapping.unit === undefined ? own : vocabulary.unitByCodeOrAlias(mapping.unit);
  if (!own) faults.push(`${where}: unit ${entry.unitCode} (${entry.code})`);
  else if (!unit) faults.push(`${where}: unit ${mapping.unit}`);
  else if (unit.dimension !== own.dimension) faults.push(`${where}: unit ${mapping.unit} ≠ ${own.code}`);
  for (const code of [mapping.growth, mapping.change]) {
    if (code !== undefined && !vocabulary.indicatorByCode(code)) faults.push(`${where}: indicator ${code}`);
  }
  return faults;
}

const ANY_YEAR = { defaultYear: 2000, dottedMonth: 'refuse' } as const;

function faultsOfPeriod({ period, periods: { defaultYear } }: FigureDefinition): readonly string[] {
  const faults: string[] = [];
  if (period !== undefined && !isPeriod(readPeriod(period, ANY_YEAR))) faults.push(`period: ${period}`);
  if (typeof defaultYear === 'number' && (defaultYear < MIN_YEAR || defaultYear > MAX_YEAR)) {
    faults.push(`periods.defaultYear: ${defaultYear}`);
  }
  return faults;
}

function faultsOfRegions(definition: FigureDefinition, vocabulary: Vocabulary): readonly string[] {
  const { region, regions } = definition;
  const codes: [string, string | undefined][] = [
    ['region', region],
    ['regions.within', regions.within],
    ...Object.entries(regions.aliases).map(([name, code]): [string, string] => [
      `regions.aliases.${name}`,
      code,
    ]),
  ];
  return codes.flatMap(([where, code]) =>
    code === undefined || vocabulary.regionByCode(code) ? [] : [`${where}: region ${code}`],
  );
}

export function checkFigureDefinition(
  definition: FigureDefinition,
  vocabulary: Vocabulary,
): readonly Problem[] {
  const { indicator, unit } = definition;
  const faults = [
    ...Object.entries(definition.indicators).flatMap(([label, mapping]) =>
      faultsOfMapping(`indicators.${label}`, mapping, vocabulary),
    ),
    ...(indicator ? faultsOfMapping('indicator', indicator, vocabulary) : []),
    ...(unit === undefined || vocabulary.unitByCodeOrAlias(unit) ? [] : [`unit: unit ${unit}`]),
    ...faultsOfPeriod(definition),
    ...Object.entries(definition.units).flatMap(([word, code]) =>
      vocabulary.unitByCodeOrAlias(code) ? [] : [`units.${word}: unit ${code}`],
    ),
    ...faultsOfRegions(definition, vocabulary),
  ];
  return faults.map((detail) => problem('DEFINITION_MISMATCH', undefined, { detail }));
}
