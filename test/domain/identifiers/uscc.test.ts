/** Credit codes: real ones pass, altered ones do not, made ones are real. */
import fc from 'fast-check';
import { checkUscc, isUscc, makeUscc, USCC_ALPHABET } from '../../../src/domain/identifiers/uscc';

const REAL = [
  ...['914403001922038216', '9144030071526726XG', '91110108551385082Q', '91110000802100433B'],
  ...['91110000710925462X', '91100000100003962T', '9152000071430580XT', '91440300192317458F'],
  ...['91350900587527783P', '91330000733796106P', '91330100799655058B', '91440300MA5DLQQW0F'],
  ...['91440300MA5H8REU3K', '91110105MA01W5WD6D', '91330106MAEXL7CP7K'],
];

const character = fc.constantFrom(...USCC_ALPHABET);
const body = fc.array(character, { minLength: 16, maxLength: 16 }).map((list) => list.join(''));

describe('unified social credit codes', () => {
  it.each(REAL)('takes the real code %s and makes it again from its first sixteen characters', (code) => {
    expect(checkUscc(code)).toEqual({ uscc: code, problem: null, warning: null });
    expect(makeUscc(code.slice(0, 16))).toBe(code);
  });

  it.each(['914403001922038217', '91310115MA1G4L1WXK', '91110000800088421P', '91440300MA5FP7W02K'])(
    'refuses %s, whose check digit does not fit',
    (code) => expect(checkUscc(code)).toMatchObject({ problem: 'CHECK_DIGIT' }),
  );

  it.each([
    ['91440300192203821', 'LENGTH'],
    ['9144030019220382166', 'LENGTH'],
    ['', 'LENGTH'],
    ['91440300192203821O', 'CHARACTER'],
    ['9144030019220382I6', 'CHARACTER'],
    ['91440300192203821-', 'CHARACTER'],
  ])('says what is wrong with %j', (code, problem) => {
    expect(checkUscc(code)).toMatchObject({ problem });
    expect(isUscc(code)).toBe(false);
  });

  it('reads small letters, full-width digits and spaces', () => {
    expect(checkUscc('９１４４０３００ 71526726xg')).toMatchObject({
      uscc: '9144030071526726XG',
      problem: null,
    });
  });

  it('makes codes that pass both checks', () => {
    fc.assert(
      fc.property(body, (first) =>
        expect(checkUscc(makeUscc(first))).toMatchObject({ problem: null, warning: null }),
      ),
    );
  });

  it('notices every single wrong character', () => {
    fc.assert(
      fc.property(body, fc.nat({ max: 17 }), character, (first, place, wrong) => {
        const code = makeUscc(first);
        fc.pre(code.charAt(place) !== wrong);
        expect(isUscc(code.slice(0, place) + wrong + code.slice(place + 1))).toBe(false);
      }),
    );
  });

  it('only warns when the inner check alone fails', () => {
    const good = makeUscc('9144030019220382');
    const flagged = [...USCC_ALPHABET]
      .flatMap((inner) => [...USCC_ALPHABET].map((check) => good.slice(0, 16) + inner + check))
      .filter((code) => code !== good && isUscc(code));
    expect(flagged).toHaveLength(USCC_ALPHABET.length - 1);
    expect(flagged.every((code) => checkUscc(code).warning === 'INNER_CHECK')).toBe(true);
  });

  it('makes nothing out of a body that cannot be one', () => {
    expect(() => makeUscc('914403001922038')).toThrow(RangeError);
    expect(() => makeUscc('914403001922038O')).toThrow(RangeError);
  });
});
