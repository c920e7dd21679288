/** The rules of programmes as Markdown: each beside its article, with how it is evaluated. */
import type { ProgrammeData, UnitFactors, UnitNames } from '../domain/programmes/programme-data';
import { readTerms } from '../domain/programmes/read-terms';
import { ruleWords } from '../domain/programmes/rule-words';
import { BORROWER_KINDS, type ProcessStep, type ProgrammeTerms } from '../domain/programmes/terms';

export interface ProgrammeBook {
  readonly programmes: readonly ProgrammeData[];
  readonly units: UnitFactors;
  readonly unitNames: UnitNames;
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  `| ${head.join(' | ')} |`,
  `|${head.map(() => '---').join('|')}|`,
  ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
];

const RULE_COLUMNS = ['Clause', 'Rule', 'States', 'Evaluated, or why not', 'Reading followed'];

function ruleRows(programme: ProgrammeData, { units, unitNames }: ProgrammeBook): string[][] {
  return programme.rules.map((rule) => {
    const { ref, content } = rule;
    const { canBeEvaluated, states, evaluation, reading } = ruleWords(rule, programme, units, unitNames);
    const printed = content.statedText === undefined ? '' : ` “${content.statedText}”`;
    return [
      ref.clause,
      `${ref.nameEn} ${ref.nameZh}<br>\`${ref.key}\` ${ref.kind}`,
      `${states?.en ?? '—'}${printed}`,
      canBeEvaluated ? `**Yes.** ${evaluation.en}` : `No. ${evaluation.en}`,
      reading?.en ?? '',
    ];
  });
}

const STEP_COLUMNS = ['Process', 'Step', 'Clause', 'What happens', 'Natural persons', 'Legal persons'];

function stepRow({ bodies, borrowers, noticeDays, ...step }: ProcessStep): string[] {
  const notice = noticeDays === null ? '' : `, at least ${noticeDays} days`;
  return [
    ...[step.process, `${step.ordinal}. \`${step.key}\`${step.status === null ? '' : ` ${step.status}`}`],
    ...[step.clause, `${step.nameEn}${notice}`],
    ...BORROWER_KINDS.map((borrower) =>
      borrowers.includes(borrower) ? bodies[borrower].join(', ') || 'nobody named' : '—',
    ),
  ];
}

function headLines({ fund, managers, bodies }: ProgrammeTerms): string[] {
  const size = fund?.yuan ? `${fund.yuan.toFixed()} yuan` : 'size not stated';
  const kept = managers.length > 0 ? `; its books are kept by ${managers.join(', ')}` : '';
  const lines = fund ? [`Fund: ${fund.nameEn} ${fund.nameZh} (${fund.clause}), ${size}${kept}.`, ''] : [];
  const bodyRows = bodies.map(({ slug, nameZh, nameEn, members, bearer }) => [
    ...[`\`${slug}\``, `${nameEn} ${nameZh}`, members.join(', '), bearer ?? ''],
  ]);
  return [...lines, ...table(['Body', 'Name', 'Members', 'Bears the loss of'], bodyRows), ''];
}

function programmeLines(programme: ProgrammeData, book: ProgrammeBook): string[] {
  const terms = readTerms(programme, book.units);
  const steps = terms.steps.length > 0 ? ['', ...table(STEP_COLUMNS, terms.steps.map(stepRow))] : [];
  return [
    `## ${programme.slug}: ${programme.nameEn} ${programme.nameZh}`,
    '',
    ...headLines(terms),
    ...table(RULE_COLUMNS, ruleRows(programme, book)),
    ...steps,
    '',
  ];
}

export const programmesMarkdown = (book: ProgrammeBook): string =>
  book.programmes.flatMap((programme) => programmeLines(programme, book)).join('\n');

/** What stands above the line is written by hand, what stands below it by the program. */
export const GENERATED_BELOW = '<!-- Below: written by `npm run programmes:docs` from seeds/programmes. -->';

/** Null where the line is not there. */
export function withGenerated(document: string, generated: string): string | null {
  const at = document.indexOf(GENERATED_BELOW);
  return at < 0 ? null : `${document.slice(0, at)}${GENERATED_BELOW}\n\n${generated}`;
}
