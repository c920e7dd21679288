/** The question of an export, from the texts of its address to codes that exist. */

import type { Statements } from '../../db/database';
import { startOfChinaDay } from '../../domain/calendar';
import { parsePeriod } from '../../domain/period';
import { FREQUENCIES, type Frequency } from '../../domain/vocabulary';
import { AppError } from '../../errors';
import { momentOrNull } from '../../feeds/dates';
import { unknownCode } from '../../loaders/exports/code-names';
import type { FiguresQuestion } from '../../loaders/exports/figure-select';
import { MAX_EXPORT_CODES } from './export-limits';

export const QUESTION_PARAMETERS = [
  ...(['region', 'indicator', 'from', 'to', 'frequency', 'asKnownAt', 'vintages', 'synthetic'] as const),
] as const;
export type QuestionTexts = Readonly<Partial<Record<(typeof QUESTION_PARAMETERS)[number], string>>>;

const CODE = /^[\w-]{1,80}$/;

function codesIn(name: string, text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  const codes = [...new Set(text.split(',').map((code) => code.trim()))];
  if (!codes.every((code) => CODE.test(code))) {
    throw new AppError('BAD_INPUT', { detail: `${name} is a list of codes, separated by commas` });
  }
  if (codes.length <= MAX_EXPORT_CODES) return codes;
  throw new AppError('QUERY_TOO_COMPLEX', { what: name, size: codes.length, max: MAX_EXPORT_CODES });
}

function oneOf<Word extends string>(name: string, text: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === text);
  if (found === undefined)
    throw new AppError('BAD_INPUT', { detail: `${name} is one of ${words.join(', ')}` });
  return found;
}

function instantOf(text: string): string {
  const moment = momentOrNull(text);
  if (moment === null) throw new AppError('BAD_DATE', { text });
  return moment.includes('T') ? moment : startOfChinaDay(moment);
}

export async function questionFrom(statements: Statements, texts: QuestionTexts): Promise<FiguresQuestion> {
  const { from, to, frequency, asKnownAt, vintages = 'current', synthetic = 'exclude' } = texts;
  const question: FiguresQuestion = {
    regions: codesIn('region', texts.region),
    indicators: codesIn('indicator', texts.indicator),
    from: from === undefined ? null : parsePeriod(from).start,
    to: to === undefined ? null : parsePeriod(to).end,
    frequency: frequency === undefined ? null : oneOf<Frequency>('frequency', frequency, FREQUENCIES),
    asKnownAt: asKnownAt === undefined ? null : instantOf(asKnownAt),
    vintages: oneOf('vintages', vintages, ['current', 'all'] as const),
    synthetic: oneOf('synthetic', synthetic, ['exclude', 'include'] as const),
  };
  const region = await unknownCode(statements, 'region', question.regions);
  if (region !== null) throw new AppError('UNKNOWN_REGION', { code: region });
  const indicator = await unknownCode(statements, 'indicator', question.indicators);
  if (indicator !== null) throw new AppError('UNKNOWN_INDICATOR', { code: indicator });
  return question;
}
