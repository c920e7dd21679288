/** What of a recovery went to one of those who bore the loss. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LossBearer } from '../domain/programmes/terms';
import { DecimalText } from './scalar-markers';

@Entity()
@ObjectType({
  simpleResolvers: true,
  description: 'What of a recovery went to one of those who bore the loss.',
})
export class ClaimRecoveryShare {
  @PrimaryColumn('uuid')
  recoveryId: string;

  @PrimaryColumn('text')
  @Field(() => LossBearer)
  bearer: LossBearer;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Yuan, to the cent.' })
  amount: string;
}
