/** Clauses that do not fit together, as the API shows them. */
import { Field, ObjectType } from 'type-graphql';
import type { Finding } from '../domain/contradictions/terms';
import { ContradictionKind, ContradictionSeverity } from '../domain/finding-words';

@ObjectType({
  simpleResolvers: true,
  description: 'Clauses that do not fit together, in words; computed whenever it is asked for.',
})
export class Contradiction {
  readonly targetKeys: readonly string[];

  @Field(() => ContradictionKind)
  kind: ContradictionKind;

  @Field(() => ContradictionSeverity)
  severity: ContradictionSeverity;

  @Field(() => [String], { description: 'Where the document says so, each once.' })
  clauses: readonly string[];

  @Field(() => String, { description: 'The same as explanationZh.' })
  explanation: string;

  @Field(() => String)
  explanationZh: string;

  @Field(() => String)
  explanationEn: string;

  @Field(() => Boolean, { description: 'It takes figures; otherwise the catalogue alone shows it.' })
  withData: boolean;

  @Field(() => Boolean, { description: 'It rests on figures or records made up for demonstration.' })
  synthetic: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Why the catalogue takes the targets to go together; such a finding is a REMARK.',
  })
  equivalentBecauseZh: string | null;

  @Field(() => String, { nullable: true, description: 'The same in English.' })
  equivalentBecauseEn: string | null;

  constructor({ targets, explanation, equivalentBecause, ...finding }: Finding) {
    Object.assign(this, finding, {
      targetKeys: targets,
      explanation: explanation.zh,
      explanationZh: explanation.zh,
      explanationEn: explanation.en,
      equivalentBecauseZh: equivalentBecause?.zh ?? null,
      equivalentBecauseEn: equivalentBecause?.en ?? null,
    });
  }
}
