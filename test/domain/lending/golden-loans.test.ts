import { LOAN_CASES } from '../programmes/golden/loans';

describe('worked examples of loans', () => {
  it.each(LOAN_CASES.map((one) => [`${one.clause}: ${one.shows}`, one] as const))(
    '%s',
    (_, { answer, expected }) => {
      expect(answer()).toEqual(expected);
    },
  );
});
