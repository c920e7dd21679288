/** The report of `kejin feed try` for people: what the file is, says and would do, and what to do next. */
import { bold, cyan, dim, yellow } from 'picocolors';
import { isRegisterFeed } from '../../feeds/definition';
import type { Survey } from '../../feeds/survey/survey-file';
import type { Axis } from '../../feeds/survey/table-layout';
import type { Vocabulary } from '../../feeds/vocabulary';
import type { Trial } from '../../services/mapping/try-file';
import { nextSteps } from './next-steps';
import { outcomeLines } from './outcome-lines';
import { plainTable } from './plain-table';
import { problemLines } from './problem-lines';
import { AXIS_NAMES, KIND_NAMES, ONE_OF_AXIS, sayIn, WORDS } from './trial-words';
import { unknownLines } from './unknown-lines';
import { grouped, INDENT, nameOf, shortName, type Writer } from './writing';

const MAX_INDICATORS = 12;
const MAX_OTHERS = 4;

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', bold(title), ...lines];

const KIB = 1_024;
const sizeText = (bytes: number) =>
  bytes < KIB
    ? `${bytes} B`
    : bytes < KIB * KIB
      ? `${(bytes / KIB).toFixed(1)} KiB`
      : `${(bytes / KIB / KIB).toFixed(1)} MiB`;

function layoutText(survey: Survey | null, { say, language }: Writer): readonly string[] {
  const layout = survey?.layout;
  if (!layout) return [];
  if (layout.isLong) return [say('long')];
  const names = (axes: readonly Axis[]) => axes.map((axis) => AXIS_NAMES[axis][language]).join(' + ');
  const told = (word: 'down' | 'across', axes: readonly Axis[]) =>
    axes.length === 0 ? [] : [say(word, { axes: names(axes) })];
  return [
    ...told('down', layout.down),
    ...told('across', layout.across),
    ...layout.fixed.map((axis) => say('fixed', { axes: ONE_OF_AXIS[axis][language] })),
  ];
}

function fileLines({ file, survey }: Trial, writer: Writer): readonly string[] {
  const { say, language } = writer;
  const what = [
    KIND_NAMES[file.kind][language],
    ...(file.encoding === null ? [] : [file.encoding.toUpperCase()]),
    sizeText(file.sizeBytes),
    ...(survey?.sheet ? [say('sheet', { sheet: survey.sheet })] : []),
  ];
  const shape = [
    ...(file.headerLine === null ? [] : [say('header', { line: file.headerLine })]),
    ...layoutText(survey, writer),
  ];
  return [
    `${bold(say('file'))}  ${cyan(file.name)}`,
    `${INDENT}${what.join(' · ')}`,
    ...(shape.length === 0 ? [] : [`${INDENT}${shape.join(' · ')}`]),
  ];
}

/** The same reason is told once. */
function nobodyLines(others: Trial['others'], { say, language }: Pick<Writer, 'say' | 'language'>) {
  if (others.length === 0) return [yellow(say('nobody'))];
  const feedsOf = new Map<string, string[]>();
  for (const { slug, reasons } of others) {
    const [why = ''] = (reasons[0]?.[language] ?? '').split(/[:：]/);
    feedsOf.set(why, [...(feedsOf.get(why) ?? []), slug]);
  }
  const told = [...feedsOf].flatMap(([why, slugs]) => [
    `${INDENT}${cyan(slugs.join(', '))}`,
    `${INDENT}${INDENT}${why}`,
  ]);
  return [yellow(say('unread')), ...told];
}

function feedLines({ chosen, others }: Trial, { say, language }: Writer): readonly string[] {
  if (!chosen) return ['', ...nobodyLines(others, { say, language })];
  const name = language === 'zh' ? chosen.nameZh : chosen.nameEn;
  const reasons = chosen.reasons.map((reason) => reason[language]).join(language === 'zh' ? '；' : '; ');
  const likely = others.filter(({ fit }) => fit > 0).slice(0, MAX_OTHERS);
  const rest = likely.map(({ slug, fit }) => `${slug} (${Math.round(fit)})`).join(', ');
  return [
    '',
    `${bold(say('feed'))}  ${cyan(chosen.slug)}  ${name} ${dim(say('fit', { fit: Math.round(chosen.fit) }))}`,
    `${INDENT}${reasons}`,
    ...(rest === '' ? [] : [dim(`${INDENT}${say('others')}: ${rest}`)]),
  ];
}

