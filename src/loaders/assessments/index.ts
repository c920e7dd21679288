/** Reads of assessments, bound to what one caller may see: versions, items, steps, appeals and schemes. */
import type { Database } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import { Appeal } from '../../entities/appeal';
import { Assessment } from '../../entities/assessment';
import { AssessmentEvent } from '../../entities/assessment-event';
import { AssessmentItem } from '../../entities/assessment-item';
import { AssessmentScheme } from '../../entities/assessment-scheme';
import { AssessmentVersion } from '../../entities/assessment-version';
import { manyByKey, oneByKey, type Sight } from '../by-key';
import { type Condition, type PagedList, readPage } from '../keyset-page';
import { requireSeen } from '../visible';
import { ofOwnAssessments, ofSeenAssessments, seenAssessments } from './seen';

/** The newest quarter first. */
const ASSESSMENTS: PagedList<Assessment> = {
  name: 'assessments',
  entity: Assessment,
  descending: true,
  order: [
    { column: 'quarter_end', type: 'date' },
    { column: 'id', type: 'uuid' },
  ],
};

export function createAssessmentLoaders(database: Database, visibility: Visibility) {
  const require = () => requireSeen(visibility, 'Assessment');
  const seen: Sight = { require, conditions: seenAssessments(visibility) };
  const ofSeen: Sight = { require, conditions: ofSeenAssessments(visibility, 't.assessment_id') };
  const ofOwn: Sight = { require, conditions: ofOwnAssessments(visibility, 't.assessment_id') };
  const by = (order: string) => ({ column: 'assessment_id', type: 'uuid' as const, order });
  const assessment = oneByKey(database, Assessment, { column: 'id', type: 'uuid' }, seen);
  const versions = manyByKey(database, AssessmentVersion, by('t.version'), ofSeen);
  const items = manyByKey(database, AssessmentItem, by('t.version, t.ordinal'), ofSeen);
  const item = oneByKey(database, AssessmentItem, { column: 'id', type: 'uuid' }, ofSeen);
  const events = manyByKey(database, AssessmentEvent, by('t.id'), ofOwn);
  const appeals = manyByKey(database, Appeal, by('t.filed_at, t.id'), ofOwn);
  const appeal = oneByKey(database, Appeal, { column: 'id', type: 'uuid' }, ofOwn);
  return {
    ...{ assessment, versions, items, item, events, appeals, appeal },
    /** Schemes are part of the catalogue, which everybody may read. */
    schemes: manyByKey(database, AssessmentScheme, { column: 'plan_slug', order: 't.version' }),
    async list(conditions: readonly Condition[], limit: number): Promise<readonly Assessment[]> {
      require();
      const window = { limit, fromEnd: false, after: undefined, before: undefined };
      return (await readPage(database, ASSESSMENTS, [...seen.conditions, ...conditions], window)).nodes;
    },
    /** What was read before a change is not the answer to it. */
    forget(id: string): void {
      for (const loader of [assessment, versions, items, events, appeals]) loader.clear(id);
      item.clearAll();
      appeal.clearAll();
    },
  };
}
