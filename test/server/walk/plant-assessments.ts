/** Assessments in two regions, drafts and final ones, each with a text that stands nowhere else. */
import { createHash } from 'node:crypto';
import type { Database } from '../../../src/db/database';
import { scheme } from '../../domain/assessment/building';
import { insert, json } from '../../support/factories';
import type { PlantedRow } from './callers';

/** What notes the rows that were planted. */
export interface Plants {
  add(type: string, marker: string, of: Omit<PlantedRow, 'type' | 'marker'>): string;
  note(type: string, key: string): void;
}

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** A draft and a final result in each of two regions, with an item, a step and an appeal each. */
export async function plantAssessments(
  db: Database,
  planting: Plants,
  regions: readonly string[],
): Promise<void> {
  await insert(db, 'assessment_scheme', {
    ...{
      planSlug: 'hebi',
      version: 1,
      content: json(scheme()),
      contentHash: 'x',
      reasonZh: 'x',
      reasonEn: 'x',
    },
  });
  for (const region of regions) {
    for (const isDraft of [true, false]) await plantAssessment(db, planting, { region, isDraft });
  }
}

async function plantAssessment(
  db: Database,
  planting: Plants,
  { region, isDraft }: { readonly region: string; readonly isDraft: boolean },
): Promise<void> {
  const name = `${region}-${isDraft ? 'draft' : 'final'}`;
  const here = { region, isShared: null };
  const marked = (type: string, kind: string, draft = isDraft) =>
    planting.add(type, `⟦${kind}-${name}⟧`, { ...here, isDraft: draft });
  const [quarter, end] = region.startsWith('41') ? ['2019-Q1', '2019-03-31'] : ['2019-Q2', '2019-06-30'];
  const at = new Date();
  const done = isDraft ? {} : { approvedAt: at, fedBackAt: at, appealUntil: end, closedAt: at };
  const { id } = await insert(db, 'assessment', {
    ...{ planSlug: 'hebi', regionCode: region, quarter, quarterEnd: end, openedAt: at, changedAt: at },
    ...{ departmentSlug: isDraft ? 'hebi-science' : 'hebi-finance', status: isDraft ? 'DRAFT' : 'FINAL' },
    ...{ band: marked('Assessment', 'band'), ...done },
  });
  const content = json({
    ...{ plan: 'hebi', quarter, asOf: end, department: 'hebi-science', schemeVersion: 1, score: null },
    ...{ corrections: [], items: [], band: null, marker: marked('AssessmentVersion', 'content') },
  });
  await insert(db, 'assessment_version', {
    ...{ assessmentId: id, version: 1, cause: 'COMPUTED', schemeVersion: 1, knownBefore: at, computedAt: at },
    ...{ content, contentHash: digestOf(content), inputs: '{}', inputsHash: digestOf('{}') },
    isSynthetic: false,
  });
  const item = await insert(db, 'assessment_item', {
    ...{ assessmentId: id, version: 1, ordinal: 1, targetKey: 'hebi/2018/patents-granted', targetVersion: 1 },
    ...{ nameZh: marked('AssessmentItem', 'item'), nameEn: 'x', basis: 'LEVEL', role: 'LEAD', weight: '1' },
    ...{ status: 'NO_DATA', unscored: 'NO_DATA', endsOn: end, explanationZh: 'x', explanationEn: 'x' },
    figures: json([]),
  });
  await insert(db, 'assessment_event', {
    ...{ assessmentId: id, step: 'COMPUTED', toStatus: 'DRAFT', version: 1, actor: 'key:x', happenedAt: at },
    comment: marked('AssessmentEvent', 'step', true),
  });
  const appeal = await insert(db, 'appeal', {
    ...{ assessmentId: id, itemId: item.id, targetKey: 'hebi/2018/patents-granted', evidence: 'x' },
    ...{ reason: marked('Appeal', 'appeal', true), claimedActual: '1', filedBy: 'key:x', filedAt: at },
    decideBy: end,
  });
  planting.note('Assessment', String(id));
  planting.note('Appeal', String(appeal.id));
}
