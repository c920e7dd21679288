/** Milestones: due within the plan, and done only with what shows it. */
import { MILESTONE_INDICATOR, type PlanFact } from './catalogue';
import { checkResponsibility } from './check-target';
import type { Checking } from './checking';
import type { Placed } from './placed-facts';
import type { MilestoneFact } from './target-schema';

export function checkMilestone(milestone: Placed<MilestoneFact>, plan: PlanFact, checking: Checking): void {
  const { declarations, mistakes } = checking;
  const { place, dueOn, doneOn } = milestone;
  declarations.refer('indicator', MILESTONE_INDICATOR, place, []);
  declarations.refer('region', milestone.region, place, ['region']);
  checkResponsibility(milestone, plan, checking);
  if (
    dueOn !== undefined &&
    (dueOn > plan.endsOn || (plan.startsOn !== undefined && dueOn < plan.startsOn))
  ) {
    mistakes.add(place, ['dueOn'], '期限在方案之外', 'it is due outside the plan');
  }
  const evidence = [milestone.doneEvidenceZh, milestone.doneEvidenceEn, milestone.doneClause];
  if (evidence.some((one) => (one === undefined) !== (doneOn === undefined))) {
    mistakes.add(
      place,
      ['doneOn'],
      'doneOn、doneEvidenceZh、doneEvidenceEn、doneClause 须同时出现',
      'doneOn, doneEvidenceZh, doneEvidenceEn and doneClause go together',
    );
  }
}
