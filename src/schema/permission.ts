/** Who may do what: roles are declared at a resolver with @Authorized and enforced here, in one place. */
import type { AuthCheckerFn } from 'type-graphql';
import type { ApiRole } from '../domain/vocabulary';
import { AppError } from '../errors';
import type { RequestContext } from './context';

/** Those who hand in files see what became of them. */
export const FEED_ROLES: readonly ApiRole[] = ['ADMINISTRATOR', 'DATA_OFFICER'];
/** Those who may write down what an enterprise has agreed to. */
export const SHARING_ROLES: readonly ApiRole[] = ['ADMINISTRATOR', 'DATA_OFFICER'];
/** Those who assess departments, as far as their scopes go. */
export const STAFF: readonly ApiRole[] = ['ADMINISTRATOR', 'DATA_OFFICER', 'PLANNER'];
export const ADMINISTRATION: readonly ApiRole[] = ['ADMINISTRATOR'];

export function requireRole(caller: { readonly role: ApiRole } | null, roles: readonly ApiRole[]): void {
  if (caller === null) throw new AppError('NOT_SIGNED_IN');
  if (!roles.includes(caller.role)) throw new AppError('NOT_ALLOWED');
}

export const checkPermission: AuthCheckerFn<RequestContext, ApiRole> = ({ context }, roles) => {
  requireRole(context.caller, roles);
  return true;
};
