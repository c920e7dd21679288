/** Reads every fact of the seeds by the schema of its kind, and notes what is declared where. */

import type { FeedDefinition } from '../../feeds/definition';
import { readFeedDefinition } from '../../feeds/read-definition';
import { benchmarkSchema } from './benchmark-schema';
import type { CatalogueFacts, FiguresFact, ProgrammeFact } from './catalogue';
import type { Mistakes, Place } from './catalogue-error';
import { collectPlan } from './collect-plans';
import type { Declarations, DeclaredKind } from './declarations';
import { documentSchema, leftOutSchema } from './document-schema';
import { indicatorSchema } from './indicator-schema';
import { figureSchema, figuresFileSchema } from './observation-schema';
import { fieldText, type Placed, placed, readFact, readFacts } from './placed-facts';
import { programmeRuleSchema, programmeSchema } from './programme-schema';
import { readRegions } from './regions-csv';
import { relationSchema } from './relation-schema';
import { ruleSchema } from './rule-schema';
import type { SeedFile, SeedFiles, SeedKind } from './seed-files';
import { departmentSchema, unitSchema } from './unit-schema';
import { parseYaml, type YamlSource } from './yaml-source';

type Schema = Parameters<typeof readFact>[0];

export function collectFacts(files: SeedFiles, declarations: Declarations): CatalogueFacts {
  const { mistakes } = declarations;
  const sources = (kind: SeedKind) => files.yaml.get(kind) ?? [];
  const lists = <S extends Schema>(kind: SeedKind, schema: S, declared?: DeclaredKind) =>
    sources(kind).flatMap((source) =>
      readFacts(schema, source, { data: source.data }, mistakes, (entry, place) => {
        if (declared) declarations.declare(declared, fieldText(entry, 'code', 'slug'), place);
      }),
    );
  const each = <Fact>(kind: SeedKind, read: (source: YamlSource) => Fact | null): Fact[] =>
    sources(kind).flatMap((source) => read(source) ?? []);
  return {
    regions: files.regions ? readRegions(files.regions, declarations, mistakes) : [],
    units: lists('unit', unitSchema, 'unit'),
    departments: lists('department', departmentSchema, 'department'),
    indicators: lists('indicator', indicatorSchema, 'indicator'),
    leftOut: lists('leftOut', leftOutSchema),
    rules: lists('rule', ruleSchema, 'rule'),
    relations: lists('relation', relationSchema, 'relation'),
    benchmarks: lists('benchmark', benchmarkSchema),
    documents: each('document', (source) => {
      const place = source.placeOf([]);
      declarations.declare('document', fieldText(source.data, 'slug'), place);
      return readFact(documentSchema, source.data, place, mistakes);
    }),
    plans: each('plan', (source) => collectPlan({ source, declarations, mistakes })),
    programmes: each('programme', (source) => collectProgramme(source, declarations)),
    figures: each('figures', (source) => collectFigures(source, mistakes)),
    feeds: files.feeds.flatMap((file) => collectFeed(file, declarations) ?? []),
  };
}

const partOf = (data: unknown, field: string): unknown =>
  (data as Readonly<Record<string, unknown>> | null)?.[field] ?? [];

function collectProgramme(source: YamlSource, declarations: Declarations): Placed<ProgrammeFact> | null {
  const { mistakes } = declarations;
  const place = source.placeOf([]);
  const slug = fieldText(source.data, 'slug');
  declarations.declare('programme', slug, place);
  const list = { path: ['rules'], data: partOf(source.data, 'rules') };
  const rules = readFacts(programmeRuleSchema, source, list, mistakes, (rule, at) => {
    const key = fieldText(rule, 'key');
    if (key !== null) declarations.declare('programmeRule', `${slug}/${key}`, at);
  });
  const head = readFact(programmeSchema, source.data, place, mistakes);
  return head && placed({ ...head, rules }, place);
}

function collectFigures(source: YamlSource, mistakes: Mistakes): Placed<FiguresFact> | null {
  const place = source.placeOf([]);
  const list = { path: ['figures'], data: partOf(source.data, 'figures') };
  const figures = readFacts(figureSchema, source, list, mistakes);
  const head = readFact(figuresFileSchema, source.data, place, mistakes);
  return head && placed({ ...head, figures }, place);
}

/** Feeds judge their own definitions; only the places are found here. */
function collectFeed({ file, text }: SeedFile, declarations: Declarations): Placed<FeedDefinition> | null {
  const { mistakes } = declarations;
  const reading = readFeedDefinition(text);
  for (const { line, field, messageZh, messageEn } of reading.mistakes) {
    const zh = field ? `${field}：${messageZh}` : messageZh;
    mistakes.addAt(file, line, zh, field ? `${field}: ${messageEn}` : messageEn);
  }
  if (!reading.definition) return null;
  const source = parseYaml(file, text, mistakes);
  const place: Place = source?.placeOf([]) ?? { file, line: () => 1 };
  declarations.declare('feed', reading.definition.slug, place, ['slug']);
  return placed({ ...reading.definition }, place);
}
