import { checkedUrl, redirectedUrl } from '../../../src/services/fetching/checked-url';
import { findAddresses } from '../../../src/services/fetching/find-addresses';
import { isPublicAddress } from '../../../src/services/fetching/public-address';

const HOSTS = [
  'data.stats.gov.cn',
  '*.stats.gov.cn',
  'api.example.cn:8443',
  'http://old.example.cn',
  '[2606:4700::1111]',
];

const codeOf = async (work: () => unknown) => {
  try {
    await work();
    return 'ALLOWED';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};

const REFUSED = 'FETCH_URL_REFUSED';
const UNLISTED = 'FETCH_HOST_NOT_ALLOWED';

describe('addresses that a feed may name', () => {
  it.each([
    ['https://data.stats.gov.cn/dg/new?pid=&code=1', 'ALLOWED'],
    ['https://data.stats.gov.cn:443/x', 'ALLOWED'],
    ['https://a.b.stats.gov.cn/', 'ALLOWED'],
    ['https://api.example.cn:8443/', 'ALLOWED'],
    ['http://old.example.cn/file.csv', 'ALLOWED'],
    ['https://old.example.cn/file.csv', 'ALLOWED'],
    ['https://[2606:4700::1111]/', 'ALLOWED'],
    ['http://data.stats.gov.cn/', UNLISTED],
    ['https://stats.gov.cn/', UNLISTED],
    ['https://evilstats.gov.cn/', UNLISTED],
    ['https://data.stats.gov.cn.evil.example/', UNLISTED],
    ['https://data.stats.gov.cn./', UNLISTED],
    ['https://data.stats.gov.cn:8443/', UNLISTED],
    ['https://data.stats.gov.cn:22/', UNLISTED],
    ['https://api.example.cn/', UNLISTED],
    ['http://old.example.cn:8080/', UNLISTED],
    ['https://127.0.0.1/', UNLISTED],
    ['https://[::1]/', UNLISTED],
    ['https://localhost/', UNLISTED],
    ['https://169.254.169.254/latest/meta-data', UNLISTED],
    ['https://user@data.stats.gov.cn/', REFUSED],
    ['https://user:pass@data.stats.gov.cn/', REFUSED],
    ['https://data.stats.gov.cn@evil.example/', REFUSED],
    ['https://evil.example\\@data.stats.gov.cn/', REFUSED],
    ['https://evil.example/@data.stats.gov.cn/', UNLISTED],
    ['https:\\\\data.stats.gov.cn/', REFUSED],
    ['file:///etc/passwd', REFUSED],
    ['gopher://data.stats.gov.cn/_x', REFUSED],
    ['ftp://data.stats.gov.cn/x', REFUSED],
    ['javascript:alert(1)', REFUSED],
    ['data:text/csv,a', REFUSED],
    ['//data.stats.gov.cn/x', REFUSED],
    ['data.stats.gov.cn/x', REFUSED],
    ['', REFUSED],
    ['HTTPS://data.stats.gov.cn/', REFUSED],
    ['https://data.stats.gov.cn/\r\nHost: evil', REFUSED],
    ['https://data.stats.gov.cn/\tx', REFUSED],
    ['ht\ntps://data.stats.gov.cn/', REFUSED],
    [' https://data.stats.gov.cn/', REFUSED],
    ['https://data.stats.gov.cn/a b', REFUSED],
    ['https://data.stats.gov.cn\u0000.evil.example/', REFUSED],
    ['https://ｄata.stats.gov.cn/', REFUSED],
    ['https://%64ata.stats.gov.cn/', REFUSED],
    ['https://2130706433/', REFUSED],
    ['https://0x7f.1/', REFUSED],
    ['https://0177.0.0.1/', REFUSED],
    ['https://127.1/', REFUSED],
    ['https://[::ffff:127.0.0.1]/', REFUSED],
    ['https://[fe80::1%25eth0]/', REFUSED],
    ['https://[fe80::1%eth0]/', REFUSED],
    ['https://data.stats.gov.cn:99999/', REFUSED],
    [`https://data.stats.gov.cn/${'a'.repeat(5_000)}`, REFUSED],
  ])('%j: %s', async (text, expected) => {
    expect(await codeOf(() => checkedUrl(text, HOSTS))).toBe(expected);
  });

  it('are none while no host is allowed', async () => {
    expect(await codeOf(() => checkedUrl('https://data.stats.gov.cn/', []))).toBe(UNLISTED);
  });
});

describe('redirects', () => {
  const from = new URL('https://data.stats.gov.cn/dir/file');
  it.each([
    ['/other', 'https://data.stats.gov.cn/other'],
    ['other?x=1', 'https://data.stats.gov.cn/dir/other?x=1'],
    ['https://www.stats.gov.cn/x', 'https://www.stats.gov.cn/x'],
    ['//www.stats.gov.cn/x', 'https://www.stats.gov.cn/x'],
    ['https://evil.example/', UNLISTED],
    ['https://10.0.0.1/', UNLISTED],
    ['http://old.example.cn/', 'FETCH_REDIRECT_REFUSED'],
    ['///evil.example/', REFUSED],
    ['/\\evil.example/', 'FETCH_REDIRECT_REFUSED'],
    ['\\\\evil.example\\x', 'FETCH_REDIRECT_REFUSED'],
    ['file:///etc/passwd', REFUSED],
    ['https:evil.example', REFUSED],
    ['/x\r\nSet-Cookie: a', 'FETCH_REDIRECT_REFUSED'],
    ['', 'FETCH_REDIRECT_REFUSED'],
    [undefined, 'FETCH_REDIRECT_REFUSED'],
  ])('to %j: %s', async (location, expected) => {
    const read = () => redirectedUrl(from, location, 0, HOSTS).href;
    const code = await codeOf(read);
    expect(code === 'ALLOWED' ? read() : code).toBe(expected);
  });

  it('end after three', async () => {
    expect(await codeOf(() => redirectedUrl(from, '/a', 2, HOSTS))).toBe('ALLOWED');
    expect(await codeOf(() => redirectedUrl(from, '/a', 3, HOSTS))).toBe('FETCH_REDIRECT_REFUSED');
  });
});

describe('public addresses', () => {
  it.each([
    ...['1.1.1.1', '8.8.8.8', '223.5.5.5', '100.63.255.255', '2606:4700::1111', '240e::1'].map((a) => [
      a,
      true,
    ]),
    ...['0.0.0.0', '0.1.2.3', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.255.255.254'].map((a) => [
      a,
      false,
    ]),
    ...['169.254.169.254', '172.16.0.1', '172.31.255.255', '192.168.1.1', '192.0.0.8'].map((a) => [a, false]),
    ...['192.0.2.1', '192.88.99.1', '198.18.0.1', '198.51.100.1', '203.0.113.1'].map((a) => [a, false]),
    ...['224.0.0.1', '240.0.0.1', '255.255.255.255'].map((a) => [a, false]),
    ...['::', '::1', '::7f00:1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1'].map((a) => [
      a,
      false,
    ]),
    ...['64:ff9b:1::1', '2002:7f00:1::', '2001::1', '2001:db8::1', 'fe80::1', 'fe80::1%eth0'].map((a) => [
      a,
      false,
    ]),
    ...['fec0::1', 'fc00::1', 'fd12::1', 'ff02::1', '1::1', '4000::1', '100::1'].map((a) => [a, false]),
    ...['2130706433', '0x7f.1', '0177.0.0.1', '127.1', 'localhost', ''].map((a) => [a, false]),
  ] as [string, boolean][])('%s: %s', (address, expected) => {
    expect(isPublicAddress(address, [])).toBe(expected);
  });

  it('are what an office says they are, of its own network alone', () => {
    expect(isPublicAddress('10.1.2.3', ['10.1.0.0/16'])).toBe(true);
    expect(isPublicAddress('10.2.2.3', ['10.1.0.0/16'])).toBe(false);
    expect(isPublicAddress('127.0.0.1', ['127.0.0.1'])).toBe(true);
    expect(isPublicAddress('::1', ['127.0.0.1/32'])).toBe(false);
    expect(isPublicAddress('::ffff:10.1.2.3', ['10.1.0.0/16'])).toBe(false);
  });

  const found = (addresses: readonly string[]) =>
    codeOf(() =>
      findAddresses(new URL('https://data.stats.gov.cn/'), [], async () =>
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      ),
    );

  it('are all that a name may lead to: one other spoils it', async () => {
    expect(await found(['1.1.1.1', '2606:4700::1111'])).toBe('ALLOWED');
    expect(await found(['1.1.1.1', '127.0.0.1'])).toBe('FETCH_ADDRESS_REFUSED');
    expect(await found(['2606:4700::1111', '::1'])).toBe('FETCH_ADDRESS_REFUSED');
    expect(await found(['::ffff:10.0.0.1'])).toBe('FETCH_ADDRESS_REFUSED');
    expect(await found([])).toBe('FETCH_UNREACHABLE');
    expect(await found(Array.from({ length: 33 }, () => '1.1.1.1'))).toBe('FETCH_ADDRESS_REFUSED');
  });

  it('are asked of literal addresses too, without a look-up', async () => {
    const never = async () => {
      throw new Error('looked up');
    };
    const look = (url: string) => codeOf(() => findAddresses(new URL(url), [], never));
    expect(await look('https://[::1]/')).toBe('FETCH_ADDRESS_REFUSED');
    expect(await look('https://127.0.0.1/')).toBe('FETCH_ADDRESS_REFUSED');
    expect(await look('https://1.1.1.1/')).toBe('ALLOWED');
    expect(await look('https://data.stats.gov.cn/')).toBe('FETCH_UNREACHABLE');
  });
});
