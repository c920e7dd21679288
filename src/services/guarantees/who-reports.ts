/** Who may record guarantees and report figures: the institution itself, or staff of the bodies in charge. */
import type { Statements } from '../../db/database';
import { bodiesNamedBy } from '../../domain/guarantees/review-rules';
import type { ClausedRefusal } from '../../domain/refusals';
import { actingBodies } from '../programmes/acting-bodies';
import type { MoneyOffice } from '../programmes/money-office';
import { moneyRefusal } from '../programmes/money-refusals';
import type { ProgrammeRules } from './programme-rules';

/** Beside those who keep the books: those whom rules of these kinds name, or who bear this part of a loss. */
export interface InCharge {
  readonly kinds?: readonly string[];
  readonly bearGuarantees?: boolean;
}

const bodiesInCharge = ({ terms, rules }: ProgrammeRules, { kinds = [], bearGuarantees }: InCharge) => [
  ...new Set([
    ...terms.managers,
    ...bodiesNamedBy(rules, kinds),
    ...(bearGuarantees
      ? terms.bodies.filter(({ bearer }) => bearer === 'GUARANTOR').map(({ slug }) => slug)
      : []),
  ]),
];

/** Null where the caller may; the institution is the bank or the guarantor that the figures are of. */
export async function objectionToReporter(
  statements: Statements,
  office: MoneyOffice,
  institution: string,
  programme: ProgrammeRules | null,
  inCharge: InCharge,
): Promise<ClausedRefusal<string> | null> {
  const { caller, today } = office;
  if (caller.role === 'BANK') {
    if (!caller.scopes.includes('LEND')) return moneyRefusal('SCOPE_LEND_MISSING');
    const body = institution;
    return caller.institutionSlug === institution ? null : moneyRefusal('NOT_YOUR_BODY', { body });
  }
  if (programme === null) return moneyRefusal('NOT_YOUR_BODY', { body: institution });
  const { terms } = programme;
  const may = bodiesInCharge(programme, inCharge);
  const acting = await actingBodies(statements, caller, terms.slug, today);
  if (may.some((body) => acting.has(body))) return null;
  const named = terms.bodies.filter(({ slug }) => may.includes(slug));
  const body = named.map(({ nameZh, nameEn }) => `${nameZh} (${nameEn})`).join('、');
  return moneyRefusal('NOT_YOUR_BODY', { body: body === '' ? institution : body });
}
