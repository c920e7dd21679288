/**
 * Chance without a sequence: a number that depends on a name, a draw and a turn alone. The finalizer
 * of MurmurHash3 spreads each of them over all 32 bits.
 */
import { SeededRandom } from '../random';

/** Looked up once: in the inner loop even that counts. */
const { imul } = Math;

const GOLDEN = 0x9e3779b9;
const SILVER = 0x85ebca77;
const ONE_OF_TWO_32 = 1 / 4294967296;

function mix(bits: number): number {
  let hash = bits ^ (bits >>> 16);
  hash = imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

export const nameSeed = (name: string, seed: number): number =>
  mix(new SeededRandom(seed).fork(name).seed ^ GOLDEN);

/** At least 0, less than 1. */
export const throwOf = (seed: number, draw: number, turn: number): number =>
  (mix((seed + imul(draw + 1, GOLDEN) + imul(turn, SILVER)) | 0) >>> 0) * ONE_OF_TWO_32;
