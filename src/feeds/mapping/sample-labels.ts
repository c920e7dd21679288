/**
 * What stands under labels that nobody knows: the file is read once more with an indicator of its own for
 * each of them, so that every format and layout finds their regions, periods and units as it finds others.
 */
import type { ByteSource } from '../decode';
import type { FigureDefinition } from '../figure-definition';
import { readFeed } from '../read-feed';
import type { IndicatorEntry, UnitEntry, Vocabulary } from '../vocabulary';
import type { LabelSample, UnknownLabel } from './unknown-labels';

const MAX_SAMPLES = 24;
/** After so many figures of a file, what is known of its labels is enough. */
const MAX_FIGURES_READ = 200_000;
const MAX_LABELS = 200;
/** No code of the catalogue has a question mark. */
const STAND_IN = '?';
const NO_UNIT: UnitEntry = { code: '?unit', dimension: STAND_IN, factor: '1', aliases: [] };

/** One dimension for all units: what a stand-in may be measured in is not known. */
function withStandIns(vocabulary: Vocabulary, count: number): Vocabulary {
  const standIns = new Map<string, IndicatorEntry>();
  for (let at = 0; at < count; at += 1) {
    const code = `${STAND_IN}${at}`;
    standIns.set(code, { code, unitCode: NO_UNIT.code, measure: 'FLOW', labels: [] });
  }
  return {
    ...vocabulary,
    indicatorByCode: (code) => standIns.get(code) ?? vocabulary.indicatorByCode(code),
    unitByCodeOrAlias: (text) => {
      const unit = text === NO_UNIT.code ? NO_UNIT : vocabulary.unitByCodeOrAlias(text);
      return unit && { ...unit, dimension: STAND_IN };
    },
  };
}

interface Gathered {
  figures: number;
  readonly units: Set<string>;
  readonly samples: LabelSample[];
}

async function gather(source: ByteSource, definition: FigureDefinition, vocabulary: Vocabulary) {
  const gathered = new Map<string, Gathered>();
  let read = 0;
  for await (const batch of readFeed(source, definition, vocabulary)) {
    for (const { indicatorCode, regionCode, period, value, unit } of batch.rows) {
      if (!indicatorCode.startsWith(STAND_IN)) continue;
      const known = gathered.get(indicatorCode) ?? { figures: 0, units: new Set(), samples: [] };
      gathered.set(indicatorCode, known);
      known.figures += 1;
      known.units.add(unit);
      if (value === null || known.samples.length >= MAX_SAMPLES) continue;
      known.samples.push({ region: regionCode, start: period.start, end: period.end, value });
    }
    read += batch.read;
    if (read > MAX_FIGURES_READ) break;
  }
  return gathered;
}

export async function sampleLabels(
  source: ByteSource,
  definition: FigureDefinition,
  vocabulary: Vocabulary,
  labels: readonly UnknownLabel[],
): Promise<readonly UnknownLabel[]> {
  const asked = labels.filter(({ kind }) => kind === 'INDICATOR').slice(0, MAX_LABELS);
  if (asked.length === 0) return labels;
  const codes = new Map(asked.map(({ label }, at) => [label, `${STAND_IN}${at}`]));
  const mapped = [...codes].map(([label, code]) => [label, { code, unit: NO_UNIT.code }] as const);
  const probing: FigureDefinition = {
    ...definition,
    ...{ ignore: [], unmapped: 'ignore-with-report' },
    indicators: { ...definition.indicators, ...Object.fromEntries(mapped) },
  };
  const gathered = await gather(source, probing, withStandIns(vocabulary, asked.length));
  return labels.map((label) => {
    const found = label.kind === 'INDICATOR' ? gathered.get(codes.get(label.label) ?? '') : undefined;
    if (!found) return label;
    const [unit = NO_UNIT.code] = found.units;
    return {
      ...label,
      figures: Math.max(label.figures, found.figures),
      unit: found.units.size === 1 && unit !== NO_UNIT.code ? unit : null,
      samples: found.samples,
    };
  });
}
