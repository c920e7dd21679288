/** The fund of a programme: its parts name bodies that are there, and add up to its size. */
import { ZERO } from '../../domain/decimal';
import { amountIn } from '../../domain/programmes/fields';
import type { ProgrammeFact } from './catalogue';
import type { Checking } from './checking';
import type { Placed } from './placed-facts';
import type { Bodies } from './programme-bodies';
import { unitFactors } from './programme-data';

export function checkFund(
  { fund, place }: Placed<ProgrammeFact>,
  bodies: Bodies,
  { facts, mistakes }: Checking,
): void {
  if (!fund) return;
  const units = unitFactors(facts.units);
  const size = amountIn('CNY', fund.size, units);
  if (fund.size.value === null && fund.size.gapZh === undefined) {
    mistakes.add(
      place,
      ['fund', 'size'],
      '没有规模须写明缺口（gapZh）',
      'a size that is not stated needs its gap',
    );
  }
  for (const list of ['sources', 'allocations'] as const) {
    const parts = fund[list];
    parts.forEach(({ body }, at) => {
      if (body !== undefined) bodies.refer(body, place, ['fund', list, at, 'body']);
    });
    const yuan = parts.map((part) => amountIn('CNY', part, units));
    const sum = yuan.reduce((before, part) => before?.plus(part ?? ZERO) ?? null, ZERO);
    if (size && sum && parts.length > 0 && yuan.every((part) => part !== null) && !sum.equals(size)) {
      const [zh, en] = [
        `合计 ${sum.toFixed()} 元，规模 ${size.toFixed()} 元`,
        `sums to ${sum.toFixed()} of ${size.toFixed()} yuan`,
      ];
      mistakes.add(place, ['fund', list], zh, en);
    }
  }
}
