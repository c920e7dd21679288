/** Published programmes with their rules, each with its clause. */
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Document } from '../entities/document';
import { Programme } from '../entities/programme';
import { ProgrammeRule } from '../entities/programme-rule';
import { Region } from '../entities/region';
import type { RequestContext } from '../schema/context';

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
}
