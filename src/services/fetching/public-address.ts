/** Which network addresses count as public: by the registries' ranges, and only those that are plainly so. */
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Of IPv6, the one block that is given out for the internet. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

type Network = readonly [address: ipaddr.IPv4 | ipaddr.IPv6, bits: number];

function networkOf(text: string): Network {
  if (text.includes('/')) return ipaddr.parseCIDR(text);
  const address = ipaddr.parse(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

function isIn(address: ipaddr.IPv4 | ipaddr.IPv6, [network, bits]: Network): boolean {
  return address.kind() === network.kind() && address.match(network as never, bits);
}

/** Text of any other shape than the usual one of an address is none: zones, octal and shortened forms. */
export function isPublicAddress(text: string, privateNetworks: readonly string[]): boolean {
  if (isIP(text) === 0 || text.includes('%')) return false;
  const address = ipaddr.parse(text);
  if (privateNetworks.some((network) => isIn(address, networkOf(network)))) return true;
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || isIn(address, GLOBAL_UNICAST);
}
