import { resolve } from 'node:path';
import { readConfig } from '../../src/config';
import { AppError, cleanErrorText, ERRORS, type ErrorCode } from '../../src/errors';

describe('the configuration', () => {
  it('needs nothing: an embedded database, queues on it, loopback and port 4000', () => {
    expect(readConfig({})).toMatchObject({
      ...{ databaseUrl: undefined, redisUrl: undefined, host: '127.0.0.1', port: 4000, role: 'all' },
      dataDir: resolve('.kejin'),
      inboxDir: resolve('.kejin/inbox'),
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ DATABASE_URL: '', REDIS_URL: '', PORT: '' })).toMatchObject({ port: 4000 });
  });

  it.each([
    [{ PORT: 'http' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://host/db' }, 'DATABASE_URL'],
    [{ REDIS_URL: 'not a url' }, 'REDIS_URL'],
    [{ KEJIN_BOOTSTRAP_ADMIN_KEY: 'short' }, 'KEJIN_BOOTSTRAP_ADMIN_KEY'],
    [{ KEJIN_ROLE: 'king' }, 'KEJIN_ROLE'],
  ])('refuses %j and names the variable', (environment, name) => {
    expect(() => readConfig(environment)).toThrow(new RegExp(`Bad configuration: ${name}`));
  });
});

describe('the table of errors', () => {
  it('has both languages for every code, with the same places to fill', () => {
    const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
    for (const [code, entry] of Object.entries(ERRORS)) {
      expect([code, places(entry.zh)]).toEqual([code, places(entry.en)]);
      expect(entry.zh).toMatch(/\p{Script=Han}/u);
      expect(entry.status).toBeGreaterThanOrEqual(400);
    }
  });

  it('fills the details into both messages', () => {
    const error = new AppError('UNKNOWN_PLAN' satisfies ErrorCode, { slug: 'atlantis' });
    expect(error).toMatchObject({
      ...{ status: 404, retryable: false, message: 'No plan called atlantis' },
      messageZh: '没有方案 atlantis',
    });
  });

  it('cleans text that no store would take', () => {
    expect(cleanErrorText(new Error('a\0b\uD800c'))).toBe('ab\uFFFDc');
    expect(cleanErrorText('x'.repeat(5000))).toHaveLength(2000);
  });
});
