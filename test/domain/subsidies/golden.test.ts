import { SUBSIDY_CASES } from '../programmes/golden/subsidy';

describe('worked examples of the interest subsidy', () => {
  it.each(SUBSIDY_CASES.map((one) => [one.clause, one.shows, one] as const))('%s: %s', (_, __, one) => {
    expect(one.answer()).toEqual(one.expected);
  });
});
