/** Places of the file that are at fault or deserve a look; those about unknown labels are told above. */
import { dim, red, yellow } from 'picocolors';
import type { RejectSummary } from '../../services/ingestion/run-summary';
import type { Trial } from '../../services/mapping/try-file';
import { wrapText } from '../wrap-text';
import { plainTable } from './plain-table';
import { WORDS } from './trial-words';
import { INDENT, type Writer } from './writing';

const MAX_SHOWN = 12;
const TEXT_WIDTH = 24;
const REASON_WIDTH = 60;
const TOLD_ABOVE: readonly string[] = [
  ...['UNKNOWN_LABEL', 'IGNORED_LABEL', 'SET_ASIDE', 'AMBIGUOUS_LABEL'],
  ...['UNKNOWN_REGION', 'AMBIGUOUS_REGION', 'UNKNOWN_UNIT'],
];

const paintOf = (severity: string) =>
  severity === 'FATAL' || severity === 'ERROR' ? red : severity === 'WARNING' ? yellow : dim;

function placeOf({ line, column, cell, sheet }: RejectSummary): string {
  const at = cell ?? (line > 0 ? `#${line}` : '');
  return [sheet ?? '', at, cell === null ? (column ?? '') : ''].filter((part) => part !== '').join(' ');
}

export function problemLines(
  { rehearsal, survey, proposals }: Trial,
  { language, say }: Writer,
): readonly string[] {
  // Where a label is not even there, none was told above.
  const isTold = (code: string) => proposals.length > 0 && TOLD_ABOVE.includes(code);
  const all = (rehearsal?.summary.rejects ?? []).filter(({ code }) => !isTold(code));
  if (all.length === 0) return [];
  const shown = all.slice(0, MAX_SHOWN);
  const rows = shown.map((reject) => [
    paintOf(reject.severity)(WORDS.severities[reject.severity as keyof typeof WORDS.severities][language]),
    dim(wrapText(placeOf(reject), TEXT_WIDTH)),
    wrapText(reject.raw, TEXT_WIDTH),
    wrapText(language === 'zh' ? reject.messageZh : reject.messageEn, REASON_WIDTH),
  ]);
  const counted = Object.entries(survey?.problemCounts ?? {})
    .filter(([code]) => !isTold(code))
    .reduce((sum, [, count]) => sum + count, 0);
  const more = Math.max(counted, all.length) - shown.length;
  return [
    plainTable(WORDS.problemHead[language], rows),
    ...(more > 0 ? [dim(`${INDENT}${say('moreProblems', { count: more })}`)] : []),
  ];
}
