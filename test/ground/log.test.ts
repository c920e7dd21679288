import { Writable } from 'node:stream';
import { createLogger } from '../../src/log';

describe('the log', () => {
  const lines: string[] = [];
  const log = createLogger(
    'trace',
    new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    }),
  );

  it('never holds what a request signs in with, wherever it stands', () => {
    const headers = { authorization: 'Bearer kj_secret', 'x-api-key': 'kj_secret', cookie: 'kj_secret' };
    log.info({ req: { headers } }, 'a request');
    log.info({ headers, request: { headers } }, 'again');
    log.error({
      err: Object.assign(new Error('failed'), { headers, apiKey: 'kj_secret', token: 'kj_secret' }),
    });
    log.info({
      config: { bootstrapAdminKey: 'kj_secret', encryptionKeys: ['kj_secret'], password: 'kj_secret' },
    });
    expect(lines).toHaveLength(4);
    expect(lines.join('')).toContain('[redacted]');
    expect(lines.join('')).not.toContain('kj_secret');
  });
});
