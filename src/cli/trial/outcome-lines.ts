/** What sending the file would do: counts, and figures that would change, before and after. */
import { dim, green, red, yellow } from 'picocolors';
import type { PrintedValue, Rehearsal, RehearsedChange } from '../../services/ingestion/rehearse-file';
import type { Trial } from '../../services/mapping/try-file';
import { plainTable } from './plain-table';
import { WORDS } from './trial-words';
import { grouped, INDENT, shortName, type Writer } from './writing';

const MAX_NEW_SHOWN = 3;
const MAX_CHANGED_SHOWN = 6;

const markOf = (status: string): string =>
  status === 'FAILED' ? red('✖') : status === 'UNCHANGED' ? green('=') : green('✔');

function countsLine({ summary }: Rehearsal, trial: Trial, { say }: Writer): string {
  const ignored = trial.survey?.ignored ?? 0;
  const counts = [
    ...[['NEW', summary.rowsNew, green] as const, ['REVISED', summary.rowsRevised, yellow] as const],
    ...[['PRECISION_ONLY', summary.rowsPrecisionOnly, dim] as const],
    ...[['UNCHANGED', summary.rowsUnchanged, dim] as const, ['REMOVED', summary.rowsRemoved, red] as const],
    ...[['IGNORED', ignored, dim] as const, ['REJECTED', summary.rowsRejected, red] as const],
  ];
  const shown = counts.filter(([name, count]) => count > 0 || name === 'NEW' || name === 'REVISED');
  return shown.map(([name, count, paint]) => paint(`${say(name)} ${count}`)).join(' · ');
}

function printed(value: PrintedValue | null, writer: Writer): string {
  if (value === null) return '–';
  if (value.value === null) return writer.say('noValue');
  const text = /^-?\d+(\.\d+)?$/.test(value.text) ? grouped(value.text) : value.text;
  return `${text} ${shortName(writer, 'unit', value.unit)}`;
}

const paintOf = { NEW: green, REVISED: yellow, PRECISION_ONLY: dim } as const;

/** Revisions first: what is published already would change. */
function shownChanges(changes: readonly RehearsedChange[]): readonly RehearsedChange[] {
  const of = (kind: RehearsedChange['revision']) => changes.filter(({ revision }) => revision === kind);
  const revised = of('REVISED').slice(0, MAX_CHANGED_SHOWN);
  const precision = of('PRECISION_ONLY').slice(0, MAX_NEW_SHOWN);
  return [...revised, ...precision, ...(revised.length > 0 ? [] : of('NEW').slice(0, MAX_NEW_SHOWN))];
}

function changeTable({ changes }: Rehearsal, writer: Writer): readonly string[] {
  const rows = shownChanges(changes)
    .filter(({ revision }) => revision !== 'NEW')
    .map((change) => [
      paintOf[change.revision](writer.say(change.revision)),
      dim(change.cell ?? String(change.line ?? '')),
      shortName(writer, 'indicator', change.indicatorCode),
      shortName(writer, 'region', change.regionCode),
      change.period,
      printed(change.before, writer),
      printed(change.after, writer),
    ]);
  return rows.length === 0 ? [] : [plainTable(WORDS.changeHead[writer.language], rows, [5, 6])];
}

export function outcomeLines(trial: Trial, writer: Writer): readonly string[] {
  const { rehearsal, withoutFaults } = trial;
  if (!rehearsal) return [];
  const { summary } = rehearsal;
  const { say, language } = writer;
  const verdict = { FAILED: 'refused', UNCHANGED: 'unchanged' } as const;
  const word = verdict[summary.status as keyof typeof verdict] ?? 'published';
  const why = language === 'zh' ? summary.messageZh : summary.messageEn;
  const lines = [
    `${INDENT}${markOf(summary.status)} ${say(word)}${why ? `${language === 'zh' ? '：' : ': '}${why}` : ''}`,
  ];
  const told = withoutFaults ?? rehearsal;
  if (summary.status !== 'FAILED' || withoutFaults) {
    const lead = withoutFaults ? `${dim(say('ifLeftOut'))}${language === 'zh' ? '：' : ': '}` : '';
    lines.push(`${INDENT}${lead}${countsLine(told, trial, writer)}`);
    const targets = told.summary.targetsAffected;
    if (targets > 0) lines.push(`${INDENT}${say('targets', { count: targets })}`);
  }
  return [...lines, ...changeTable(told, writer)];
}
