/**
 * Figures that documents print become observations; an edited one is a new vintage, one taken out is taken
 * back.
 */
import type { Statements, Transaction } from '../../db/database';
import { parsePeriod } from '../../domain/period';
import { MISSING_REASONS, STATUS_OF_REASON } from '../../feeds/figure-definition';
import type { IncomingFigure } from '../ingestion/figure-lines';
import { mergeObservations, type Series } from '../ingestion/merge-observations';
import { stageFigures } from '../ingestion/staging';
import type { Catalogue, FiguresFact } from './catalogue';
import { publicationDay } from './check-figures';
import type { FigureFact } from './observation-schema';
import { UnitTable } from './unit-table';

/** The series whose figures changed. */
export async function loadDocumentFigures(tx: Transaction, catalogue: Catalogue): Promise<readonly Series[]> {
  const stated = statedFigures(catalogue);
  const figures = [...stated, ...(await takenBack(tx, stated))];
  if (figures.length === 0) return [];
  await stageFigures(tx, [figures]);
  const { changedSeries } = await mergeObservations(tx, {
    feedRunId: null,
    isSynthetic: false,
    blanksRetract: true,
  });
  return changedSeries;
}

function statedFigures(catalogue: Catalogue): IncomingFigure[] {
  const units = new UnitTable(catalogue.units);
  const unitOf = new Map(catalogue.indicators.map(({ code, unit }) => [code, unit]));
  return catalogue.figures.flatMap((file) =>
    file.figures.map((figure) => {
      const kept = unitOf.get(figure.indicator) ?? '';
      const value = figure.value === null ? null : units.convert(figure.value, figure.unit, kept);
      return incoming(figure, value, file, catalogue);
    }),
  );
}

function incoming(
  figure: FigureFact,
  value: string | null,
  file: FiguresFact,
  catalogue: Catalogue,
): IncomingFigure {
  return {
    indicatorCode: figure.indicator,
    regionCode: figure.region ?? file.region,
    period: parsePeriod(figure.period),
    value,
    missingReason: figure.missing ?? null,
    published: figure.published,
    unit: figure.unit,
    status: figure.status ?? (figure.missing ? STATUS_OF_REASON[figure.missing] : 'A'),
    publishedAt: `${publicationDay(file, catalogue)}T00:00:00+08:00`,
    documentSlug: file.document,
    clause: figure.clause,
    noteZh: figure.noteZh ?? null,
    noteEn: figure.noteEn ?? null,
  };
}

interface InForce {
  readonly indicator_code: string;
  readonly region_code: string;
  readonly period: string;
  readonly published_unit: string;
  readonly published_at: Date;
  readonly document_slug: string;
  readonly clause: string;
}

const TAKEN_BACK: (typeof MISSING_REASONS)[number] = 'UNKNOWN';

/**
 * Nothing is ever deleted: a figure that no document states any more is missing from now on, with the
 * reason.
 */
async function takenBack(tx: Statements, stated: readonly IncomingFigure[]): Promise<IncomingFigure[]> {
  const key = (document: string | undefined, indicator: string, region: string, period: string) =>
    `${document} ${indicator} ${region} ${period}`;
  const known = new Set(
    stated.map((one) => key(one.documentSlug, one.indicatorCode, one.regionCode, one.period.text)),
  );
  const inForce = await tx.query<InForce & { readonly [column: string]: unknown }>(
    `select indicator_code, region_code, period, published_unit, published_at, document_slug, clause
     from observation
     where document_slug is not null and superseded_at is null and value is not null`,
  );
  return inForce
    .filter((row) => !known.has(key(row.document_slug, row.indicator_code, row.region_code, row.period)))
    .map((row) => ({
      indicatorCode: row.indicator_code,
      regionCode: row.region_code,
      period: parsePeriod(row.period),
      value: null,
      missingReason: TAKEN_BACK,
      published: '—',
      unit: row.published_unit,
      status: STATUS_OF_REASON[TAKEN_BACK],
      publishedAt: row.published_at.toISOString(),
      documentSlug: row.document_slug,
      clause: row.clause,
      noteZh: '目录不再载有此数。',
      noteEn: 'The catalogue no longer states this figure.',
    }));
}
