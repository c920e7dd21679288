/** Certificates that lapse, as the API shows them: a page of them, and what each target loses. */
import { Field, Int, ObjectType } from 'type-graphql';
import type { Certification } from '../entities/certification';
import type { RowPage } from '../loaders/keyset-page';
import { LAPSING } from '../loaders/lapsing';
import { CertificationConnection } from './graph-connections';

@ObjectType({ simpleResolvers: true, description: 'How many of those that it counts a target will lose.' })
export class TargetLoss {
  readonly targetKey: string;

  @Field(() => Int, { description: 'Enterprises; one with a later certificate stays and is not among them.' })
  losing: number;
}

@ObjectType('LapsingCertificationConnection', {
  simpleResolvers: true,
  description: 'A page of certificates in the order of their expiry.',
})
export class LapsingCertificationConnection extends CertificationConnection {
  constructor(
    page: RowPage<Certification>,
    count: () => Promise<number>,
    private readonly readLosses: () => Promise<readonly TargetLoss[]>,
  ) {
    super(page, count, LAPSING);
  }

  @Field(() => [TargetLoss], {
    description: 'The targets that lose some of them, those that lose most first; at most 200.',
  })
  losses(): Promise<readonly TargetLoss[]> {
    return this.readLosses();
  }
}
