/** Problems of a file: what is wrong, where it stands, and the original text. */
import type { Bilingual } from '../domain/bilingual';
import { MAX_RAW_LENGTH } from './limits';
import { type FileProblemCode, PROBLEMS, type ProblemCode, type ProblemSeverity } from './problem-codes';

export type { ProblemCode, ProblemSeverity } from './problem-codes';

export interface Problem {
  readonly code: ProblemCode;
  readonly severity: ProblemSeverity;
  /** Line of the file, from 1; 0 when the whole file is meant. */
  readonly line: number;
  /** Sheet of a workbook. */
  readonly sheet: string | null;
  readonly column: string | null;
  /** C17: the cell, where one is to blame. */
  readonly cell: string | null;
  /** The original text, shortened. */
  readonly raw: string;
  readonly messageZh: string;
  readonly messageEn: string;
  /** The label, region or unit that leads nowhere, as the feed's definition would have to spell it. */
  readonly about?: string;
  /** How many figures stand under it, where one problem speaks for many. */
  readonly figures?: number;
}

export interface Place {
  readonly line: number;
  readonly sheet?: string | null;
  readonly column?: string | null;
  readonly cell?: string | null;
  readonly raw?: string;
}

export type ProblemDetails = Readonly<Record<string, string | number | Bilingual>>;

const WHOLE_FILE: Place = { line: 0 };

/** Text that every store takes; a copy, so that no block of the file stays alive for its sake. */
export function cleanRaw(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  const plain = text.slice(0, MAX_RAW_LENGTH + 1).replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ' ');
  const short = plain.length > MAX_RAW_LENGTH ? `${plain.slice(0, MAX_RAW_LENGTH - 1)}…` : plain;
  return Buffer.from(short, 'utf8').toString('utf8');
}

const fill = (template: string, details: ProblemDetails, language: keyof Bilingual) =>
  template.replace(/\{(\w+)\}/g, (whole, key: string) => {
    const given = details[key];
    const detail = typeof given === 'object' ? given[language] : given;
    return detail === undefined ? whole : typeof detail === 'string' ? cleanRaw(detail) : String(detail);
  });

/** Of which problems `about` tells, and under which name the details have it. */
const ABOUT: Readonly<Partial<Record<ProblemCode, string>>> = {
  ...{ UNKNOWN_LABEL: 'label', AMBIGUOUS_LABEL: 'label', IGNORED_LABEL: 'label', SET_ASIDE: 'label' },
  ...{ UNKNOWN_REGION: 'name', AMBIGUOUS_REGION: 'name', UNKNOWN_UNIT: 'unit' },
};

function aboutOf(code: ProblemCode, details: ProblemDetails): Pick<Problem, 'about' | 'figures'> {
  const name = ABOUT[code];
  const about = name === undefined ? undefined : (details.spelling ?? details[name]);
  if (about === undefined) return {};
  return { about: cleanRaw(String(about)), ...(details.count ? { figures: Number(details.count) } : {}) };
}

export function problem(code: ProblemCode, place: Place = WHOLE_FILE, details: ProblemDetails = {}): Problem {
  const { severity, zh, en } = PROBLEMS[code];
  const all = { line: place.line, ...details };
  return {
    code,
    severity,
    line: place.line,
    sheet: place.sheet == null ? null : cleanRaw(place.sheet),
    column: place.column == null ? null : cleanRaw(place.column),
    cell: place.cell ?? null,
    raw: cleanRaw(place.raw ?? ''),
    messageZh: fill(zh, all, 'zh'),
    messageEn: fill(en, all, 'en'),
    ...aboutOf(code, details),
  };
}

/** Thrown inside the readers when the whole file is void; `readFeed` turns it into its problem. */
export class FileRefused extends Error {
  readonly problem: Problem;

  constructor(code: FileProblemCode, place?: Place, details?: ProblemDetails) {
    const refusal = problem(code, place, details);
    super(refusal.messageEn);
    this.name = 'FileRefused';
    this.problem = refusal;
  }
}
