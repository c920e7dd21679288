/** The way of a proposed loan through the bodies of its programme, from its filing to its admission. */
import { type Procedure, procedureFor } from '../programmes/procedure';
import type { BorrowerKind, ProgrammeTerms } from '../programmes/terms';

/**
 * The first step is the filing itself. What the lender alone does later, such as reporting whom it lent to,
 * is no decision on what it filed.
 */
export function applicationProcedure(
  { steps, bodies, managers }: Pick<ProgrammeTerms, 'steps' | 'bodies' | 'managers'>,
  kind: BorrowerKind,
): Procedure | null {
  const lenders = new Set(bodies.filter(({ bearer }) => bearer === 'BANK').map(({ slug }) => slug));
  const own = steps.filter((step) => step.process === 'LOAN' && step.borrowers.includes(kind));
  if (own.length === 0) return null;
  const procedure = procedureFor({ steps: own, managers }, 'LOAN', kind);
  const decided = procedure.steps.filter(
    ({ bodies: deciding, byManagers }, at) =>
      at > 0 && (byManagers || deciding.some((body) => !lenders.has(body))),
  );
  return { ...procedure, steps: decided };
}
