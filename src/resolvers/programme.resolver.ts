/** Published programmes with their rules, each with its clause. */
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Document } from '../entities/document';
import { Programme } from '../entities/programme';
import { ProgrammeRule } from '../entities/programme-rule';
import { Region } from '../entities/region';
import type { RequestContext } from '../schema/context';
import { ProgrammeBody, ProgrammeStep } from '../schema/programme';
import { termsOf } from './asked-programmes';

@Resolver(() => Programme)
export class ProgrammeResolver {
  @Query(() => [Programme], { description: 'All published programmes, by short name.' })
  programmes(@Ctx() { loaders }: RequestContext) {
    return loaders.allProgrammes();
  }

  @Query(() => Programme, { nullable: true, description: 'One programme by its short name.' })
  programme(@Arg('slug', () => String) slug: string, @Ctx() { loaders }: RequestContext) {
    return loaders.programme.load(slug);
  }

  @FieldResolver(() => Document, { description: 'The document that it was read from.' })
  document(@Root() { documentSlug }: Programme, @Ctx() { loaders }: RequestContext) {
    return loaders.document.load(documentSlug);
  }

  @FieldResolver(() => Region, { nullable: true, description: 'Null where the document hides its place.' })
  region(@Root() { regionCode }: Programme, @Ctx() { loaders }: RequestContext) {
    return regionCode === null ? null : loaders.region.load(regionCode);
  }

  @FieldResolver(() => [ProgrammeRule], { description: 'Its rules, in the order of the document.' })
  rules(@Root() { slug }: Programme, @Ctx() { loaders }: RequestContext) {
    return loaders.programmeRules.load(slug);
  }
  @FieldResolver(() => [ProgrammeBody], { description: 'Who has a part in it, as the document names them.' })
  async bodies(@Root() { slug }: Programme, @Ctx() context: RequestContext) {
    const terms = await termsOf(context, slug);
    return terms?.bodies.map((body) => new ProgrammeBody(body)) ?? [];
  }

  @FieldResolver(() => [ProgrammeBody], {
    description: "Who keeps the fund's books day by day; empty where the document names nobody.",
  })
  async managers(@Root() { slug }: Programme, @Ctx() context: RequestContext) {
    const terms = await termsOf(context, slug);
    if (terms === null) return [];
    const { bodies, managers } = terms;
    return bodies.filter((body) => managers.includes(body.slug)).map((body) => new ProgrammeBody(body));
  }

  @FieldResolver(() => [ProgrammeStep], {
    description: 'The steps of applications, claims and subsidies, process by process in their order.',
  })
  async steps(@Root() { slug }: Programme, @Ctx() context: RequestContext) {
    const terms = await termsOf(context, slug);
    if (terms === null) return [];
    const bodies = terms.bodies.map((body) => new ProgrammeBody(body));
    return terms.steps.map((step) => new ProgrammeStep(step, bodies));
  }
}
