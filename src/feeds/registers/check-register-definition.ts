/** Whether a definition of records fits the catalogue: regions exist, words and defaults can be read. */
import { type Problem, problem } from '../problems';
import type { Vocabulary } from '../vocabulary';
import { isMoney } from './read-amount';
import { cellReader } from './read-field';
import type { RegisterDefinition } from './register-definition';
import { type Field, fieldsOf } from './register-fields';

const RATE_UNITS: readonly string[] = ['%', '‰', 'fraction'];

function faultsOfRegions(definition: RegisterDefinition, vocabulary: Vocabulary): readonly string[] {
  const { region, regions, coverage, fullList } = definition;
  const codes: [string, string | null | undefined][] = [
    ['region', region],
    ['regions.within', regions.within],
    ['coverage.region', coverage?.region],
    ['fullList.within', typeof fullList === 'object' ? fullList.within : undefined],
    ...Object.entries(regions.aliases).map(([name, code]): [string, string] => [
      `regions.aliases.${name}`,
      code,
    ]),
  ];
  return codes.flatMap(([where, code]) =>
    code == null || vocabulary.regionByCode(code) ? [] : [`${where}: region ${code}`],
  );
}

const wordsOf = (field: Field | undefined): readonly string[] =>
  field?.type === 'word' || field?.type === 'boolean' ? Object.keys(field.words) : [];

function faultsOfWords({ register, values, coverage, fullList }: RegisterDefinition): readonly string[] {
  const fields = fieldsOf(register);
  const used: [string, Field | undefined, string | undefined][] = [
    ['coverage.kind', fields.kind, coverage?.kind],
    ['fullList.kind', fields.kind, typeof fullList === 'object' ? fullList.kind : undefined],
    ...Object.entries(values).flatMap(([name, words]) =>
      Object.entries(words).map(([spelling, word]): [string, Field | undefined, string] => [
        `values.${name}.${spelling}`,
        fields[name],
        word,
      ]),
    ),
  ];
  return used.flatMap(([where, field, word]) =>
    word === undefined || wordsOf(field).includes(word)
      ? []
      : [`${where}: ${word} ∉ ${wordsOf(field).join(' ') || '∅'}`],
  );
}

function faultsOfDefaults(definition: RegisterDefinition, vocabulary: Vocabulary): readonly string[] {
  const fields = fieldsOf(definition.register);
  const yuan = vocabulary.unitByCodeOrAlias('CNY');
  return Object.entries(definition.defaults).flatMap(([name, text]) => {
    const field = fields[name];
    if (!field) return [];
    const reading = cellReader(
      name,
      field,
      definition,
      vocabulary,
      field.type === 'money' ? yuan : null,
    )(text);
    return 'fault' in reading || reading.value === null ? [`defaults.${name}: ${text}`] : [];
  });
}

function faultsOfUnits({ register, units }: RegisterDefinition, vocabulary: Vocabulary): readonly string[] {
  const fields = fieldsOf(register);
  return Object.entries(units).flatMap(([name, unit]) => {
    const fits =
      fields[name]?.type === 'rate' ? RATE_UNITS.includes(unit) : isMoney(vocabulary.unitByCodeOrAlias(unit));
    return fits ? [] : [`units.${name}: unit ${unit}`];
  });
}

export function checkRegisterDefinition(
  definition: RegisterDefinition,
  vocabulary: Vocabulary,
): readonly Problem[] {
  const faults = [
    ...faultsOfRegions(definition, vocabulary),
    ...faultsOfWords(definition),
    ...faultsOfDefaults(definition, vocabulary),
    ...faultsOfUnits(definition, vocabulary),
  ];
  return faults.map((detail) => problem('DEFINITION_MISMATCH', undefined, { detail }));
}
