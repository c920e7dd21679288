/** Officers write down whether an enterprise agrees to be shown to partner banks. */
import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { DateText } from '../entities/scalar-markers';
import { doerOf, type RequestContext } from '../schema/context';
import { SHARING_ROLES } from '../schema/permission';
import { SetSharingPayload } from '../schema/sharing';
import { MAX_REASON_LENGTH, setSharing } from '../services/access/set-sharing';

@Resolver()
export class SharingResolver {
  @Authorized(SHARING_ROLES)
  @Mutation(() => SetSharingPayload, {
    description:
      'Whether an enterprise agrees to be shown to partner banks. For administrators, and for data ' +
      'officers within their regions. Refusals: UNKNOWN_ENTERPRISE, EMPTY_REASON, REASON_TOO_LONG, ' +
      'DATE_IN_FUTURE.',
  })
  async setSharing(
    @Arg('uscc', () => String, { description: 'Its credit code.' }) uscc: string,
    @Arg('authorised', () => Boolean) authorised: boolean,
    @Arg('reason', () => String, {
      description: `What it rests on, or why it was withdrawn; at most ${MAX_REASON_LENGTH} characters.`,
    })
    reason: string,
    @Arg('decidedOn', () => DateText, { description: 'Day of the decision, not after today in China.' })
    decidedOn: string,
    @Ctx() context: RequestContext,
  ): Promise<SetSharingPayload> {
    const { database, visibility, today } = context;
    const doer = { ...doerOf(context), today };
    const result = await setSharing(database, visibility, { uscc, authorised, reason, decidedOn }, doer);
    return 'refusal' in result
      ? { enterprise: null, userErrors: [result.refusal] }
      : { enterprise: result.enterprise, userErrors: [] };
  }
}
