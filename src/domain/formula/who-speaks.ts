/** Where a figure was published and one can be derived for the same time: which of them speaks. */
import type { EvidencePoint } from '../progress/terms';
import { overlaps } from '../span';
import type { Measure } from '../vocabulary';

export interface Candidates {
  readonly published: readonly EvidencePoint[];
  readonly derived: readonly EvidencePoint[];
  readonly synthetic: ReadonlySet<string>;
  readonly measure: Measure;
}

export interface Speaking {
  readonly points: readonly EvidencePoint[];
  /** Derived figures that a published one stands for. */
  readonly overruled: readonly EvidencePoint[];
}

/**
 * A published figure of the very indicator is a fact: it speaks, and a derived one fills the gaps. Only
 * what was made up for demonstration gives way to what is derived from real figures alone.
 */
export function whoSpeaks({ published, derived, synthetic, measure }: Candidates): Speaking {
  const rivals = (a: EvidencePoint, b: EvidencePoint) =>
    measure === 'FLOW' ? overlaps(a, b) : a.end === b.end;
  const isReal = ({ ref }: EvidencePoint) => !synthetic.has(ref);
  const strong = derived.filter(isReal);
  const facts = published.filter((fact) => isReal(fact) || !strong.some((figure) => rivals(fact, figure)));
  const isOverruled = (figure: EvidencePoint) => facts.some((fact) => rivals(fact, figure));
  return {
    points: [...facts, ...derived.filter((figure) => !isOverruled(figure))],
    overruled: derived.filter(isOverruled),
  };
}
