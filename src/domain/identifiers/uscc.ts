/** Unified social credit codes (GB 32100-2015): both check digits, and codes made for synthetic data. */
import { type IdentifierProblem, plainIdentifier } from './problem';

/** No I, O, S, V, Z; a character's value is its place. */
export const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC_SHAPE = new RegExp(`^[${USCC_ALPHABET}]*$`);
const USCC_LENGTH = 18;
const BODY_LENGTH = 16;
const INNER_START = 8;

/** 3 to the power of the place, modulo 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** GB 11714, the organisation code in places 9 to 17, where letters count from A = 10 without gaps. */
const INNER_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const INNER_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

const weigh = (text: string, alphabet: string, weights: readonly number[]) =>
  weights.reduce((sum, weight, place) => sum + weight * alphabet.indexOf(text.charAt(place)), 0);

const checkCharacter = (first17: string) =>
  USCC_ALPHABET.charAt((31 - (weigh(first17, USCC_ALPHABET, WEIGHTS) % 31)) % 31);

function innerCheckCharacter(first16: string): string {
  const check = 11 - (weigh(first16.slice(INNER_START), INNER_ALPHABET, INNER_WEIGHTS) % 11);
  return check === 10 ? 'X' : String(check % 11);
}

export interface UsccCheck {
  /** As it is stored: ASCII capitals without spaces. */
  readonly uscc: string;
  /** Why the code is refused; null when it may stand. */
  readonly problem: IdentifierProblem | null;
  /** Worth a look, but no ground to refuse: whether every issuer keeps the inner rule is not known. */
  readonly warning: IdentifierProblem | null;
}

export function checkUscc(text: string): UsccCheck {
  const uscc = plainIdentifier(text);
  const refuse = (problem: IdentifierProblem): UsccCheck => ({ uscc, problem, warning: null });
  if (uscc.length !== USCC_LENGTH) return refuse('LENGTH');
  if (!USCC_SHAPE.test(uscc)) return refuse('CHARACTER');
  if (checkCharacter(uscc) !== uscc.charAt(17)) return refuse('CHECK_DIGIT');
  const innerAgrees = innerCheckCharacter(uscc) === uscc.charAt(BODY_LENGTH);
  return { uscc, problem: null, warning: innerAgrees ? null : 'INNER_CHECK' };
}

export const isUscc = (text: string): boolean => checkUscc(text).problem === null;

/** Adds both check characters to the first sixteen: department, class, division and organisation code. */
export function makeUscc(body: string): string {
  if (body.length !== BODY_LENGTH || !USCC_SHAPE.test(body)) {
    throw new RangeError(`a credit code starts with ${BODY_LENGTH} characters of ${USCC_ALPHABET}`);
  }
  const first17 = body + innerCheckCharacter(body);
  return first17 + checkCharacter(first17);
}
