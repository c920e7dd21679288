import { GUARANTEE_CASES } from '../programmes/golden/guarantee';

describe('worked examples of the guarantee opinions and the small grants', () => {
  it.each(GUARANTEE_CASES.map((one) => [`${one.programme} ${one.clause}: ${one.shows}`, one] as const))(
    '%s',
    (_, { answer, expected }) => expect(answer()).toEqual(expected),
  );
});
