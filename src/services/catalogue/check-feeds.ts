/** Feeds: their definitions fit the catalogue's indicators, units and regions. */
import { checkFeedDefinition } from '../../feeds/check-definition';
import { type FeedDefinition, isRegisterFeed } from '../../feeds/definition';
import type { FigureDefinition } from '../../feeds/figure-definition';
import type { RegisterDefinition } from '../../feeds/registers/register-definition';
import { createVocabulary, type Vocabulary } from '../../feeds/vocabulary';
import type { CatalogueFacts } from './catalogue';
import type { Checking } from './checking';
import type { Declarations } from './declarations';

export function checkFeeds({ facts, mistakes, declarations }: Checking): void {
  if (facts.feeds.length === 0) return;
  const vocabulary = vocabularyOf(facts);
  for (const feed of facts.feeds) {
    for (const { messageZh, messageEn } of checkFeedDefinition(feed, vocabulary)) {
      if (isKnown(messageEn, declarations)) continue;
      mistakes.add(feed.place, fieldNamedIn(messageEn, feed), messageZh, messageEn);
    }
  }
}

function vocabularyOf({ indicators, regions, units }: CatalogueFacts): Vocabulary {
  return createVocabulary({
    indicators: indicators.map(({ code, unit, measure, nameZh, aliasesZh, growthOf }) => ({
      growthOf: growthOf ?? null,
      code,
      unitCode: unit,
      measure,
      labels: [nameZh, ...aliasesZh],
    })),
    regions: regions.map((region) => ({
      code: region.code,
      nameZh: region.name_zh,
      level: region.level,
      parentCode: region.parent_code,
      validTo: region.valid_to,
    })),
    units,
  });
}

const fieldsOfFigures = ({ indicators }: FigureDefinition): string[][] => [
  ...Object.keys(indicators).map((label) => ['indicators', label]),
  ['indicator'],
  ['unit'],
];

const fieldsOfRegister = ({ values, defaults, units }: RegisterDefinition): string[][] => [
  ...Object.entries(values).flatMap(([field, words]) =>
    Object.keys(words).map((word) => ['values', field, word]),
  ),
  ...Object.keys(defaults).map((field) => ['defaults', field]),
  ...Object.keys(units).map((field) => ['units', field]),
  ...[
    ['coverage', 'region'],
    ['coverage', 'kind'],
    ['fullList', 'within'],
    ['fullList', 'kind'],
  ],
];

/** The message names the field, in which labels may hold any character, dots included. */
function fieldNamedIn(message: string, feed: FeedDefinition): readonly string[] {
  const fields = [
    ...(isRegisterFeed(feed) ? fieldsOfRegister(feed) : fieldsOfFigures(feed)),
    ...Object.keys(feed.regions.aliases).map((name) => ['regions', 'aliases', name]),
    ['regions', 'within'],
    ['region'],
  ];
  return fields.find((field) => message.includes(`: ${field.join('.')}: `)) ?? [];
}

const UNKNOWN_CODE = /: (indicator|unit|region) (\S+)(?: \(\S+\))?$/;

/** What is declared but does not fit its schema is a mistake where it stands, not where it is named. */
function isKnown(message: string, declarations: Declarations): boolean {
  const [, kind, code = ''] = UNKNOWN_CODE.exec(message) ?? [];
  return kind !== undefined && declarations.has(kind as 'indicator' | 'unit' | 'region', code);
}
