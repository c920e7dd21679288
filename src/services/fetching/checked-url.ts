/** An address read strictly: what stands there is what is asked, in no reading but the plain one. */
import { AppError } from '../../errors';
import { requireAllowedHost } from './allowed-hosts';

const MAX_URL_LENGTH = 4_000;
/** Without `\`, which some take for `/`. */
const PRINTABLE = /^[!-[\]-~]+$/;
/** Scheme and authority, as written. */
const HEAD = /^(https?):\/\/([^/?#\\]+)/;
const USUAL_PORT = /^(?:http:\/\/.*:80|https:\/\/.*:443)$/;

const refuse = (detail: string) => new AppError('FETCH_URL_REFUSED', { detail });

/**
 * `URL` is helpful: it drops tabs and line ends, takes `\` for `/`, and reads 2130706433 and 0x7f.1 as
 * 127.0.0.1. Whoever writes a host like that does not mean what it says, so it must read as it is written.
 */
export function checkedUrl(text: string, hosts: readonly string[]): URL {
  if (text.length > MAX_URL_LENGTH) throw refuse(`longer than ${MAX_URL_LENGTH} characters`);
  if (!PRINTABLE.test(text)) throw refuse('blanks, line ends or characters that are not percent-encoded');
  const [head, scheme, authority = ''] = HEAD.exec(text) ?? [];
  if (head === undefined || !URL.canParse(text)) throw refuse('not an address with http:// or https://');
  if (authority.includes('@')) throw refuse('a user name or password in it');
  const url = new URL(text);
  const written = USUAL_PORT.test(head) ? head.replace(/:\d+$/, '') : head;
  if (`${scheme}://${url.host}` !== written.toLowerCase()) throw refuse('a host that is written unusually');
  requireAllowedHost(url, hosts);
  return url;
}

const MAX_REDIRECTS = 3;

/** Where an answer sends us on to, if we go: as carefully as the first time, and never out of TLS. */
export function redirectedUrl(
  from: URL,
  location: string | undefined,
  hops: number,
  hosts: readonly string[],
) {
  const refused = (detail: string) => new AppError('FETCH_REDIRECT_REFUSED', { detail });
  if (hops >= MAX_REDIRECTS) throw refused(`more than ${MAX_REDIRECTS}, one after the other`);
  if (location === undefined || location === '') throw refused('it leads nowhere');
  if (!PRINTABLE.test(location)) throw refused('an address that is not plain text');
  const isWhole = /^[a-z][a-z0-9+.-]*:/i.test(location);
  const absolute = isWhole ? location : location.startsWith('//') ? `${from.protocol}${location}` : null;
  const to = checkedUrl(absolute ?? new URL(location, from).href, hosts);
  if (from.protocol === 'https:' && to.protocol === 'http:') throw refused('from https to http');
  return to;
}
