/** The half-yearly report as a file: `GET /assessments/:plan/2019-H1.xlsx`, `.zh.md` or `.en.md`. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Database } from '../db/database';
import { visibilityOf } from '../domain/access/visibility';
import { AppError } from '../errors';
import { requireSeen } from '../loaders/visible';
import { type AssessmentReport, assessmentReport } from '../services/assessment/report';
import { reportText } from '../services/assessment/report-text';
import { reportWorkbook } from '../services/assessment/report-workbook';
import { callerOf } from './authentication';
import type { RateLimiter } from './rate-limiter';
import { charge, ROUTE_COSTS } from './rate-limits';

export interface AssessmentRoutes {
  readonly database: Database;
  readonly limiter: RateLimiter;
  readonly now: () => Date;
}

interface ReportRoute {
  Params: { plan: string; file: string };
}

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MARKDOWN = 'text/markdown; charset=utf-8';

interface Format {
  readonly type: string;
  readonly write: (report: AssessmentReport, now: Date) => Promise<Buffer> | string;
}

const FORMATS: Readonly<Record<string, Format>> = {
  xlsx: { type: WORKBOOK, write: reportWorkbook },
  'zh.md': { type: MARKDOWN, write: (report) => reportText(report, 'zh') },
  'en.md': { type: MARKDOWN, write: (report) => reportText(report, 'en') },
};
const FILE = /^(\d{4}-H[12])\.(xlsx|zh\.md|en\.md)$/;

function describe(reply: FastifyReply, type: string, name: string): void {
  void reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store');
}

export function addAssessmentRoutes(
  server: FastifyInstance,
  { database, limiter, now }: AssessmentRoutes,
): void {
  server.get<ReportRoute>('/assessments/:plan/:file', async (request, reply) => {
    const visibility = visibilityOf(callerOf(request));
    requireSeen(visibility, 'Assessment');
    await charge(limiter, request, reply, ROUTE_COSTS.ASSESSMENT_REPORT);
    const [, half = '', extension = ''] = FILE.exec(request.params.file) ?? [];
    const format = FORMATS[extension];
    if (!format) throw new AppError('BAD_PERIOD', { text: request.params.file.slice(0, 40) });
    const report = await assessmentReport(database, visibility, request.params.plan, half);
    describe(reply, format.type, `assessment-${report.plan.slug}-${half}.${extension}`);
    return reply.send(await format.write(report, now()));
  });
}
