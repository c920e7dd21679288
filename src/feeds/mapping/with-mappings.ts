/** Lays what people decided about labels over a feed's definition; what the definition says itself counts. */
import type { LabelDecision, LabelKind } from '../../domain/vocabulary';
import type { FeedDefinition } from '../definition';
import { isRegisterFeed } from '../definition';
import type { FigureDefinition, IndicatorMapping } from '../figure-definition';
import { labelKey } from '../text';

export interface DecidedLabel {
  readonly kind: LabelKind;
  readonly label: string;
  readonly decision: LabelDecision;
  /** Of an indicator, a region or a unit; null when it is to be passed over. */
  readonly code: string | null;
  readonly unit: string | null;
  readonly cumulative: boolean | null;
}

const mappingOf = ({ code, unit, cumulative }: DecidedLabel): IndicatorMapping => ({
  code: code as string,
  ...(unit === null ? {} : { unit }),
  ...(cumulative === null ? {} : { cumulative }),
});

/** What the definition says of a label of this kind; null when it is silent. */
export function saidOf(definition: FigureDefinition, kind: LabelKind, label: string): string | null {
  const key = labelKey(label);
  const said = {
    INDICATOR: Object.entries(definition.indicators).map(([name, { code }]) => [name, code] as const),
    REGION: Object.entries(definition.regions.aliases),
    UNIT: Object.entries(definition.units),
  }[kind];
  const ignored = { INDICATOR: definition.ignore, REGION: definition.regions.ignore, UNIT: [] }[kind];
  if (ignored.some((name) => labelKey(name) === key)) return 'ignore';
  return said.find(([name]) => labelKey(name) === key)?.[1] ?? null;
}

export function withMappings<Definition extends FeedDefinition>(
  definition: Definition,
  decided: readonly DecidedLabel[],
): Definition {
  if (isRegisterFeed(definition) || decided.length === 0) return definition;
  const figures: FigureDefinition = definition;
  const open = decided.filter(({ kind, label }) => saidOf(figures, kind, label) === null);
  const accepted = (kind: LabelKind) =>
    open.filter((one) => one.kind === kind && one.decision === 'ACCEPTED' && one.code !== null);
  const ignored = (kind: LabelKind) =>
    open.flatMap((one) => (one.kind === kind && one.decision === 'IGNORED' ? [one.label] : []));
  const codes = (kind: LabelKind) =>
    Object.fromEntries(accepted(kind).map(({ label, code }) => [label, code as string]));
  const indicators = accepted('INDICATOR').map((one) => [one.label, mappingOf(one)] as const);
  return {
    ...definition,
    indicators: { ...figures.indicators, ...Object.fromEntries(indicators) },
    ignore: [...figures.ignore, ...ignored('INDICATOR')],
    units: { ...figures.units, ...codes('UNIT') },
    regions: {
      ...figures.regions,
      aliases: { ...figures.regions.aliases, ...codes('REGION') },
      ignore: [...figures.regions.ignore, ...ignored('REGION')],
    },
  };
}
