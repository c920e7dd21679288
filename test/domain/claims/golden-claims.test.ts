import { CLAIM_CASES } from '../programmes/golden/claims';

describe('claims as the texts have them', () => {
  it.each(CLAIM_CASES)('$programme $clause: $shows', ({ answer, expected }) => {
    expect(answer()).toEqual(expected);
  });
});
