/** Labels that feeds do not know: what they may mean, and what a decision about one answers. */
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { LabelDecision, LabelKind } from '../domain/vocabulary';
import { LabelMapping } from '../entities/label-mapping';
import { UserError } from './user-error';

@ObjectType({ simpleResolvers: true, description: 'What an unknown label may mean, and why.' })
export class MappingCandidate {
  @Field(() => String, { description: 'Code of the indicator, region or unit.' })
  code: string;

  @Field(() => Float, { description: 'From 0 to 1; what is not likely enough is not proposed.' })
  score: number;

  @Field(() => [String], { description: 'Why, in Chinese.' })
  reasonsZh: readonly string[];

  @Field(() => [String], { description: 'Why, in English.' })
  reasonsEn: readonly string[];

  kind: LabelKind;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A label of recent files that their feed does not know, for a person to decide about.',
})
export class MappingProposal {
  @Field(() => LabelKind)
  kind: LabelKind;

  @Field(() => String, { description: 'As the files print it, spaces and full-width signs aside.' })
  label: string;

  @Field(() => Int, {
    description: 'Figures under it in the last file that has it, as far as they were counted.',
  })
  count: number;

  @Field(() => Int, { description: 'Line of that file where it stands first.' })
  line: number;

  @Field(() => String, { nullable: true })
  sheet: string | null;

  @Field(() => String, { nullable: true })
  cell: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the unit of its figures, where all have one.',
  })
  unit: string | null;

  @Field(() => Boolean, {
    description: 'Whether its figures were passed over; otherwise they kept the file or their rows out.',
  })
  isPassedOver: boolean;

  @Field(() => LabelDecision, {
    nullable: true,
    description: 'IGNORED: somebody decided to pass it over; it stays listed so that it is not forgotten.',
  })
  decision: LabelDecision | null;

  @Field(() => Date, { description: 'When the last file that has it was accepted.' })
  seenAt: Date;

  @Field(() => [MappingCandidate], { description: 'The likeliest first; empty when nothing is likely.' })
  candidates: readonly MappingCandidate[];

  runId: string;
}

@ObjectType({ simpleResolvers: true, description: 'The decision as it stands, or why it was not taken.' })
export class LabelMappingPayload {
  @Field(() => LabelMapping, { nullable: true })
  mapping: LabelMapping | null;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}
