/** Plans: what they refer to exists, their stages lie inside them and follow one another. */
import type { PlanFact } from './catalogue';
import { checkAssessment } from './check-assessment';
import { checkMilestone } from './check-milestone';
import { checkRevisions } from './check-revisions';
import { checkDepartments, checkTarget } from './check-target';
import type { Checking } from './checking';
import type { Placed } from './placed-facts';

export function checkPlan(plan: Placed<PlanFact>, checking: Checking): void {
  const { declarations, mistakes } = checking;
  const { place } = plan;
  declarations.refer('document', plan.document, place, ['document']);
  declarations.refer('region', plan.region, place, ['region']);
  if (plan.startsOn !== undefined && plan.startsOn > plan.endsOn) {
    mistakes.add(place, ['endsOn'], '方案止于起始之前', 'the plan ends before it starts');
  }
  for (const area of plan.workAreas) checkDepartments(area, area.place, checking);
  checkRules(plan, checking);
  checkStageDates(plan, checking);
  for (const stage of plan.stages) {
    for (const target of stage.targets) checkTarget(target, plan, checking);
    for (const milestone of stage.milestones) checkMilestone(milestone, plan, checking);
  }
  checkRevisions(plan, checking);
  checkEquivalents(plan, checking);
  if (plan.assessment) checkAssessment(plan.assessment, plan, checking);
}

function checkRules(plan: Placed<PlanFact>, { declarations, mistakes }: Checking): void {
  for (const { unit, value, place } of plan.rules) {
    declarations.refer('unit', unit, place, ['unit']);
    if (value != null && unit === undefined) {
      mistakes.add(place, ['value'], '有数值须有单位', 'a value needs its unit');
    }
  }
}

/** OVERALL stages may overlap anything; STAGEs come one after the other. */
function checkStageDates(plan: Placed<PlanFact>, { mistakes }: Checking): void {
  let previousEnd = '';
  for (const { startsOn, endsOn, kind, place } of plan.stages) {
    if (startsOn > endsOn) {
      mistakes.add(place, ['endsOn'], '阶段止于起始之前', 'the stage ends before it starts');
    }
    if (plan.startsOn !== undefined && startsOn < plan.startsOn) {
      mistakes.add(place, ['startsOn'], '阶段早于方案开始', 'the stage starts before the plan');
    }
    if (endsOn > plan.endsOn) {
      mistakes.add(place, ['endsOn'], '阶段晚于方案结束', 'the stage ends after the plan');
    }
    if (kind !== 'STAGE') continue;
    if (startsOn <= previousEnd) {
      mistakes.add(place, ['startsOn'], '阶段须依次相接，不得重叠', 'stages must follow one another');
    }
    previousEnd = endsOn;
  }
}

function checkEquivalents({ slug, equivalents, place }: Placed<PlanFact>, checking: Checking): void {
  for (const [at, { targets }] of equivalents.entries()) {
    for (const [side, target] of targets.entries()) {
      const field = ['equivalents', at, 'targets', side];
      checking.declarations.refer('target', `${slug}/${target}`, place, field);
    }
    if (targets[0] !== targets[1]) continue;
    const field = ['equivalents', at, 'targets'];
    checking.mistakes.add(place, field, '同一目标出现两次', 'the same target is there twice');
  }
}
