/** Targets: their references, their number in the unit of the indicator, their gap, their base of growth. */
import type { PlanFact } from './catalogue';
import type { Place } from './catalogue-error';
import type { Checking } from './checking';
import type { Placed } from './placed-facts';
import type { TargetFact } from './target-schema';
import { unitOfTarget } from './unit-table';

export function checkTarget(target: Placed<TargetFact>, plan: PlanFact, checking: Checking): void {
  const { declarations } = checking;
  const { place } = target;
  declarations.refer('indicator', target.indicator, place, ['indicator']);
  declarations.refer('region', target.region, place, ['region']);
  checkResponsibility(target, plan, checking);
  checkNumber(target, checking);
  checkGap(target, checking);
  checkGrowthBase(target, checking);
  checkWhole(target, plan, checking);
}

interface Responsible {
  readonly workArea?: string | undefined;
  readonly lead?: readonly string[] | undefined;
  readonly supporting?: readonly string[] | undefined;
  readonly departmentsInferred?: boolean;
  readonly noteZh?: string | undefined;
}

export function checkResponsibility(fact: Placed<Responsible>, plan: PlanFact, checking: Checking): void {
  const { declarations, mistakes } = checking;
  const { place } = fact;
  if (fact.workArea !== undefined) {
    declarations.refer('workArea', `${plan.slug}/${fact.workArea}`, place, ['workArea']);
  }
  if (fact.departmentsInferred && fact.noteZh === undefined) {
    mistakes.add(
      place,
      ['departmentsInferred'],
      '推断的部门须在 note 中说明理由',
      'departments that are inferred need their reason in the note',
    );
  }
  checkDepartments(fact, place, checking);
}

export function checkDepartments(
  fact: Responsible,
  place: Place,
  { declarations, mistakes }: Checking,
): void {
  for (const role of ['lead', 'supporting'] as const) {
    const seen = new Set<string>();
    for (const [at, department] of (fact[role] ?? []).entries()) {
      declarations.refer('department', department, place, [role, at]);
      if (seen.has(department)) {
        mistakes.add(
          place,
          [role, at],
          `部门 ${department} 重复`,
          `the department ${department} is there twice`,
        );
      }
      seen.add(department);
    }
  }
}

export function checkNumber(
  { value, unit, basis, indicator, place }: Placed<TargetFact>,
  checking: Checking,
): void {
  const { declarations, mistakes, units, indicators } = checking;
  if (!declarations.refer('unit', unit, place, ['unit'])) return;
  const ownUnit = indicators.get(indicator)?.unit;
  if (ownUnit === undefined) return;
  const kept = unitOfTarget(basis, ownUnit);
  const misfit = units.misfit(value, unit, kept);
  if (misfit === 'DIMENSION') {
    mistakes.add(
      place,
      ['unit'],
      `单位 ${unit} 与 ${indicator} 的单位 ${kept} 量纲不同`,
      `the unit ${unit} does not measure what ${kept}, the unit for ${indicator}, measures`,
    );
  } else if (misfit === 'INEXACT') {
    mistakes.add(place, ['value'], `无法精确换算为 ${kept}`, `has no exact decimal in ${kept}`);
  }
}

export function checkGap({ value, gapZh, gapEn, place }: Placed<TargetFact>, { mistakes }: Checking): void {
  if (value === null && (gapZh === undefined || gapEn === undefined)) {
    const zh = '没有数值时须写明 gapZh 和 gapEn';
    mistakes.add(place, ['value'], zh, 'without a number gapZh and gapEn must say why');
  }
  if (value !== null && gapZh !== undefined) {
    mistakes.add(place, ['gapZh'], '有数值就没有缺口', 'where there is a number there is no gap');
  }
}

function checkGrowthBase({ basis, growthBase, place }: Placed<TargetFact>, checking: Checking): void {
  if (!growthBase) return;
  const { declarations, mistakes } = checking;
  const field = ['growthBase'];
  if (basis !== 'GROWTH') {
    mistakes.add(place, field, '只有 GROWTH 才有 growthBase', 'only the basis GROWTH has a growthBase');
  }
  if ((growthBase.kind === 'PERIOD') !== (growthBase.period !== undefined)) {
    mistakes.add(place, field, 'period 与 PERIOD 须同时出现', 'a period goes with PERIOD, and only with it');
  }
  declarations.refer('indicator', growthBase.indicator, place, ['growthBase', 'indicator']);
}

/** The whole stands before its parts, so that no circle can be closed. */
function checkWhole(
  { partOf, place }: Placed<TargetFact>,
  plan: PlanFact,
  { declarations, mistakes }: Checking,
): void {
  if (partOf === undefined) return;
  const key = `${plan.slug}/${partOf}`;
  const whole = declarations.placeOf('target', key);
  if (!declarations.refer('target', key, place, ['partOf']) || !whole) return;
  if (whole.file === place.file && whole.line() < place.line()) return;
  mistakes.add(
    place,
    ['partOf'],
    `总数 ${key} 须列在分项之前`,
    `the whole ${key} must come before its parts`,
  );
}
