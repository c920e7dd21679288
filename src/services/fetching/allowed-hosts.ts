/** Which hosts may be asked for files: exact names, or all below a domain, each with its port. */
import { AppError } from '../../errors';

interface AllowedHost {
  readonly protocols: readonly string[];
  /** Without the star: `.stats.gov.cn`. */
  readonly name: string;
  readonly isDomain: boolean;
  /** Empty for the usual port of the protocol, as in URL. */
  readonly port: string;
}

const ENTRY = /^(http:\/\/)?(\*)?(\.?[^:[]+|\[[^\]]+\])(?::(\d+))?$/;
const USUAL_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

function allowedHostOf(entry: string): AllowedHost {
  const [, plain, star, name = '', port = ''] = ENTRY.exec(entry) ?? [];
  // Plain HTTP has to be asked for; who trusts a host that far trusts it with TLS too.
  const protocols = plain === undefined ? ['https:'] : ['http:', 'https:'];
  return { protocols, name, isDomain: star !== undefined, port };
}

const portOf = (url: URL) => url.port || (USUAL_PORTS[url.protocol] as string);

function allows({ protocols, name, isDomain, port }: AllowedHost, url: URL): boolean {
  if (!protocols.includes(url.protocol)) return false;
  const isNamed = isDomain
    ? url.hostname.endsWith(name) && url.hostname.length > name.length
    : url.hostname === name;
  return isNamed && portOf(url) === (port || USUAL_PORTS[url.protocol]);
}

export function requireAllowedHost(url: URL, hosts: readonly string[]): void {
  if (hosts.some((entry) => allows(allowedHostOf(entry), url))) return;
  throw new AppError('FETCH_HOST_NOT_ALLOWED', { host: url.host });
}
