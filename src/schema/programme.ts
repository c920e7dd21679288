/** The bodies and the steps of a programme, as its rules name them. */
import { Field, Int, ObjectType } from 'type-graphql';
import {
  type ProgrammeBody as Body,
  BorrowerKind,
  LossBearer,
  ProcessKind,
  type ProcessStep,
} from '../domain/programmes/terms';

@ObjectType({ simpleResolvers: true, description: 'A body that has a part in a programme.' })
export class ProgrammeBody {
  @Field(() => String, { description: 'Unique within the programme; keys name it as programme/body.' })
  slug: string;

  @Field(() => String)
  nameZh: string;

  @Field(() => String)
  nameEn: string;

  @Field(() => [String], {
    description: 'Bodies that together are this one, such as the partner institutions.',
  })
  members: readonly string[];

  @Field(() => LossBearer, {
    nullable: true,
    description: 'Whose part of a loss it bears; null where it bears none.',
  })
  bearer: LossBearer | null;

  constructor({ slug, nameZh, nameEn, members, bearer }: Body) {
    Object.assign(this, { slug, nameZh, nameEn, members, bearer });
  }
}

@ObjectType({
  simpleResolvers: true,
  description: 'A step of an application, a claim or a subsidy, in the order of the document.',
})
export class ProgrammeStep {
  @Field(() => String, { description: 'Unique within the programme.' })
  key: string;

  @Field(() => ProcessKind)
  process: ProcessKind;

  @Field(() => Int, { description: 'From 1 in each process.' })
  ordinal: number;

  @Field(() => String, { nullable: true, description: 'What it leads to, for example VERIFIED.' })
  status: string | null;

  @Field(() => String, { description: 'Where the document says so.' })
  clause: string;

  @Field(() => String)
  nameZh: string;

  @Field(() => String)
  nameEn: string;

  @Field(() => [BorrowerKind], { description: 'Kinds of borrower that go this way.' })
  borrowers: readonly BorrowerKind[];

  @Field(() => Int, { nullable: true, description: 'At least so many days of public notice.' })
  noticeDays: number | null;

  readonly all: readonly ProgrammeBody[];
  readonly step: ProcessStep;

  constructor(step: ProcessStep, all: readonly ProgrammeBody[]) {
    const { key, process, ordinal, status, clause, nameZh, nameEn, borrowers, noticeDays } = step;
    Object.assign(this, { key, process, ordinal, status, clause, nameZh, nameEn, borrowers, noticeDays });
    Object.assign(this, { step, all });
  }
}
