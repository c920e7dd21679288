/** `kejin contradictions`: what does not fit together in one plan or in all, clause by clause. */
import { bold, dim, red, yellow } from 'picocolors';
import { openDatabase } from '../app';
import type { Config } from '../config';
import { chinaDate, isIsoDate } from '../domain/calendar';
import type { Finding } from '../domain/contradictions/terms';
import type { ContradictionSeverity } from '../domain/finding-words';
import { AppError } from '../errors';
import { contradictionsOf } from '../services/contradictions/contradictions-of';
import type { Language } from './language';
import { wrapText } from './wrap-text';

export interface ContradictionOptions {
  readonly language: Language;
  readonly plan: string | undefined;
  readonly asOf: string | undefined;
  /** False: from the catalogue alone. */
  readonly data: boolean;
}

const SEVERITY: Readonly<
  Record<ContradictionSeverity, { zh: string; en: string; paint: (text: string) => string }>
> = {
  CONTRADICTION: { zh: '✖ 矛盾', en: '✖ contradiction', paint: red },
  TENSION: { zh: '▲ 存疑', en: '▲ tension', paint: yellow },
  REMARK: { zh: '· 说明', en: '· remark', paint: dim },
};

const TEXT = {
  none: { zh: '没有发现不相符的条款', en: 'no clauses that do not fit together' },
  because: { zh: '目录说明：', en: 'The catalogue explains: ' },
  synthetic: { zh: '（含合成的演示数据）', en: ' (rests on synthetic demonstration data)' },
} as const;

const LINE_WIDTH = 100;
const INDENT = '    ';

function blockOf(finding: Finding, language: Language): string {
  const { severity, clauses, explanation, equivalentBecause, synthetic, targets } = finding;
  const mark = SEVERITY[severity];
  const indented = (text: string) => wrapText(text, LINE_WIDTH).replace(/^/gm, INDENT);
  return [
    `  ${mark.paint(mark[language])}  ${clauses.join(language === 'zh' ? '、' : ', ')}`,
    indented(explanation[language] + (synthetic ? TEXT.synthetic[language] : '')),
    ...(equivalentBecause ? [indented(TEXT.because[language] + equivalentBecause[language])] : []),
    dim(indented(targets.join(' '))),
  ].join('\n');
}

export function contradictionsText(
  found: ReadonlyMap<string, readonly Finding[]>,
  language: Language,
): string {
  return [...found]
    .map(([plan, findings]) => {
      const blocks = findings.map((finding) => blockOf(finding, language));
      return [bold(plan), ...(blocks.length > 0 ? blocks : [`  ${TEXT.none[language]}`])].join('\n');
    })
    .join('\n\n');
}

export async function printContradictions(config: Config, options: ContradictionOptions): Promise<void> {
  const { plan, asOf, data, language } = options;
  if (asOf !== undefined && !isIsoDate(asOf)) throw new AppError('BAD_DATE', { text: asOf });
  const { database, close } = await openDatabase(config, { attach: true });
  try {
    await database.migrate();
    const now = new Date();
    const today = chinaDate(now);
    const moment = data ? { asOf: asOf ?? today, now, today } : null;
    const found = await contradictionsOf(database, plan === undefined ? null : [plan], moment);
    if (plan !== undefined && !found.has(plan)) throw new AppError('UNKNOWN_PLAN', { slug: plan });
    process.stdout.write(`${contradictionsText(found, language)}\n`);
  } finally {
    await close();
  }
}
