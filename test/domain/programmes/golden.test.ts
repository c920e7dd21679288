/** The worked examples of the articles: each is answered by the program as it was worked out by hand. */

import { CLAIM_CASES } from './golden/claims';
import { ELIGIBLE_CASES } from './golden/eligible';
import type { GoldenCase } from './golden/golden-case';
import { GUARANTEE_CASES } from './golden/guarantee';
import { RULE_CASES } from './golden/rules';
import { SUBSIDY_CASES } from './golden/subsidy';
import { seededProgramme, seededTerms } from './seeded-terms';

const CASES: readonly GoldenCase[] = [
  ...RULE_CASES,
  ...ELIGIBLE_CASES,
  ...CLAIM_CASES,
  ...GUARANTEE_CASES,
  ...SUBSIDY_CASES,
];
const AT_LEAST = 100;

/** Of rules, steps, the fund, and of what stands in for what the document does not print. */
const clausesOf = (programme: string): ReadonlySet<string> => {
  const { fund, placement, steps } = seededTerms(programme);
  const parts = [...(fund?.allocations ?? []), ...(fund?.sources ?? []), ...(fund ? [fund] : []), placement];
  const all = [...seededProgramme(programme).rules.map(({ ref }) => ref), ...steps, ...parts];
  return new Set(all.map(({ clause }) => clause));
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
    expect(new Set(named).size).toBe(named.length);
  });

  it('name articles that are among the rules and steps of their programme', () => {
    const clauses = new Map(CASES.map(({ programme }) => [programme, clausesOf(programme)]));
    const unknown = CASES.filter(({ programme, clause }) => !clauses.get(programme)?.has(clause));
    expect(unknown.map(({ programme, clause, shows }) => `${programme} ${clause} ${shows}`)).toEqual([]);
  });
});
