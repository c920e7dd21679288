/** Rows of what plans are written in: units, regions, documents, departments, indicators, feeds and rules. */
import type { FeedDefinition } from '../../feeds/definition';
import { contentHash } from './canonical-json';
import type { Catalogue } from './catalogue';
import { definitionRow } from './indicator-rows';
import { indicatorsOf } from './relation-schema';
import { UnitTable } from './unit-table';
import type { Row } from './upsert';

interface StatedInference {
  readonly field: string;
  readonly clause?: string | undefined;
  readonly reasonZh: string;
  readonly reasonEn: string;
}

export const inferenceRows = (inferred: readonly StatedInference[]) =>
  inferred.map((inference) => ({ ...inference, clause: inference.clause ?? null }));

export const unitRows = ({ units }: Catalogue): Row[] =>
  units.map(({ code, nameZh, nameEn, dimension, factor, aliases }) => ({
    ...{ code, name_zh: nameZh, name_en: nameEn, dimension, factor, aliases },
  }));

export const regionRows = ({ regions }: Catalogue): readonly Row[] => regions;

export const documentRows = ({ documents }: Catalogue): Row[] =>
  documents.map((document) => ({
    slug: document.slug,
    title_zh: document.titleZh,
    title_en: document.titleEn,
    number: document.number,
    issuer_zh: document.issuerZh,
    issuer_en: document.issuerEn,
    issued_on: document.issuedOn,
    published_on: document.publishedOn,
    source_file: document.source.file,
    source_part: document.source.part,
    inferred: inferenceRows(document.inferred),
    note_zh: document.noteZh,
    note_en: document.noteEn,
  }));

export const departmentRows = ({ departments }: Catalogue): Row[] =>
  departments.map(({ slug, nameZh, nameEn, region, noteZh, noteEn }) => ({
    ...{ slug, name_zh: nameZh, name_en: nameEn, region_code: region, note_zh: noteZh, note_en: noteEn },
  }));

export const indicatorRows = ({ indicators }: Catalogue, versionOf: ReadonlyMap<string, number>): Row[] =>
  indicators.map((indicator) => ({
    code: indicator.code,
    name_zh: indicator.nameZh,
    name_en: indicator.nameEn,
    definition_zh: indicator.definitionZh,
    definition_en: indicator.definitionEn,
    unit_code: indicator.unit,
    measure: indicator.measure,
    direction: indicator.direction,
    source: indicator.source,
    formula: indicator.formula,
    growth_of: indicator.growthOf,
    count_rule: indicator.count,
    aliases: indicator.aliasesZh,
    version: versionOf.get(indicator.code) ?? 1,
    ...definitionRow(indicator),
  }));

/**
 * The hash is over the definition with its defaults: comments and layout of the YAML make no new feed of it,
 * nor does from where and when its files are fetched.
 */
function meaningHash({ fetch: _from, schedule: _when, ...meaning }: FeedDefinition): string {
  return contentHash(meaning);
}

export const feedRows = ({ feeds }: Catalogue): Row[] =>
  feeds.map((definition) => ({
    slug: definition.slug,
    name_zh: definition.nameZh,
    name_en: definition.nameEn,
    format: definition.format,
    schedule: definition.schedule,
    definition,
    definition_hash: meaningHash(definition),
    is_synthetic: definition.synthetic,
  }));

export const programmeRows = ({ programmes }: Catalogue): Row[] =>
  programmes.map(({ slug, document, nameZh, nameEn, region, rules: _, inferred, ...content }) => ({
    ...{ slug, document_slug: document, name_zh: nameZh, name_en: nameEn, region_code: region },
    content: { ...content, inferred: inferenceRows(inferred) },
  }));

export const programmeRuleRows = ({ programmes }: Catalogue): Row[] =>
  programmes.flatMap((programme) =>
    programme.rules.map(({ key, kind, clause, nameZh, nameEn, ...content }, at) => ({
      ...{ programme_slug: programme.slug, key, ordinal: at + 1, kind, clause },
      ...{ name_zh: nameZh, name_en: nameEn, content },
    })),
  );

export const benchmarkRows = ({ benchmarks }: Catalogue): Row[] =>
  benchmarks.flatMap(({ kind, effectiveOn, bands, sourceZh, sourceEn, noteZh, noteEn }) =>
    bands.map(({ upToMonths, percent }, at) => ({
      ...{ kind, effective_on: effectiveOn, over_months: bands[at - 1]?.upToMonths ?? 0 },
      ...{ up_to_months: upToMonths, percent, source_zh: sourceZh, source_en: sourceEn },
      ...{ note_zh: noteZh, note_en: noteEn },
    })),
  );

export const ruleRows = ({ rules }: Catalogue): Row[] =>
  rules.map((rule) => {
    const { code, kind, severity, nameZh, nameEn, scope, document, clause, ...rest } = rule;
    const { explanationZh, explanationEn, ...parameters } = rest;
    return {
      ...{ code, kind, severity, name_zh: nameZh, name_en: nameEn, scope, parameters },
      ...{ explanation_zh: explanationZh, explanation_en: explanationEn, document_slug: document, clause },
    };
  });

export function relationRows({ relations, units, indicators }: Catalogue): Row[] {
  const table = new UnitTable(units);
  const unitOf = new Map(indicators.map(({ code, unit }) => [code, unit]));
  return relations.map((relation) => {
    const average = relation.kind === 'COUNT_OF' ? relation.averageAtMost : undefined;
    const unit = unitOf.get(relation.of) ?? '';
    return {
      ...{ code: relation.code, kind: relation.kind, of_code: relation.of },
      indicator_codes: indicatorsOf(relation),
      average_at_most: average ? table.convert(average.value, average.unit, unit) : null,
      ...{ reason_zh: relation.reasonZh, reason_en: relation.reasonEn },
    };
  });
}
