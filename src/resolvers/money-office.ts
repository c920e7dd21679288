/** The office in which a resolver acts on public money: whoever acts has signed in. */
import { AppError } from '../errors';
import { doerOf, type RequestContext } from '../schema/context';
import type { MoneyOffice } from '../services/programmes/money-office';

export function moneyOfficeOf(context: RequestContext): MoneyOffice {
  const { database, visibility, caller, today, sealer } = context;
  if (caller === null) throw new AppError('NOT_SIGNED_IN');
  return { database, visibility, caller, today, sealer, doer: doerOf(context) };
}
