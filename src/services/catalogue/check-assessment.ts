/** Schemes of assessment: their bodies and targets exist, weights sum to 100, bands go down to 0. */

import { DUTIES } from '../../domain/assessment/scheme';
import { Decimal, HUNDRED, ZERO } from '../../domain/decimal';
import type { AssessmentFact } from './assessment-schema';
import type { PlanFact } from './catalogue';
import type { Checking } from './checking';
import type { Placed } from './placed-facts';

export function checkAssessment(scheme: Placed<AssessmentFact>, plan: PlanFact, checking: Checking): void {
  const { declarations } = checking;
  for (const duty of DUTIES) {
    const field = ['duties', duty, 'body'];
    declarations.refer('department', scheme.duties[duty].body, scheme.place, field);
  }
  checkDepartments(scheme, plan, checking);
  checkBands(scheme, checking);
  checkKinds(scheme, checking);
}

function checkDepartments(
  { departments, place }: Placed<AssessmentFact>,
  plan: PlanFact,
  { declarations, mistakes }: Checking,
): void {
  const seen = new Set<string>();
  for (const [at, { department, items }] of departments.entries()) {
    const field = ['departments', at, 'department'];
    declarations.refer('department', department, place, field);
    if (seen.has(department)) {
      mistakes.add(place, field, `部门 ${department} 重复`, `the department ${department} is there twice`);
    }
    seen.add(department);
    if (!items) continue;
    const named = new Set<string>();
    for (const [i, { target }] of items.entries()) {
      const where = ['departments', at, 'items', i, 'target'];
      declarations.refer('target', `${plan.slug}/${target}`, place, where);
      if (named.has(target)) {
        mistakes.add(place, where, `目标 ${target} 重复`, `the target ${target} is there twice`);
      }
      named.add(target);
    }
    const sum = items.reduce((total, { weight }) => total.plus(weight), ZERO);
    if (!sum.equals(HUNDRED)) {
      const [zh, en] = [
        `权重之和为 ${sum.toFixed()}，应为 100`,
        `the weights sum to ${sum.toFixed()}, not to 100`,
      ];
      mistakes.add(place, ['departments', at, 'items'], zh, en);
    }
  }
}

/** From the best down, so that each score falls into one band. */
function checkBands({ bands, place }: Placed<AssessmentFact>, { mistakes }: Checking): void {
  const codes = new Set<string>();
  for (const [at, { code, from }] of bands.list.entries()) {
    const before = bands.list[at - 1];
    if (before && new Decimal(from).gte(before.from)) {
      const field = ['bands', 'list', at, 'from'];
      mistakes.add(place, field, '等次须由高到低', 'bands stand from the highest to the lowest');
    }
    if (codes.has(code)) {
      const field = ['bands', 'list', at, 'code'];
      mistakes.add(place, field, `等次 ${code} 重复`, `the band ${code} is there twice`);
    }
    codes.add(code);
  }
  if (!new Decimal(bands.list.at(-1)?.from ?? '1').isZero()) {
    mistakes.add(place, ['bands', 'list'], '最低等次须从 0 起', 'the lowest band begins at 0');
  }
}

/** A quarter that is assembled after the next one has ended would be passed over. */
const MAX_DAYS_TO_ASSEMBLE = 80;

function checkKinds(
  { noData, year, deadlines, place }: Placed<AssessmentFact>,
  { mistakes }: Checking,
): void {
  if (deadlines.assembleAfter.days > MAX_DAYS_TO_ASSEMBLE) {
    const field = ['deadlines', 'assembleAfter', 'days'];
    const [zh, en] = [`最多 ${MAX_DAYS_TO_ASSEMBLE} 天`, `at most ${MAX_DAYS_TO_ASSEMBLE} days`];
    mistakes.add(place, field, zh, en);
  }
  if ((noData.kind === 'POINTS') !== (noData.points !== undefined)) {
    mistakes.add(place, ['noData'], 'points 与 POINTS 须同时出现', 'points go with POINTS, and only with it');
  }
  if ((year.kind === 'WEIGHTED') !== (year.weights !== undefined)) {
    mistakes.add(
      place,
      ['year'],
      'weights 与 WEIGHTED 须同时出现',
      'weights go with WEIGHTED, and only with it',
    );
  }
}
