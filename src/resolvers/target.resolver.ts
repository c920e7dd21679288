/** Targets: what each promises, who leads and supports it, and what it said before. */
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Department } from '../entities/department';
import { Document } from '../entities/document';
import { Indicator } from '../entities/indicator';
import { Plan } from '../entities/plan';
import { Region } from '../entities/region';
import { Stage } from '../entities/stage';
import { Target } from '../entities/target';
import { TargetVersion } from '../entities/target-version';
import type { Unit } from '../entities/unit';
import { WorkArea } from '../entities/work-area';
import type { Loaders } from '../loaders';
import type { DepartmentRole } from '../loaders/target-departments';
import type { RequestContext } from '../schema/context';

async function departmentsOf(target: Target, role: DepartmentRole, loaders: Loaders): Promise<Department[]> {
  const named = await loaders.targetDepartments.load(target.key);
  return named.filter((one) => one.role === role).map((one) => one.department);
}

async function unitOf(target: Target, loaders: Loaders): Promise<Unit | null> {
  const indicator = await loaders.indicator.load(target.indicatorCode);
  return indicator && loaders.unit.load(indicator.unitCode);
}

@Resolver(() => Target)
export class TargetResolver {
  @Query(() => Target, { nullable: true, description: 'One target by its key, plan-slug/stage/indicator.' })
  target(@Arg('key', () => String) key: string, @Ctx() { loaders }: RequestContext) {
    return loaders.target.load(key);
  }

  @FieldResolver(() => Plan)
  plan(@Root() target: Target, @Ctx() { loaders }: RequestContext) {
    return loaders.plan.load(target.planSlug);
  }

  @FieldResolver(() => Stage)
  stage(@Root() target: Target, @Ctx() { loaders }: RequestContext) {
    return loaders.stage.load(target.stageKey);
  }

  @FieldResolver(() => Indicator)
  indicator(@Root() target: Target, @Ctx() { loaders }: RequestContext) {
    return loaders.indicator.load(target.indicatorCode);
  }

  @FieldResolver(() => Region)
  region(@Root() target: Target, @Ctx() { loaders }: RequestContext) {
    return loaders.region.load(target.regionCode);
  }

  @FieldResolver(() => String, { description: 'Unit of the value, in Chinese, for example 元.' })
  async unit(@Root() target: Target, @Ctx() { loaders }: RequestContext) {
    return (await unitOf(target, loaders))?.nameZh;
  }

  @FieldResolver(() => String, { description: 'Unit of the value, in English.' })
  async unitEn(@Root() target: Target, @Ctx() { loaders }: RequestContext) {
    return (await unitOf(target, loaders))?.nameEn;
  }

  @FieldResolver(() => String, { description: 'Code of the unit of the value; money is CNY.' })
  async unitCode(@Root() target: Target, @Ctx() { loaders }: RequestContext) {
    return (await loaders.indicator.load(target.indicatorCode))?.unitCode;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The same as noteZh.' })
  note(@Root() target: Target) {
    return target.noteZh;
  }

  @FieldResolver(() => Boolean, { description: 'A deed rather than a number.' })
  isMilestone(@Root() target: Target) {
    return target.basis === 'MILESTONE';
  }

  @FieldResolver(() => Target, { nullable: true, description: 'The target that it is a part of (其中).' })
  partOf(@Root() target: Target, @Ctx() { loaders }: RequestContext) {
    return target.partOfKey === null ? null : loaders.target.load(target.partOfKey);
  }

  @FieldResolver(() => [Target], { description: 'The targets that are a part of it.' })
  parts(@Root() target: Target, @Ctx() { loaders }: RequestContext) {
    return loaders.targetParts.load(target.key);
  }

  @FieldResolver(() => WorkArea, { nullable: true })
  workArea(@Root() target: Target, @Ctx() { loaders }: RequestContext) {
    return target.workAreaKey === null ? null : loaders.workArea.load(target.workAreaKey);
  }

  @FieldResolver(() => [Department], { description: 'Who leads it (牵头), in the document’s order.' })
  leadDepartments(@Root() target: Target, @Ctx() { loaders }: RequestContext) {
    return departmentsOf(target, 'LEAD', loaders);
  }

  @FieldResolver(() => [Department], { description: 'Who supports it (配合), in the document’s order.' })
  supportingDepartments(@Root() target: Target, @Ctx() { loaders }: RequestContext) {
    return departmentsOf(target, 'SUPPORTING', loaders);
  }

  @FieldResolver(() => [TargetVersion], { description: 'What it said over time, the first version first.' })
  versions(@Root() target: Target, @Ctx() { loaders }: RequestContext) {
    return loaders.targetVersions.load(target.key);
  }
}

@Resolver(() => TargetVersion)
export class TargetVersionResolver {
  @FieldResolver(() => Document, { nullable: true, description: 'The document that made it say so.' })
  document(@Root() { documentSlug }: TargetVersion, @Ctx() { loaders }: RequestContext) {
    return documentSlug === null ? null : loaders.document.load(documentSlug);
  }
}
