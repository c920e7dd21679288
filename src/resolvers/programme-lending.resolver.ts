/** What is lent under programmes, what may still be lent, and what was not paid back. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { yuanText } from '../domain/money';
import { Programme } from '../entities/programme';
import { DecimalText } from '../entities/scalar-markers';
import { requireSeen } from '../loaders/visible';
import type { RequestContext } from '../schema/context';
import { ProgrammeCapacity } from '../schema/lending';

const RATE_DECIMALS = 6;

@Resolver(() => Programme)
export class ProgrammeLendingResolver {
  @FieldResolver(() => ProgrammeCapacity, {
    nullable: true,
    description: 'How much may still be lent on its fund, at this moment. For staff, and banks with LOANS.',
  })
  async capacity(@Root() { slug }: Programme, @Ctx() { lending, visibility }: RequestContext) {
    requireSeen(visibility, 'Loan');
    const found = await lending.capacity.load(slug);
    if (found === null) return null;
    const { balance, multiple, outstanding, room } = found;
    return {
      balance: balance && yuanText(balance),
      multiple: multiple?.toFixed() ?? null,
      outstanding: yuanText(outstanding),
      room: room && yuanText(room),
    };
  }

  @FieldResolver(() => DecimalText, {
    nullable: true,
    description:
      'Yuan of its loans that are not paid back, compensated or written off; where a bank has not said ' +
      'what is outstanding, all of the loan. For staff, and banks with LOANS.',
  })
  async outstanding(@Root() { slug }: Programme, @Ctx() { loaders, visibility }: RequestContext) {
    requireSeen(visibility, 'Loan');
    const found = await loaders.programmeLending.load(slug);
    return found && yuanText(found.outstanding);
  }

  @FieldResolver(() => DecimalText, {
    nullable: true,
    description:
      'Of each yuan lent under it, the part in default today: what is outstanding of loans that are ' +
      'overdue for as many days as its rule on compensation says (90 in X County; any, where none says), ' +
      'were compensated, or written off. A share; null where nothing was lent. For staff, and banks with ' +
      'LOANS.',
  })
  async defaultRate(@Root() { slug }: Programme, @Ctx() { loaders, visibility }: RequestContext) {
    requireSeen(visibility, 'Loan');
    const found = await loaders.programmeLending.load(slug);
    if (found === null || found.lent.isZero()) return null;
    return found.inDefault.dividedBy(found.lent).toDecimalPlaces(RATE_DECIMALS).toFixed();
  }
}
