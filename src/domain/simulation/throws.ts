/**
 * Chance without a sequence: a number that depends on a name, a draw and a turn alone. Two rounds of the finalizer
 * of MurmurHash3 spread each of them over all 32 bits.
 */
import { SeededRandom } from '../random';

const GOLDEN = 0x9e3779b9;
const SILVER = 0x85ebca77;
const TWO_32 = 4294967296;

function mix(bits: number): number {
  let hash = bits ^ (bits >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

export const nameSeed = (name: string, seed: number): number =>
  mix(new SeededRandom(seed).fork(name).seed ^ GOLDEN);

/** At least 0, less than 1. */
export function throwOf(seed: number, draw: number, turn: number): number {
  const first = mix((seed + Math.imul(draw + 1, GOLDEN)) | 0);
  return (mix((first + Math.imul(turn + 1, SILVER)) | 0) >>> 0) / TWO_32;
}
