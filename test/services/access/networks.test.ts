import fc from 'fast-check';
import { addressGroup, isNetwork, isWithin, plainAddress } from '../../../src/services/access/networks';

describe('networks', () => {
  it.each(['10.0.0.0/8', '192.0.2.7', '0.0.0.0/0', '2001:db8::/32', '::1', '2001:db8::7/128'])(
    'takes %s',
    (text) => expect(isNetwork(text)).toBe(true),
  );

  it.each([
    ...['', 'localhost', '10.0.0', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0.0/-1', '256.0.0.1'],
    ...['2001:db8::/129', 'fe80::1%eth0', '10.0.0.0/8 ', '10.0.0.0/a', '１０.0.0.0/8', '010.0.0.1', '0x7f.1'],
  ])('refuses "%s"', (text) => expect(isNetwork(text)).toBe(false));

  it.each([
    [['10.0.0.0/8'], '10.255.0.1', true],
    [['10.0.0.0/8'], '11.0.0.1', false],
    [['10.0.0.0/8'], '::ffff:10.1.2.3', true],
    [['10.0.0.0/8'], '::FFFF:11.1.2.3', false],
    [['192.0.2.7/32'], '192.0.2.7', true],
    [['192.0.2.7'], '192.0.2.8', false],
    [['2001:db8::/32'], '2001:db8:1::5', true],
    [['2001:db8::/32'], '2001:db9::5', false],
    [['2001:db8::/32', '10.0.0.0/8'], '10.0.0.1', true],
    [['0.0.0.0/0'], '2001:db8::1', false],
    [['::/0'], '10.0.0.1', false],
    [['0.0.0.0/0', '::/0'], 'unknown', false],
    [['0.0.0.0/0', '::/0'], '', false],
    [[], '10.0.0.1', false],
  ])('of %j holds %s: %s', (networks, address, held) => expect(isWithin(networks, address)).toBe(held));

  it('count an IPv4 address for itself and an IPv6 one with its /64', () => {
    expect(addressGroup('::ffff:192.0.2.7')).toBe('192.0.2.7');
    expect(addressGroup('2001:db8:1:2:3:4:5:6')).toBe(addressGroup('2001:db8:1:2::'));
    expect(addressGroup('2001:db8:1:2::1')).toBe('2001:db8:1:2::/64');
    expect(addressGroup('2001:db8:1:3::1')).not.toBe(addressGroup('2001:db8:1:2::1'));
    expect(addressGroup('::1')).toBe('0:0:0:0::/64');
    expect(addressGroup('64:ff9b::192.0.2.7')).toBe('64:ff9b:0:0::/64');
    expect(addressGroup('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
    expect(addressGroup('whatever')).toBe('unknown');
  });

  it('find any address in itself, and in its own /64 and /24', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        if (plainAddress(address)?.includes(':')) {
          expect(isWithin([addressGroup(address)], address)).toBe(true);
          expect(isWithin([address], address)).toBe(true);
        }
      }),
    );
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isWithin([`${address}/24`], address.replace(/\d+$/, '9'))).toBe(true);
      }),
    );
  });
});