function extentLine(trial: Trial, survey: Survey, { say }: Writer): string {
  const { indicators, regions, periods, rows } = survey;
  const isList = trial.chosen !== null && isRegisterFeed(trial.chosen.definition);
  if (isList) return say('records', { figures: rows });
  const missing = indicators.reduce((sum, one) => sum + one.missing, 0);
  const span = !periods ? '–' : periods.count === 1 ? periods.first : `${periods.first} – ${periods.last}`;
  const extent = say('extent', {
    ...{ indicators: indicators.length, regions: regions.length, periods: periods?.count ?? 0, span },
  });
  const counted = say('figures', { figures: rows });
  return [extent, counted, ...(missing === 0 ? [] : [say('missing', { count: missing })])].join(' · ');
}

function indicatorTable(survey: Survey, writer: Writer): readonly string[] {
  const { language, say } = writer;
  const shown = survey.indicators.slice(0, MAX_INDICATORS);
  const unitName = (code: string) => nameOf(writer, 'unit', code);
  const rows = shown.map(({ code, figures, missing, units }) => [
    ...[nameOf(writer, 'indicator', code), dim(code), units.map(unitName).join(' / ')],
    ...[String(figures), missing === 0 ? '' : String(missing)],
  ]);
  const more = survey.indicators.length - shown.length;
  return [
    plainTable(WORDS.heads[language].indicators, rows, [3, 4]),
    ...(more > 0 ? [dim(`${INDENT}${say('moreIndicators', { count: more })}`)] : []),
  ];
}

function previewTable(survey: Survey, vocabulary: Vocabulary, writer: Writer): string {
  const { language, say } = writer;
  const rows = survey.preview.map((row) => {
    const ownUnit = vocabulary.indicatorByCode(row.indicatorCode)?.unitCode ?? '';
    const kept = `${grouped(row.value ?? '')} ${shortName(writer, 'unit', ownUnit)}`;
    return [
      dim(row.cell ?? `#${row.line}`),
      shortName(writer, 'indicator', row.indicatorCode),
      shortName(writer, 'region', row.regionCode),
      row.period.text,
      `${row.published} ${shortName(writer, 'unit', row.unit)}`.trim(),
      row.value === null ? say('noValue') : kept,
    ];
  });
  return plainTable(WORDS.heads[language].preview, rows, [4, 5]);
}

function understoodLines(trial: Trial, writer: Writer): readonly string[] {
  const { survey } = trial;
  if (!survey || survey.rows === 0) return [];
  const partial = survey.isPartial ? ` ${dim(writer.say('partial'))}` : '';
  const lines = [`${INDENT}${extentLine(trial, survey, writer)}${partial}`];
  if (survey.indicators.length === 0) return lines;
  return [
    ...lines,
    ...indicatorTable(survey, writer),
    '',
    `${INDENT}${dim(writer.say('preview'))}`,
    previewTable(survey, trial.vocabulary, writer),
  ];
}

export function trialReport(trial: Trial, given: Omit<Writer, 'say'>): string {
  const writer: Writer = { ...given, say: sayIn(given.language) };
  const { say } = writer;
  const labels = trial.proposals.length;
  return [
    ...fileLines(trial, writer),
    ...feedLines(trial, writer),
    ...section(say('understood'), understoodLines(trial, writer)),
    ...section(say('outcome'), outcomeLines(trial, writer)),
    ...section(`${say('unknown')} (${labels})`, unknownLines(trial, writer)),
    ...section(say('problems'), problemLines(trial, writer)),
    ...section(say('next'), nextSteps(trial, writer)),
  ].join('\n');
}
