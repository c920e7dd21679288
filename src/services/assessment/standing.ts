/** An assessment as it is judged when somebody wants to do something with it: locked, with what was done. */
import type { Statements } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import type { Standing } from '../../domain/assessment/objections';
import type { AssessmentStatus } from '../../domain/assessment/vocabulary';
import type { IsoDate } from '../../domain/calendar';
import { seenAssessments } from '../../loaders/assessments/seen';
import { sqlOf, valuesOf } from '../../loaders/keyset-page';

export interface FoundAssessment {
  readonly id: string;
  readonly plan: string;
  readonly quarter: string;
  readonly quarterEnd: IsoDate;
  readonly version: number;
  readonly schemeVersion: number;
  readonly score: string | null;
  readonly standing: Standing;
}

interface Row {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly plan: string;
  readonly quarter: string;
  readonly quarter_end: IsoDate;
  readonly region: string;
  readonly department: string;
  readonly status: AssessmentStatus;
  readonly version: number;
  readonly scheme_version: number;
  readonly score: string | null;
  readonly appeal_until: IsoDate | null;
  readonly computed_by: string[];
  readonly appealed: string[];
  readonly open_appeals: number;
}

const SELECT = `
select t.id, t.plan_slug as plan, t.quarter, t.quarter_end, t.region_code as region, t.version, t.score,
  t.department_slug as department, t.status, t.appeal_until,
  (select scheme_version from assessment_version v where v.assessment_id = t.id and v.version = t.version),
  array(select distinct actor from assessment_event e
    where e.assessment_id = t.id and e.step in ('COMPUTED', 'COMPUTED_AGAIN')) as computed_by,
  array(select target_key from appeal p where p.assessment_id = t.id order by filed_at) as appealed,
  (select count(*)::integer from appeal p where p.assessment_id = t.id and p.upheld is null) as open_appeals
from assessment t`;

/** Two at once are one after the other; what the caller does not see is not there. */
export async function findAndLock(
  tx: Statements,
  visibility: Visibility,
  id: string,
): Promise<FoundAssessment | null> {
  const seen = seenAssessments(visibility);
  await tx.query('select from assessment where id = $1 for update', [id]);
  const [row] = await tx.query<Row>(`${SELECT} where ${['t.id = $1', ...sqlOf(seen, 1)].join(' and ')}`, [
    id,
    ...valuesOf(seen),
  ]);
  if (!row) return null;
  return {
    ...{ id: row.id, plan: row.plan, quarter: row.quarter, quarterEnd: row.quarter_end },
    ...{ version: row.version, schemeVersion: row.scheme_version, score: row.score },
    standing: {
      ...{ status: row.status, regionCode: row.region, departmentSlug: row.department },
      ...{ computedBy: row.computed_by, appealUntil: row.appeal_until },
      ...{ appealed: row.appealed, openAppeals: row.open_appeals },
    },
  };
}
