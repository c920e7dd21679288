/** `kejin feed mappings|accept|reject|withdraw`: what a feed's labels mean, decided on the server itself. */
import { bold, cyan, dim, green } from 'picocolors';
import { openDatabase } from '../app';
import type { Config } from '../config';
import type { Database } from '../db/database';
import type { LabelKind } from '../domain/vocabulary';
import type { LabelMapping } from '../entities/label-mapping';
import { BY_HAND } from '../services/audit/doer';
import {
  acceptMapping,
  ignoreLabel,
  type MappingResult,
  withdrawMapping,
} from '../services/mapping/decide-label';
import { mappingsOfFeed } from '../services/mapping/mappings-of-feed';
import { mappingsYaml } from '../services/mapping/mappings-yaml';
import { openLabels } from '../services/mapping/open-labels';
import type { Language } from './language';
import { plainTable } from './trial/plain-table';

const TEXT = {
  decided: { zh: '已决定', en: 'Decided' },
  open: { zh: '近来的文件中还不认识的名称', en: 'Names in recent files that are still unknown' },
  none: { zh: '还没有决定', en: 'Nothing has been decided yet' },
  nothingOpen: { zh: '近来的文件中没有不认识的名称', en: 'Recent files have no unknown names' },
  ignored: { zh: '跳过', en: 'passed over' },
  saved: { zh: '已记下', en: 'Noted' },
  heads: {
    decided: {
      zh: ['名称', '含义', '单位', '决定人', '时间', '原因'],
      en: ['Label', 'Means', 'Unit', 'By', 'At', 'Reason'],
    },
    open: { zh: ['名称', '数据', '可能是', ''], en: ['Label', 'Figures', 'May be', ''] },
  },
  again: { zh: '同一文件现在值得再送一次', en: 'The same file is worth sending again' },
} as const;

interface Asked {
  readonly language: Language;
  readonly feed: string;
}

async function withDatabase(config: Config, work: (database: Database) => Promise<void>): Promise<void> {
  const { database, close } = await openDatabase(config, { attach: true });
  try {
    await database.migrate();
    await work(database);
  } finally {
    await close();
  }
}

function tell(result: MappingResult, language: Language): void {
  if ('refusal' in result) {
    const { code, messageEn, messageZh } = result.refusal;
    process.stderr.write(`${code}: ${messageEn} / ${messageZh}\n`);
    process.exitCode = 1;
    return;
  }
  const { label, code, unit } = result.mapping;
  const meaning = code === null ? TEXT.ignored[language] : [code, unit ?? ''].join(' ').trim();
  process.stdout.write(`${green('✔')} ${TEXT.saved[language]}: ${bold(label)} → ${cyan(meaning)}\n`);
  process.stdout.write(`${dim(TEXT.again[language])}\n`);
}

export interface AcceptOptions extends Asked {
  readonly label: string;
  readonly code: string;
  readonly kind: LabelKind;
  readonly unit?: string | undefined;
  readonly cumulative?: boolean | undefined;
  readonly reason?: string | undefined;
}

export const acceptLabel = (config: Config, { language, ...request }: AcceptOptions): Promise<void> =>
  withDatabase(config, async (database) => tell(await acceptMapping(database, request, BY_HAND()), language));

export interface RejectOptions extends Asked {
  readonly label: string;
  readonly kind: LabelKind;
  readonly reason: string;
}

export const rejectLabel = (config: Config, { language, ...request }: RejectOptions): Promise<void> =>
  withDatabase(config, async (database) => tell(await ignoreLabel(database, request, BY_HAND()), language));

export const withdrawLabel = (
  config: Config,
  { language, ...request }: Omit<RejectOptions, 'reason'>,
): Promise<void> =>
  withDatabase(config, async (database) => {
    const result = await withdrawMapping(database, request, BY_HAND());
    if ('refusal' in result) tell(result, language);
    else process.stdout.write(`${green('✔')} ${TEXT.saved[language]}: ${bold(result.mapping.label)}\n`);
  });

const decidedRow = (mapping: LabelMapping, language: Language): string[] => [
  mapping.label,
  mapping.code === null ? dim(TEXT.ignored[language]) : cyan(mapping.code),
  mapping.unit ?? '',
  mapping.actorName ?? mapping.actor,
  mapping.decidedAt.toISOString().slice(0, 16).replace('T', ' '),
  mapping.reason ?? '',
];

const MAX_OPEN = 50;

async function tables(database: Database, { feed, language }: Asked): Promise<string> {
  const decided = await mappingsOfFeed(database, feed, false);
  const open = await openLabels(database, feed, MAX_OPEN);
  const openRows = open.map(({ label, candidates: [best] }) => [
    ...[label.label, String(label.figures), best ? cyan(best.code) : '–'],
    best ? dim(`${Math.round(best.score * 100)}% ${best.reasons[0]?.[language] ?? ''}`) : '',
  ]);
  const decidedRows = decided.map((mapping) => decidedRow(mapping, language));
  return [
    bold(TEXT.decided[language]),
    decidedRows.length === 0
      ? `  ${TEXT.none[language]}`
      : plainTable(TEXT.heads.decided[language], decidedRows),
    '',
    bold(TEXT.open[language]),
    openRows.length === 0
      ? `  ${TEXT.nothingOpen[language]}`
      : plainTable(TEXT.heads.open[language], openRows, [1]),
  ].join('\n');
}

export const showMappings = (
  config: Config,
  options: Asked & { readonly yaml: boolean | undefined },
): Promise<void> =>
  withDatabase(config, async (database) => {
    const text = options.yaml
      ? mappingsYaml(await mappingsOfFeed(database, options.feed, false))
      : await tables(database, options);
    process.stdout.write(`${text}\n`);
  });
