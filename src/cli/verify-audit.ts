/** `kejin audit-verify`: whether anybody has altered, taken away or slipped in an audit record. */
import { openDatabase } from '../app';
import type { Config } from '../config';
import { AppError } from '../errors';
import { AUDIT_FAULTS, type AuditVerdict, readHead, verifyAudit } from '../services/audit/verify-audit';
import type { Language } from './language';

const EXIT_BROKEN = 1;

const TEXT = {
  none: { zh: '还没有审计记录', en: 'There are no audit records yet' },
  whole: { zh: '审计链完整，记录数', en: 'The audit chain is whole; records' },
  broken: { zh: '审计链断开于第几条', en: 'The audit chain is broken at record' },
  keep: {
    zh: '请把上一行保存在数据库之外，下次用 --head 核对：被截断或整体重写也能查出',
    en: 'Keep the line above outside of the database; as --head it shows a chain cut off or written anew',
  },
} as const;

function textOf(verdict: AuditVerdict, language: Language): string {
  if (!verdict.whole) {
    return `${TEXT.broken[language]}: ${verdict.brokenAt} (${AUDIT_FAULTS[verdict.fault][language]})`;
  }
  const { head, count } = verdict;
  if (head === null) return TEXT.none[language];
  return `${TEXT.whole[language]}: ${count}\n${head.seq}:${head.hash}\n${TEXT.keep[language]}`;
}

export async function verifyAuditChain(
  config: Config,
  options: { readonly language: Language; readonly head?: string | undefined },
): Promise<void> {
  const head = options.head === undefined ? undefined : readHead(options.head);
  if (head === null) throw new AppError('BAD_INPUT', { detail: '--head is <seq>:<64 hexadecimal digits>' });
  const { database, close } = await openDatabase(config, { attach: true });
  try {
    await database.migrate();
    const verdict = await verifyAudit(database, { head });
    process.stdout.write(`${textOf(verdict, options.language)}\n`);
    if (!verdict.whole) process.exitCode = EXIT_BROKEN;
  } finally {
    await close();
  }
}
