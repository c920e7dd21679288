/** The difference of two exact decimals, digit by digit: floating point would invent some. */

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

interface Scaled {
  readonly digits: bigint;
  readonly scale: number;
}

function scaledOf(text: string): Scaled | null {
  const match = DECIMAL.exec(text);
  if (!match) return null;
  const [, sign, whole = '0', fraction = ''] = match;
  const digits = BigInt(whole + fraction);
  return { digits: sign === '-' ? -digits : digits, scale: fraction.length };
}

const raised = ({ digits, scale }: Scaled, to: number) => digits * 10n ** BigInt(to - scale);

/** `after` less `before`; null where one of them is no number. */
export function exactDifference(
  after: string | null | undefined,
  before: string | null | undefined,
): string | null {
  const [one, other] = [scaledOf(after ?? ''), scaledOf(before ?? '')];
  if (!one || !other) return null;
  const scale = Math.max(one.scale, other.scale);
  const difference = raised(one, scale) - raised(other, scale);
  const all = (difference < 0n ? -difference : difference).toString().padStart(scale + 1, '0');
  const whole = all.slice(0, all.length - scale);
  const fraction = all.slice(all.length - scale).replace(/0+$/, '');
  return `${difference < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** How much that is of `before`, in percent with one digit; null where there is nothing to compare with. */
export function exactChange(
  after: string | null | undefined,
  before: string | null | undefined,
): string | null {
  const [one, other] = [scaledOf(after ?? ''), scaledOf(before ?? '')];
  if (!one || !other || other.digits === 0n) return null;
  const scale = Math.max(one.scale, other.scale);
  const [now, then] = [raised(one, scale), raised(other, scale)];
  const size = then < 0n ? -then : then;
  const change = now - then;
  const tenths = ((change < 0n ? -change : change) * 2_000n + size) / (2n * size);
  const text = tenths.toString().padStart(2, '0');
  return `${change < 0n ? '−' : '+'}${text.slice(0, -1)}.${text.slice(-1)}%`;
}
