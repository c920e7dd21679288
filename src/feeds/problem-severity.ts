/** How grave a problem of a file is, and its message in both languages. */

export interface ProblemEntry {
  /** FATAL voids the whole file, ERROR keeps a row out, WARNING and INFO deserve a look. */
  readonly severity: 'FATAL' | 'ERROR' | 'WARNING' | 'INFO';
  readonly zh: string;
  readonly en: string;
}

export const fatal = (zh: string, en: string): ProblemEntry => ({ severity: 'FATAL', zh, en });
export const error = (zh: string, en: string): ProblemEntry => ({ severity: 'ERROR', zh, en });
export const warning = (zh: string, en: string): ProblemEntry => ({ severity: 'WARNING', zh, en });
export const info = (zh: string, en: string): ProblemEntry => ({ severity: 'INFO', zh, en });
