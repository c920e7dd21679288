/** The worked examples of the articles: each is answered by the program as it was worked out by hand. */

import { CLAIM_CASES } from './golden/claims';
import { ELIGIBLE_CASES } from './golden/eligible';
import type { GoldenCase } from './golden/golden-case';
import { GROUND_CASES } from './golden/ground';
import { GUARANTEE_CASES } from './golden/guarantee';
import { LEDGER_CASES } from './golden/ledger';
import { LOAN_CASES } from './golden/loans';
import { RULE_CASES } from './golden/rules';
import { SUBSIDY_CASES } from './golden/subsidy';
import { seededProgramme, seededTerms } from './seeded-terms';

const CASES: readonly GoldenCase[] = [
  ...RULE_CASES,
  ...ELIGIBLE_CASES,
  ...CLAIM_CASES,
  ...GROUND_CASES,
  ...LEDGER_CASES,
  ...LOAN_CASES,
  ...GUARANTEE_CASES,
  ...SUBSIDY_CASES,
];
const AT_LEAST = 180;

/** Of rules, steps, the fund, and of what stands in for what the document does not print. */
const clausesOf = (programme: string): readonly string[] => {
  const { fund, placement, steps } = seededTerms(programme);
  const parts = [...(fund?.allocations ?? []), ...(fund?.sources ?? []), ...(fund ? [fund] : []), placement];
  const all = [...seededProgramme(programme).rules.map(({ ref }) => ref), ...steps, ...parts];
  return all.map(({ clause }) => clause);
};

describe('the golden cases', () => {
  for (const { programme, clause, shows, answer, expected } of CASES) {
    it(`${programme} ${clause}: ${shows}`, () => {
      expect(answer()).toEqual(expected);
    });
  }

  it('are many, and no two show the same', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(AT_LEAST);
    const named = CASES.map(({ programme, clause, shows }) => `${programme} ${clause} ${shows}`);
    expect(named.filter((name, at) => named.indexOf(name) !== at)).toEqual([]);
  });

  it('name articles that are among the rules and steps of their programme', () => {
    const clauses = new Map(CASES.map(({ programme }) => [programme, clausesOf(programme)]));
    const known = (programme: string, clause: string) =>
      clauses.get(programme)?.some((one) => one === clause || one.replace(/(?:\(.+\)|\d+)+$/, '') === clause);
    const unknown = CASES.filter(({ programme, clause }) => !known(programme, clause));
    expect(unknown.map(({ programme, clause, shows }) => `${programme} ${clause} ${shows}`)).toEqual([]);
  });
});
