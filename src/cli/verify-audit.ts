/** `kejin audit-verify`: whether anybody has altered, taken away or slipped in an audit record. */
import { openDatabase } from '../app';
import type { Config } from '../config';
import { AppError } from '../errors';
import { AUDIT_FAULTS, type AuditVerdict, readHead, verifyAudit } from '../services/audit/verify-audit';
import type { Language } from './language';

const EXIT_BROKEN = 1;

function textOf(verdict: AuditVerdict, language: Language): string {
  if (!verdict.whole) {
    const why = AUDIT_FAULTS[verdict.fault][language];
    return language === 'zh'
      ? `审计链在第 ${verdict.brokenAt} 条断开：${why}`
      : `The audit chain is broken at record ${verdict.brokenAt}: ${why}`;
  }
  const { head, count } = verdict;
  if (head === null) return language === 'zh' ? '还没有审计记录' : 'There are no audit records yet';
  const kept = `${head.seq}:${head.hash}`;
  return language === 'zh'
    ? `审计链完整：${count} 条记录\n${kept}\n请把上一行保存在数据库之外，下次用 --head 核对：被截断或整体重写也能查出`
    : `The audit chain is whole: ${count} records\n${kept}\nKeep the line above outside of the database and ` +
        'give it as --head next time: it shows a chain that was cut off or written anew';
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
