/** Puts plans together from their parts, each read by itself: one mistake hides no other. */
import { assessmentSchema } from './assessment-schema';
import { type PlanFact, type StageFact, stageKey } from './catalogue';
import type { Mistakes } from './catalogue-error';
import type { Declarations } from './declarations';
import { fieldText, type Placed, placed, readFact, readFacts } from './placed-facts';
import { planRuleSchema, planSchema, revisionSchema, stageSchema, workAreaSchema } from './plan-schema';
import { milestoneSchema, targetSchema } from './target-schema';
import type { Path, YamlSource } from './yaml-source';

interface Collecting {
  readonly source: YamlSource;
  readonly declarations: Declarations;
  readonly mistakes: Mistakes;
}

const partOf = (data: unknown, field: string): unknown =>
  (data as Readonly<Record<string, unknown>> | null)?.[field] ?? [];

export function collectPlan(collecting: Collecting): Placed<PlanFact> | null {
  const { source, declarations, mistakes } = collecting;
  const place = source.placeOf([]);
  const slug = fieldText(source.data, 'slug');
  declarations.declare('plan', slug, place);
  const plan = slug ?? '?';
  const read = <Schema extends Parameters<typeof readFact>[0]>(
    schema: Schema,
    field: string,
    kind?: 'workArea' | 'planRule',
  ) =>
    readFacts(schema, source, { path: [field], data: partOf(source.data, field) }, mistakes, (entry, at) => {
      const part = fieldText(entry, 'slug');
      if (kind && part !== null) declarations.declare(kind, `${plan}/${part}`, at);
    });
  const workAreas = read(workAreaSchema, 'workAreas', 'workArea');
  const rules = read(planRuleSchema, 'rules', 'planRule');
  const revisions = read(revisionSchema, 'revisions');
  const stages = collectStages(collecting, plan);
  const assessment = collectAssessment(collecting);
  const head = readFact(planSchema, source.data, place, mistakes);
  if (!head) return null;
  const { assessment: _, ...rest } = head;
  const own = { ...rest, workAreas, stages, rules, revisions };
  return placed(assessment ? { ...own, assessment } : own, place);
}

function collectAssessment({ source, mistakes }: Collecting) {
  const data = (source.data as Readonly<Record<string, unknown>> | null)?.assessment;
  return data === undefined
    ? null
    : readFact(assessmentSchema, data, source.placeOf(['assessment']), mistakes);
}

function collectStages(collecting: Collecting, plan: string): Placed<StageFact>[] {
  const data = partOf(collecting.source.data, 'stages');
  if (!Array.isArray(data)) return [];
  return data.flatMap((entry: unknown, at) => {
    const stage = collectStage(collecting, plan, ['stages', at], entry);
    return stage ? [stage] : [];
  });
}

function collectStage(
  { source, declarations, mistakes }: Collecting,
  plan: string,
  path: Path,
  entry: unknown,
): Placed<StageFact> | null {
  const place = source.placeOf(path);
  const key = stageKey({ slug: plan }, { slug: fieldText(entry, 'slug') ?? '?' });
  declarations.declare('stage', key, place);
  const list = (field: string) => ({ path: [...path, field], data: partOf(entry, field) });
  const targets = readFacts(targetSchema, source, list('targets'), mistakes, (target, at) => {
    const slug = fieldText(target, 'slug', 'indicator');
    if (slug !== null) declarations.declare('target', `${key}/${slug}`, at);
  });
  const milestones = readFacts(milestoneSchema, source, list('milestones'), mistakes, (milestone, at) => {
    const slug = fieldText(milestone, 'slug');
    if (slug !== null) declarations.declare('target', `${key}/${slug}`, at);
  });
  const head = readFact(stageSchema, entry, place, mistakes);
  return head && placed({ ...head, targets, milestones }, place);
}
