/** A lever that somebody may move, before he does. */
import { Field, Float, ObjectType } from 'type-graphql';
import { GoalVerdict, LeverKind } from '../domain/simulation-vocabulary';
import type { LeverHelp as Help } from '../services/simulation/helps';
import type { OfferedLever as Offered } from '../services/simulation/offered-levers';

@ObjectType({ simpleResolvers: true, description: 'A lever that moves at least one target of a plan.' })
export class OfferedLever {
  readonly targetKeys: readonly string[];

  @Field(() => LeverKind)
  kind: LeverKind;

  @Field(() => String, {
    description:
      'What the lever names: a kind of certificate (RENEWAL), the code of an indicator (ADDITIONS, GROWTH), ' +
      'the short name of a programme (FUND) or of a feed (DELAY).',
  })
  subject: string;

  @Field(() => String)
  nameZh: string;

  @Field(() => String)
  nameEn: string;

  @Field(() => String, { nullable: true, description: 'Of ADDITIONS.' })
  unitCode: string | null;

  @Field(() => String, { nullable: true, description: 'Of ADDITIONS.' })
  unit: string | null;

  @Field(() => String, { nullable: true, description: 'Of ADDITIONS.' })
  unitEn: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'What the past amounts to, in the unit of the lever (shares as 0.7); null where it does not tell. ' +
      'An average: where nobody moves the lever, its spread and its trend go on too.',
  })
  usual: number | null;

  @Field(() => String, { description: 'The past that `usual` is taken from, in Chinese.' })
  usualZh: string;

  @Field(() => String, { description: 'The past that `usual` is taken from, in English.' })
  usualEn: string;

  @Field(() => Float, {
    nullable: true,
    description: 'Of FUND: loans per yuan by the rules of the programme; null where the lever must say it.',
  })
  leverage: number | null;
}

export const offeredLeverOf = ({ name, unit, usual, targets, ...lever }: Offered): OfferedLever =>
  Object.assign(new OfferedLever(), {
    ...{ ...lever, nameZh: name.zh, nameEn: name.en, unit: unit?.zh ?? null, unitEn: unit?.en ?? null },
    ...{ usual: usual.value, usualZh: usual.text.zh, usualEn: usual.text.en, targetKeys: targets },
  });

@ObjectType({
  simpleResolvers: true,
  description: 'What one lever would do for one target, on top of all that is set already.',
})
export class LeverHelp {
  @Field(() => OfferedLever, { description: 'Another value of it, where it is set already.' })
  lever: OfferedLever;

  @Field(() => GoalVerdict)
  verdict: GoalVerdict;

  @Field(() => Float, {
    nullable: true,
    description:
      'Of the lever, in its own unit: the least that does, or the best there is; null where none is needed.',
  })
  value: number | null;

  @Field(() => Float, { description: 'With this value.' })
  probability: number;

  @Field(() => String)
  explanationZh: string;

  @Field(() => String)
  explanationEn: string;
}

export const leverHelpOf = ({ offered, text, verdict, value, probability }: Help): LeverHelp =>
  Object.assign(new LeverHelp(), {
    ...{ lever: offeredLeverOf(offered), verdict, value, probability },
    ...{ explanationZh: text.zh, explanationEn: text.en },
  });
