/** Derived figures as evidence: formulas over gathered inputs, and sums of the regions below. */
import { bilingual } from '../../domain/bilingual';
import { earliest, type IsoDate } from '../../domain/calendar';
import { type ComputedFigures, computePoints } from '../../domain/formula/computed-points';
import { rollUpPoints } from '../../domain/formula/roll-up';
import { whoSpeaks } from '../../domain/formula/who-speaks';
import { evidenceWindow } from '../../domain/progress/evidence-window';
import type { Derivation, EvidencePoint } from '../../domain/progress/terms';
import { inputContext } from './computed-contexts';
import type { Definition, Definitions } from './computed-definitions';
import type { RegionsBelow } from './computed-regions';
import type { GatheredEvidence } from './gathered-evidence';
import { type KnownPoints, seriesName } from './published-figures';
import type { TargetContext } from './target-context';

/** All that was read, by the key of the context that asked for it. */
export interface GatheredInputs {
  readonly gathered: ReadonlyMap<string, GatheredEvidence>;
  readonly published: ReadonlyMap<string, KnownPoints>;
  readonly definitions: Definitions;
  readonly below: RegionsBelow;
  readonly asOf: IsoDate;
}

const NOTHING: GatheredEvidence = { evidence: { points: [], doneOn: null }, synthetic: new Set() };

export function derivedEvidence(context: TargetContext, inputs: GatheredInputs): GatheredEvidence {
  const own = inputs.gathered.get(context.key) ?? NOTHING;
  const definition = inputs.definitions.get(context.indicatorCode);
  if (!definition || context.terms.basis === 'MILESTONE') return own;
  if (definition.formula) return withFormula(context, definition, own, inputs);
  // A register that covers the days has the counties in it already.
  const isCounted = own.evidence.covered !== undefined;
  return definition.rollUp && !isCounted ? withRollUp(context, definition, own, inputs) : own;
}

const upTo = ({ terms }: TargetContext, asOf: IsoDate) => earliest(asOf, terms.endsOn);

function withFormula(
  context: TargetContext,
  definition: Definition,
  own: GatheredEvidence,
  all: GatheredInputs,
): GatheredEvidence {
  const { formula } = definition;
  if (!formula) return own;
  const found = formula.inputs.map((input) => {
    const asked = inputContext(context, input, all.definitions);
    const about = all.definitions.get(input.indicator);
    return { input, about, gathered: asked ? derivedEvidence(asked, all) : NOTHING };
  });
  const figures = computePoints({
    ...{ indicatorCode: definition.code, regionCode: context.regionCode, words: definition.words },
    ...{ expression: formula.expression, factor: definition.factor },
    inputs: found.flatMap(({ input, about, gathered }) =>
      about
        ? [
            {
              ...{ name: input.name, take: input.take, withinMonths: input.withinMonths },
              ...{ indicatorCode: about.code, regionCode: context.regionCode, words: about.words },
              ...{ measure: about.measure, factor: about.factor, evidence: gathered.evidence },
            },
          ]
        : [],
    ),
    days: evidenceWindow({ ...context.terms, measure: 'STOCK' }, all.asOf).stockDates,
    upTo: upTo(context, all.asOf),
  });
  const madeUp = new Set(found.flatMap(({ gathered }) => [...gathered.synthetic]));
  const derivation = {
    kind: 'FORMULA' as const,
    formula: formula.words,
    inputs: found.flatMap(({ about }) =>
      about ? [{ indicatorCode: about.code, words: about.words, unit: about.unit }] : [],
    ),
  };
  return together(own, figures, madeUp, derivation, definition);
}

function withRollUp(
  context: TargetContext,
  definition: Definition,
  own: GatheredEvidence,
  { below, published, asOf }: GatheredInputs,
): GatheredEvidence {
  const regions = (below.get(context.regionCode) ?? []).map((region) => ({
    region,
    known: published.get(seriesName({ indicatorCode: definition.code, regionCode: region.code })),
  }));
  const { code, measure } = definition;
  const figures = rollUpPoints({
    ...{ indicatorCode: code, regionCode: context.regionCode, measure, upTo: upTo(context, asOf) },
    children: regions.map(({ region: { code: regionCode, ...region }, known }) => ({
      ...{ ...region, regionCode, points: known?.points ?? [] },
    })),
  });
  if (figures.points.length === 0 && figures.missing.length === 0) return own;
  const madeUp = new Set(regions.flatMap(({ known }) => [...(known?.synthetic ?? [])]));
  const formula = bilingual(
    '所属各县（市、区）的公布数',
    'the figures published for the regions directly below',
  );
  return together(own, figures, madeUp, { kind: 'ROLL_UP', formula, inputs: [] }, definition);
}

/** One made-up figure makes what is derived from it made up. */
function together(
  own: GatheredEvidence,
  { points: derived, missing }: ComputedFigures,
  madeUp: ReadonlySet<string>,
  words: Pick<Derivation, 'kind' | 'formula' | 'inputs'>,
  { measure }: Definition,
): GatheredEvidence {
  const isMadeUp = ({ parts = [] }: EvidencePoint) => parts.some(({ point }) => madeUp.has(point.ref));
  const synthetic = new Set([...own.synthetic, ...derived.filter(isMadeUp).map(({ ref }) => ref)]);
  const { points, overruled } = whoSpeaks({ published: own.evidence.points, derived, synthetic, measure });
  const derivation: Derivation = { ...words, missing, overruled };
  return { evidence: { ...own.evidence, points, derivation }, synthetic };
}
