/** Whom to call at an enterprise: data of natural persons. */
import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description:
    'Persons at an enterprise. Masked (张**, 138****5678) unless the key has the scope CONTACTS; each ' +
    'reading in clear is recorded with the credit codes read, or it fails.',
})
export class EnterpriseContact {
  @Field(() => String, { nullable: true, description: '法定代表人; null where no source says.' })
  legalRepresentative: string | null;

  @Field(() => String, { nullable: true, description: '联系人; null where no source says.' })
  contactName: string | null;

  @Field(() => String, { nullable: true, description: '联系电话; null where no source says.' })
  contactPhone: string | null;

  @Field(() => Boolean, { description: 'Whether what is there is masked.' })
  isMasked: boolean;
}
