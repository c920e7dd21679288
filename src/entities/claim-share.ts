/** Who bears which part of a claimed loss, and what has come back of it. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LossBearer } from '../domain/programmes/terms';
import { DecimalText } from './scalar-markers';

@Entity()
@ObjectType({
  simpleResolvers: true,
  description: 'The part of a claimed loss that one of those who share it bears; the parts sum to the loss.',
})
export class ClaimShare {
  @PrimaryColumn('uuid')
  claimId: string;

  @PrimaryColumn('text')
  @Field(() => LossBearer)
  bearer: LossBearer;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Of 100.' })
  percent: string;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Yuan, to the cent.' })
  amount: string;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Yuan that came back to it.' })
  recovered: string;
}
