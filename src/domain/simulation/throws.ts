/**
 * Chance without a sequence: a number that depends on a name, a draw and a turn alone. The finalizer
 * of MurmurHash3 spreads each of them over all 32 bits.
 */
import { SeededRandom } from '../random';

/** Looked up once: in the inner loop even that counts. */
const { imul } = Math;

const GOLDEN = 0x9e3779b9;
const SILVER = 0x85ebca77;
const TWO_31 = 2147483648;
const TWO_32 = 4294967296;

function mix(bits: number): number {
  let hash = bits ^ (bits >>> 16);
  hash = imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

export const nameSeed = (name: string, seed: number): number =>
  mix(new SeededRandom(seed).fork(name).seed ^ GOLDEN);

/** A whole number from −2³¹ to 2³¹ − 1: unlike a fraction, it needs no memory of its own. */
export const throwOf = (seed: number, draw: number, turn: number): number =>
  mix((seed + imul(draw + 1, GOLDEN) + imul(turn, SILVER)) | 0) | 0;

/** A throw below this comes with the probability. */
export const edgeOf = (probability: number): number => probability * TWO_32 - TWO_31;

/** The throw as a fraction: at least 0, less than 1. */
export const fractionOf = (thrown: number): number => (thrown + TWO_31) / TWO_32;
