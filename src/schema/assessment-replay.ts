/** A past assessment computed again, as the API shows it. */
import { Field, Int, ObjectType } from 'type-graphql';
import { ReplayBasis, ReplayCause } from '../domain/assessment/vocabulary';
import { DecimalText } from '../entities/scalar-markers';

@ObjectType({ simpleResolvers: true, description: 'An item that counts otherwise, and why.' })
export class ReplayDifference {
  @Field(() => String)
  targetKey: string;

  @Field(() => String)
  nameZh: string;

  @Field(() => String)
  nameEn: string;

  @Field(() => DecimalText, { nullable: true, description: 'What it added to the score then.' })
  contributionThen: string | null;

  @Field(() => DecimalText, { nullable: true, description: 'What it adds now.' })
  contributionNow: string | null;

  @Field(() => DecimalText, { description: 'The parts sum to the difference of the score exactly.' })
  part: string;

  @Field(() => [ReplayCause])
  causes: readonly ReplayCause[];

  @Field(() => String)
  explanationZh: string;

  @Field(() => String)
  explanationEn: string;
}

@ObjectType({ simpleResolvers: true, description: 'A past assessment computed again.' })
export class AssessmentReplay {
  @Field(() => ReplayBasis)
  basis: ReplayBasis;

  @Field(() => Int, { description: 'The version of the assessment that was computed again.' })
  version: number;

  @Field(() => Boolean, { description: 'The content and the inputs are the same byte for byte.' })
  identical: boolean;

  @Field(() => String, { description: 'SHA-256 of the content that is stored.' })
  storedHash: string;

  @Field(() => String, { description: 'SHA-256 of the content computed again; empty without a scheme.' })
  replayedHash: string;

  @Field(() => String)
  storedInputsHash: string;

  @Field(() => String)
  replayedInputsHash: string;

  @Field(() => Int)
  schemeVersionThen: number;

  @Field(() => Int, { nullable: true, description: 'Null where the plan has no scheme any more.' })
  schemeVersionNow: number | null;

  @Field(() => DecimalText, { nullable: true })
  scoreThen: string | null;

  @Field(() => DecimalText, { nullable: true })
  scoreNow: string | null;

  @Field(() => DecimalText, { description: 'Score now less score then; what has no score counts as 0 here.' })
  difference: string;

  @Field(() => [ReplayDifference], { description: 'The items that count otherwise; empty where none does.' })
  parts: readonly ReplayDifference[];

  @Field(() => String)
  explanationZh: string;

  @Field(() => String)
  explanationEn: string;
}
