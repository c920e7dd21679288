/** Addresses and networks: which ones a key may be used from, and whom a request without a key counts for. */
import { BlockList, isIP } from 'node:net';

/** Networks that one key may name. */
export const MAX_NETWORKS = 50;

const MAPPED = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i;
const IPV6_GROUPS = 8;
/** A household or an office is given a /64: whoever counts single addresses counts nothing. */
const COUNTED_GROUPS = 4;

/** An IPv4 address that came in over an IPv6 socket is an IPv4 address; null for what is no address. */
export function plainAddress(text: string): string | null {
  const bare = MAPPED.exec(text)?.[1] ?? text.replace(/%.*$/, '');
  return isIP(bare) === 0 ? null : bare;
}

/** The eight groups of an IPv6 address, each as a number; a dotted tail counts for two. */
function groupsOf(address: string): readonly number[] {
  const [head = '', tail] = address.split('::');
  const read = (part: string) =>
    (part === '' ? [] : part.split(':')).flatMap((group) => {
      if (!group.includes('.')) return [Number.parseInt(group, 16)];
      const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
      return [a * 256 + b, c * 256 + d];
    });
  const [first, last] = [read(head), read(tail ?? '')];
  return [...first, ...Array<number>(IPV6_GROUPS - first.length - last.length).fill(0), ...last];
}

/** Who counts as one where nobody has signed in: an IPv4 address, or the /64 of an IPv6 one. */
export function addressGroup(text: string): string {
  const address = plainAddress(text);
  if (address === null) return 'unknown';
  if (isIP(address) === 4) return address;
  const groups = groupsOf(address).slice(0, COUNTED_GROUPS);
  return `${groups.map((group) => group.toString(16)).join(':')}::/64`;
}

interface Network {
  readonly address: string;
  readonly bits: number;
  readonly family: 'ipv4' | 'ipv6';
}

/** `10.0.0.0/8`, `2001:db8::/32` or a single address; null for anything else. */
function readNetwork(text: string): Network | null {
  const [address = '', bits, ...rest] = text.split('/');
  const version = address.includes('%') || rest.length > 0 ? 0 : isIP(address);
  if (version === 0) return null;
  const most = version === 4 ? 32 : 128;
  const width = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  if (!(width <= most)) return null;
  return { address, bits: width, family: version === 4 ? 'ipv4' : 'ipv6' };
}

export const isNetwork = (text: string): boolean => readNetwork(text) !== null;

/** Whether the address lies in one of the networks; what is no address lies in none. */
export function isWithin(networks: readonly string[], address: string): boolean {
  const plain = plainAddress(address);
  if (plain === null) return false;
  const family = isIP(plain) === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  for (const text of networks) {
    const network = readNetwork(text);
    // Left to itself, node finds every IPv4 address in ::/0.
    if (network?.family === family) list.addSubnet(network.address, network.bits, family);
  }
  return list.check(plain, family);
}
