/** The books as workbooks: `GET /ledger/trial-balance.xlsx`, `statement.xlsx` and `reconciliation.xlsx`. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../db/database';
import { visibilityOf } from '../domain/access/visibility';
import { chinaDate, isoDate } from '../domain/calendar';
import { AppError } from '../errors';
import { requireSeen } from '../loaders/visible';
import { readNodeId } from '../schema/node-id';
import {
  type LedgerDesk,
  reconciliationWorkbook,
  statementWorkbook,
  trialBalanceWorkbook,
} from '../services/ledger/workbooks';
import { callerOf } from './authentication';
import type { RateLimiter } from './rate-limiter';
import { charge, ROUTE_COSTS } from './rate-limits';

export interface LedgerRoutes {
  readonly database: Database;
  readonly limiter: RateLimiter;
  readonly now: () => Date;
}

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Texts = Readonly<Record<string, string | undefined>>;

/** A name that is misspelt would otherwise widen the answer without a word. */
function textsOf(query: unknown, names: readonly string[]): Texts {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(query as object)) {
    if (!names.includes(name)) throw new AppError('BAD_INPUT', { detail: `there is no parameter ${name}` });
    if (typeof value !== 'string') throw new AppError('BAD_INPUT', { detail: `${name} is given once` });
    texts[name] = value;
  }
  return texts;
}

function needed(texts: Texts, name: string): string {
  const value = texts[name];
  if (value === undefined) throw new AppError('BAD_INPUT', { detail: `${name} is missing` });
  return value;
}

const dayOr = (text: string | undefined) => (text === undefined ? undefined : isoDate(text));

interface Download {
  readonly file: string;
  readonly type: 'LedgerPosting' | 'LedgerAccount';
  readonly parameters: readonly string[];
  readonly write: (desk: LedgerDesk, texts: Texts) => Promise<Buffer>;
}

const DOWNLOADS: readonly Download[] = [
  {
    ...{ file: 'trial-balance', type: 'LedgerPosting', parameters: ['fund', 'on'] },
    write: (desk, texts) => trialBalanceWorkbook(desk, needed(texts, 'fund'), dayOr(texts.on)),
  },
  {
    ...{ file: 'statement', type: 'LedgerAccount', parameters: ['account', 'from', 'to'] },
    write(desk, texts) {
      const reference = readNodeId(needed(texts, 'account'));
      const key = reference?.type === 'LedgerAccount' ? reference.key : '';
      return statementWorkbook(desk, key, { from: dayOr(texts.from), to: dayOr(texts.to) });
    },
  },
  {
    ...{ file: 'reconciliation', type: 'LedgerAccount', parameters: ['fund', 'institution', 'month'] },
    write: (desk, texts) =>
      reconciliationWorkbook(
        desk,
        needed(texts, 'fund'),
        needed(texts, 'institution'),
        needed(texts, 'month'),
      ),
  },
];

function describe(reply: FastifyReply, file: string, now: Date): void {
  void reply
    .header('content-type', WORKBOOK)
    .header('content-disposition', `attachment; filename="${file}-${chinaDate(now)}.xlsx"`)
    .header('cache-control', 'no-store');
}

export function addLedgerRoutes(server: FastifyInstance, { database, limiter, now }: LedgerRoutes): void {
  for (const { file, type, parameters, write } of DOWNLOADS) {
    server.get(`/ledger/${file}.xlsx`, async (request: FastifyRequest, reply) => {
      const visibility = visibilityOf(callerOf(request));
      requireSeen(visibility, type);
      const texts = textsOf(request.query, parameters);
      await charge(limiter, request, reply, ROUTE_COSTS.LEDGER_WORKBOOK);
      const desk = { database, visibility, now: now(), today: chinaDate(now()) };
      const workbook = await write(desk, texts);
      describe(reply, file, now());
      return reply.send(workbook);
    });
  }
}
