/**
 * Figures of documents: indicator, region and unit exist, each is stated once, and its day of publication is
 * known.
 */
import { MISSING_STATUSES } from '../../domain/vocabulary';
import type { CatalogueFacts, FiguresFact } from './catalogue';
import type { Checking } from './checking';
import type { FigureFact } from './observation-schema';
import type { Placed } from './placed-facts';

/** The day that the figures are known from. */
export function publicationDay(file: FiguresFact, facts: Pick<CatalogueFacts, 'documents'>): string | null {
  const document = facts.documents.find(({ slug }) => slug === file.document);
  return file.publishedOn ?? document?.publishedOn ?? document?.issuedOn ?? null;
}

export function checkFigures(checking: Checking): void {
  const { facts, declarations, mistakes } = checking;
  for (const file of facts.figures) {
    const known = declarations.refer('document', file.document, file.place, ['document']);
    declarations.refer('region', file.region, file.place, ['region']);
    if (known && publicationDay(file, facts) === null) {
      mistakes.add(
        file.place,
        [],
        '文件没有日期，须写明 publishedOn',
        'the document has no date, so publishedOn must be given',
      );
    }
    for (const figure of file.figures) checkFigure(figure, file, checking);
  }
}

function checkFigure(figure: Placed<FigureFact>, file: FiguresFact, checking: Checking): void {
  const { declarations, mistakes, units, indicators } = checking;
  const { indicator, unit, place, value } = figure;
  const region = figure.region ?? file.region;
  declarations.refer('indicator', indicator, place, ['indicator']);
  declarations.refer('region', figure.region, place, ['region']);
  declarations.declare('figure', `${file.document} ${indicator} ${region} ${figure.period}`, place);
  checkMissing(figure, checking);
  const ownUnit = indicators.get(indicator)?.unit;
  if (!declarations.refer('unit', unit, place, ['unit']) || ownUnit === undefined) return;
  const misfit = units.misfit(value, unit, ownUnit);
  if (misfit === 'DIMENSION') {
    mistakes.add(
      place,
      ['unit'],
      `单位 ${unit} 与 ${indicator} 的单位 ${ownUnit} 量纲不同`,
      `the unit ${unit} does not measure what ${ownUnit}, the unit of ${indicator}, measures`,
    );
  } else if (misfit === 'INEXACT') {
    mistakes.add(place, ['value'], `无法精确换算为 ${ownUnit}`, `has no exact decimal in ${ownUnit}`);
  }
}

function checkMissing({ value, missing, status, place }: Placed<FigureFact>, { mistakes }: Checking): void {
  if ((value === null) !== (missing !== undefined)) {
    mistakes.add(
      place,
      ['value'],
      '缺数时须写 missing，有数时不写',
      'missing goes with a value that is not there',
    );
  }
  if (status !== undefined && (value === null) !== MISSING_STATUSES.includes(status)) {
    mistakes.add(
      place,
      ['status'],
      `状态 ${status} 与数值不符`,
      `the status ${status} does not fit the value`,
    );
  }
}
