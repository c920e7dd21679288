/** Files of others in two regions, and figures that await review in each. */
import type { Database } from '../../../src/db/database';
import {
  insert,
  insertFeed,
  insertFeedRun,
  insertObservation,
  insertReject,
  json,
} from '../../support/factories';
import { JINTA } from './callers';
import { mark, QIBIN } from './places';
import type { Plants } from './plant-assessments';

/** Files of others: of two regions, and of a list that holds all of them. */
export async function plantSentRuns(db: Database, planting: Plants): Promise<void> {
  const definition = json({ kind: 'register' });
  await insertFeed(db, { slug: 'walked-register', definition });
  const sent = [
    { name: '2', feedSlug: 'walked-feed', region: JINTA, regionCodes: [JINTA] },
    { name: '3', feedSlug: 'walked-feed', region: QIBIN, regionCodes: [QIBIN] },
    { name: '4', feedSlug: 'walked-register', region: '100000', regionCodes: null },
  ];
  for (const { name, feedSlug, region, regionCodes } of sent) {
    const of = { region, isShared: null };
    const fileName = planting.add('FeedRun', mark('file', name), of);
    const run = await insertFeedRun(db, { feedSlug, fileName });
    await insertReject(db, { runId: run.id, raw: planting.add('FeedReject', mark('reject', name), of) });
    await db.query('update feed_batch set region_codes = $2 where id = $1', [run.batch_id, regionCodes]);
    await insertObservation(db, { feedRunId: run.id, period: `201${name}` });
    planting.note('FeedRun', String(run.id));
  }
}

/** Figures that await review, one place each, where others are published already. */
export async function plantSubmissions(db: Database, planting: Plants): Promise<void> {
  const definition = { slug: 'walked-chain', nameZh: 'x', nameEn: 'x', format: 'csv', review: 'chain' };
  await insertFeed(db, { slug: 'walked-chain', definition: json(definition) });
  for (const region of [QIBIN, JINTA]) {
    const here = { region, isShared: null };
    const marked = (type: string, kind: string) => planting.add(type, mark(kind, region), here);
    const run = await insertFeedRun(db, {
      ...{ feedSlug: 'walked-chain', fileName: marked('FeedRun', 'chain-file'), status: 'AWAITING_REVIEW' },
    });
    await db.query('update feed_batch set region_codes = $2 where id = $1', [run.batch_id, [region]]);
    await insertObservation(db, { feedRunId: run.id, regionCode: region });
    const about = { runId: run.id, severity: 'WARNING' };
    await insertReject(db, { ...about, raw: marked('SubmissionWarning', 'warning') });
    const { id } = await insert(db, 'submission', {
      ...{ feedSlug: 'walked-chain', regionCode: region, period: '2018', frequency: 'YEAR', version: 1 },
      ...{ periodStart: '2018-01-01', periodEnd: '2018-12-31', status: 'DRAFT' },
      ...{ revisionReason: marked('Submission', 'why'), openedAt: new Date(), changedAt: new Date() },
    });
    planting.note('Submission', String(id));
    await insert(db, 'submission_figure', {
      ...{ submissionId: id, draft: 1, indicatorCode: 'patents-granted', value: '5', publishedUnit: 'ITEM' },
      ...{ publishedText: marked('SubmissionFigure', 'figure'), status: 'A', retracts: false },
      ...{ statedAt: new Date(), feedRunId: run.id, handedInBy: 'key:x' },
    });
    await insert(db, 'submission_event', {
      ...{ submissionId: id, step: 'HANDED_IN', toStatus: 'DRAFT', draft: 1, actor: 'key:x' },
      ...{ comment: marked('SubmissionEvent', 'said'), happenedAt: new Date() },
    });
  }
}
