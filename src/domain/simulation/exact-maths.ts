/**
 * Logarithm, exponential and normal quantile by + − × ÷ √ alone. Math.log and Math.exp may differ in the
 * last digit from one machine to the next, and a draw on the edge of a target would fall on different
 * sides.
 */

/** Looked up once: in the inner loop even that counts. */
const { floor, sqrt } = Math;
const INFINITY = Number.POSITIVE_INFINITY;
const LARGEST = Number.MAX_VALUE;

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const SQRT2 = Math.SQRT2;
const EXPONENT_BIAS = 1023;
const LARGEST_EXPONENT = 709;

/** One double seen as two words, to take powers of two off and put them on without rounding. */
const asDouble = new Float64Array(1);
const asWords = new Int32Array(asDouble.buffer);
asDouble[0] = 1;
const HIGH = asWords[1] === 0 ? 0 : 1;

/** 2·(z + z³/3 + z⁵/5 + …), |z| ≤ 0.172: eleven terms reach the last digit of a double. */
function logNearOne(x: number): number {
  const z = (x - 1) / (x + 1);
  const s = z * z;
  let sum = 1 / 21;
  sum = sum * s + 1 / 19;
  sum = sum * s + 1 / 17;
  sum = sum * s + 1 / 15;
  sum = sum * s + 1 / 13;
  sum = sum * s + 1 / 11;
  sum = sum * s + 1 / 9;
  sum = sum * s + 1 / 7;
  sum = sum * s + 1 / 5;
  sum = sum * s + 1 / 3;
  sum = sum * s + 1;
  return 2 * z * sum;
}

/** 1 + x + x²/2! + …, |x| ≤ 0.347: fourteen terms. */
function expNearZero(x: number): number {
  let sum = 1 / 87178291200;
  sum = sum * x + 1 / 6227020800;
  sum = sum * x + 1 / 479001600;
  sum = sum * x + 1 / 39916800;
  sum = sum * x + 1 / 3628800;
  sum = sum * x + 1 / 362880;
  sum = sum * x + 1 / 40320;
  sum = sum * x + 1 / 5040;
  sum = sum * x + 1 / 720;
  sum = sum * x + 1 / 120;
  sum = sum * x + 1 / 24;
  sum = sum * x + 1 / 6;
  sum = sum * x + 1 / 2;
  return (sum * x + 1) * x + 1;
}

const SMALLEST_NORMAL = 2.2250738585072014e-308;

/** Natural logarithm; −∞ for 0, NaN below. */
export function logarithm(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === INFINITY) return x;
  if (x < SMALLEST_NORMAL) return logarithm(x * 18014398509481984) - 54 * LN2_HIGH - 54 * LN2_LOW;
  asDouble[0] = x;
  const high = asWords[HIGH] as number;
  let exponent = (high >>> 20) - EXPONENT_BIAS;
  asWords[HIGH] = (high & 0xfffff) | (EXPONENT_BIAS << 20);
  let mantissa = asDouble[0] as number;
  if (mantissa > SQRT2) [mantissa, exponent] = [mantissa / 2, exponent + 1];
  return exponent * LN2_HIGH + (exponent * LN2_LOW + logNearOne(mantissa));
}

/** e to the power of x; 0 and the largest double where the result is out of reach. */
export function exponential(x: number): number {
  if (x > LARGEST_EXPONENT) return LARGEST;
  if (x < 1 - LARGEST_EXPONENT) return 0;
  const twos = floor(x / LN2_HIGH + 0.5);
  const rest = x - twos * LN2_HIGH - twos * LN2_LOW;
  asDouble[0] = expNearZero(rest);
  asWords[HIGH] = (asWords[HIGH] as number) + (twos << 20);
  return asDouble[0] as number;
}

/** A positive number to any power. */
export const power = (base: number, exponent: number): number => exponential(exponent * logarithm(base));

/** Coefficients of Wichura's algorithm AS 241 (Applied Statistics 37, 1988), highest power first. */
const CENTRE = Float64Array.of(
  2509.0809287301227,
  33430.57558358813,
  67265.7709270087,
  45921.95393154987,
  13731.69376550946,
  1971.5909503065513,
  133.14166789178438,
  3.3871328727963665,
);
const CENTRE_BELOW = Float64Array.of(
  5226.495278852854,
  28729.085735721943,
  39307.89580009271,
  21213.794301586597,
  5394.196021424751,
  687.1870074920579,
  42.31333070160091,
  1,
);
const SIDE = Float64Array.of(
  0.0007745450142783414,
  0.022723844989269184,
  0.2417807251774506,
  1.2704582524523684,
  3.6478483247632045,
  5.769497221460691,
  4.630337846156546,
  1.4234371107496835,
);
const SIDE_BELOW = Float64Array.of(
  1.0507500716444169e-9,
  0.0005475938084995345,
  0.015198666563616457,
  0.14810397642748008,
  0.6897673349851,
  1.6763848301838038,
  2.053191626637759,
  1,
);
const TAIL = Float64Array.of(
  2.0103343992922881e-7,
  2.7115555687434876e-5,
  0.0012426609473880784,
  0.026532189526576124,
  0.29656057182850487,
  1.7848265399172913,
  5.463784911164114,
  6.657904643501103,
);
const TAIL_BELOW = Float64Array.of(
  2.0442631033899397e-15,
  1.421511758316446e-7,
  1.8463183175100548e-5,
  0.0007868691311456133,
  0.014875361290850615,
  0.1369298809227358,
  0.599832206555888,
  1,
);

type Coefficients = Float64Array;

function polynomial(c: Coefficients, x: number): number {
  let sum = (c[0] as number) * x + (c[1] as number);
  sum = sum * x + (c[2] as number);
  sum = sum * x + (c[3] as number);
  sum = sum * x + (c[4] as number);
  sum = sum * x + (c[5] as number);
  sum = sum * x + (c[6] as number);
  return sum * x + (c[7] as number);
}

/** Where a standard normal lies below with probability p, 0 < p < 1; grows with p. */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRE, r)) / polynomial(CENTRE_BELOW, r);
  }
  const r = sqrt(-logarithm(q < 0 ? p : 1 - p));
  const size =
    r <= 5
      ? polynomial(SIDE, r - 1.6) / polynomial(SIDE_BELOW, r - 1.6)
      : polynomial(TAIL, r - 5) / polynomial(TAIL_BELOW, r - 5);
  return q < 0 ? -size : size;
}
