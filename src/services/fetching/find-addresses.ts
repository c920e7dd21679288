/** The addresses of a host, looked up once and all of them checked: what is connected to is one of these. */
import { promises as dns, type LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { AppError, cleanErrorText } from '../../errors';
import { isPublicAddress } from './public-address';

export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

/** A host with more of them is not a statistics office. */
const MAX_ADDRESSES = 32;

export const systemResolve: Resolve = (hostname) => dns.lookup(hostname, { all: true });

/** One address that is not public spoils the name: whoever may choose among them must have no choice. */
export async function findAddresses(
  url: URL,
  privateNetworks: readonly string[],
  resolve: Resolve,
): Promise<readonly LookupAddress[]> {
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(hostname);
  const found = family > 0 ? [{ address: hostname, family }] : await lookUp(hostname, resolve);
  const refused = found.some(({ address }) => !isPublicAddress(address, privateNetworks));
  if (refused || found.length > MAX_ADDRESSES)
    throw new AppError('FETCH_ADDRESS_REFUSED', { host: url.host });
  return found;
}

async function lookUp(hostname: string, resolve: Resolve): Promise<readonly LookupAddress[]> {
  try {
    const found = await resolve(hostname);
    if (found.length > 0) return found;
  } catch (error) {
    const detail = cleanErrorText(error);
    throw new AppError('FETCH_UNREACHABLE', { host: hostname, detail }, { cause: error });
  }
  throw new AppError('FETCH_UNREACHABLE', { host: hostname, detail: 'the name has no address' });
}
