/** A vocabulary and feeds for messages of SDMX: rates of exchange, prices, people, rice. */

import type { ByteSource } from '../../../src/feeds/decode';
import type { FeedRow } from '../../../src/feeds/feed-batch';
import type { FigureDefinition } from '../../../src/feeds/figure-definition';
import type { MessageFigure } from '../../../src/feeds/messages/message';
import { sdmx } from '../../../src/feeds/messages/sdmx';
import { createVocabulary } from '../../../src/feeds/vocabulary';
import { definitionOf, type Outcome, readAll } from './reading';
import { REGIONS } from './vocabulary';

const CURRENCIES = [
  'CHF',
  'GBP',
  'JPY',
  'USD',
  'CAD.A',
  'CAD.E',
  'CHF.A',
  'CHF.E',
  'LTL.A',
  'LTL.E',
  'NZD',
  'RUB',
];

const indicator = (code: string, unitCode: string, labels: readonly string[] = []) =>
  ({ code, unitCode, measure: 'FLOW', labels }) as const;

export const sdmxVocabulary = createVocabulary({
  regions: REGIONS,
  units: [
    {
      code: 'RATE',
      dimension: 'rate',
      factor: '1',
      aliases: ['CHF', 'GBP', 'JPY', 'USD', 'CAD', 'LTL', 'NZD'],
    },
    { code: 'EURO', dimension: 'money', factor: '1', aliases: ['EUR', 'XDC'] },
    { code: 'INDEX_POINT', dimension: 'index', factor: '1', aliases: ['SO'] },
    { code: 'PERSON', dimension: 'person', factor: '1', aliases: ['PERS'] },
    { code: 'YEAR', dimension: 'time', factor: '1', aliases: ['YRS'] },
    { code: 'CHILD', dimension: 'child', factor: '1', aliases: ['CPW'] },
    { code: 'TONNE', dimension: 'mass', factor: '1', aliases: ['TONES', 'T'] },
    { code: 'KG', dimension: 'mass', factor: '0.001', aliases: ['KGM'] },
    { code: 'PLACE', dimension: 'place', factor: '1', aliases: [] },
  ],
  indicators: [
    ...CURRENCIES.map((name) => indicator(`rate-${name}`, 'RATE', [name])),
    ...['T', 'M', 'F'].flatMap((sex) => [
      indicator(`fertility-${sex}`, 'CHILD', [`TFRNSI.${sex}`]),
      indicator(`expectancy-${sex}`, 'YEAR', [`LEXPNSIT.${sex}`]),
      indicator(`births-${sex}`, 'PERSON', [`LBIRTHST.${sex}`]),
      indicator(`deaths-${sex}`, 'PERSON', [`DEATHST.${sex}`]),
      indicator(`people-${sex}`, 'PERSON', [`PJANT.${sex}`, `PJAN1T.${sex}`]),
    ]),
    indicator('prices', 'INDEX_POINT', ['P3.A10-BE.IPCH']),
    indicator('product', 'EURO', ['NGDP_R']),
    indicator('rice', 'TONNE', ['RICE', '稻谷']),
    indicator('wheat', 'TONNE', ['WHEAT']),
    indicator('derivatives', 'RATE', ['U.TO1']),
    indicator('derivatives-usd', 'RATE', ['U.USD']),
    indicator('place', 'PLACE', ['GCI.RANK', 'A.B', 'A']),
  ],
});

export const sdmxFeed = (yaml: string): FigureDefinition =>
  definitionOf(`slug: messages\nnameZh: 消息\nnameEn: Messages\nformat: sdmx\n${yaml}`);

/** Rice and wheat of places, as the fixtures of the tests have them. */
export const HARVEST = 'message: { indicator: [CROP] }';

export async function figuresOf(
  source: ByteSource,
  feed: FigureDefinition,
): Promise<readonly MessageFigure[]> {
  const figures: MessageFigure[] = [];
  for await (const batch of sdmx.read(source, feed)) figures.push(...batch);
  return figures;
}

/** `rice 410600 2026-05`: what became of it, as it stands in the file, its unit, status and line. */
export function spotIn(rows: readonly FeedRow[], key: string): readonly unknown[] | undefined {
  const [code, region, period] = key.split(' ');
  const found = rows.find(
    (row) => row.indicatorCode === code && row.regionCode === region && row.period.text === period,
  );
  return found && [found.value ?? found.missingReason, found.published, found.unit, found.status, found.line];
}

export const readSdmx = (source: ByteSource, feed: FigureDefinition): Promise<Outcome> =>
  readAll(source, feed, sdmxVocabulary);
