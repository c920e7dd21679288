/** Bars that stand on one another's ends: where each begins, how tall it is, which way it goes. */

interface Amount {
  readonly name: string;
  /** Exact, as it is written beside the bar. */
  readonly text: string;
}

export interface Step extends Amount {
  readonly base: number;
  readonly height: number;
  readonly kind: 'side' | 'more' | 'less';
}

export function stepsOf(before: Amount, parts: readonly Amount[], after: Amount): Step[] {
  const side = (one: Amount): Step => ({ ...one, base: 0, height: Number(one.text), kind: 'side' });
  let reached = Number(before.text);
  const between = parts.map((one): Step => {
    const amount = Number(one.text);
    const base = Math.min(reached, reached + amount);
    reached += amount;
    return { ...one, base, height: Math.abs(amount), kind: amount < 0 ? 'less' : 'more' };
  });
  return [side(before), ...between, side(after)];
}
