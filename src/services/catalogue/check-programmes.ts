/** Programmes: their document, region and units exist, free facts included. */

import { decimalOrNull } from '../../domain/decimal';
import type { Place } from './catalogue-error';
import type { Checking } from './checking';

export function checkProgrammes(checking: Checking): void {
  const { facts, declarations, mistakes } = checking;
  for (const programme of facts.programmes) {
    const { place, fund, steps } = programme;
    declarations.refer('document', programme.document, place, ['document']);
    declarations.refer('region', programme.region, place, ['region']);
    checkAmounts({ fund, steps }, place, [], checking);
    for (const rule of programme.rules) {
      declarations.refer('unit', rule.unit, rule.place, ['unit']);
      if (rule.value != null && rule.unit === undefined) {
        mistakes.add(rule.place, ['value'], '有数值须有单位', 'a value needs its unit');
      }
      checkAmounts(rule.parameters, rule.place, ['parameters'], checking);
    }
  }
}

/** Wherever free facts hold a unit, it exists, and the value beside it is an exact decimal. */
function checkAmounts(value: unknown, place: Place, path: readonly PropertyKey[], checking: Checking): void {
  if (typeof value !== 'object' || value === null) return;
  const { unit, value: amount } = value as { readonly unit?: unknown; readonly value?: unknown };
  if (typeof unit === 'string') {
    checking.declarations.refer('unit', unit, place, [...path, 'unit']);
    if (typeof amount === 'string' && decimalOrNull(amount) === null) {
      const field = [...path, 'value'];
      checking.mistakes.add(place, field, '不是精确的十进制数', 'is not an exact decimal');
    }
  }
  for (const [key, inner] of Object.entries(value)) {
    checkAmounts(inner, place, [...path, Array.isArray(value) ? Number(key) : key], checking);
  }
}
