import { randomBytes } from 'node:crypto';
import { createLogger } from '../../src/log';
import { openRateLimiter, type RateLimiter } from '../../src/server/rate-limiter';

const log = createLogger('silent');
const CALLER = { actor: 'key:1' };
/** Where the services suite gives one. */
const REDIS_URLS = process.env.REDIS_URL ? [process.env.REDIS_URL] : [];

/** Before its connection stands, a limiter counts for itself. */
async function untilBothCountThere(one: RateLimiter, other: RateLimiter): Promise<void> {
  for (let probe = 1; ; probe += 1) {
    const caller = { actor: `key:probe-${probe}` };
    await one.spend(caller, '192.0.2.1', 1);
    if ((await other.spend(caller, '192.0.2.1', 1)).remaining === 98) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('the rate limiter', () => {
  const opened: RateLimiter[] = [];
  const open = (redisUrl: string | undefined, prefix: string) => {
    const limiter = openRateLimiter({ costPerMinute: 100, redisUrl, prefix, log });
    opened.push(limiter);
    return limiter;
  };
  const freshPrefix = () => `kejin-test-${randomBytes(6).toString('hex')}`;
  afterEach(async () => {
    for (const limiter of opened.splice(0)) await limiter.close();
  });

  const untilRefused = async (limiter: RateLimiter, cost: number) => {
    for (let spent = 0; ; spent += cost) {
      try {
        await limiter.spend(CALLER, '192.0.2.1', cost);
      } catch (error) {
        expect(error).toMatchObject({ code: 'RATE_LIMITED', status: 429, retryable: true });
        return spent;
      }
    }
  };

  it('counts for itself while Redis is away, without waiting for it', async () => {
    const limiter = open('redis://127.0.0.1:9', freshPrefix());
    const startedAtMs = performance.now();
    expect(await untilRefused(limiter, 10)).toBe(100);
    expect(performance.now() - startedAtMs).toBeLessThan(1_000);
  });

  it('never takes less than one, nor parts of one', async () => {
    const limiter = open(undefined, freshPrefix());
    expect((await limiter.spend(CALLER, '192.0.2.1', 0)).remaining).toBe(99);
    expect((await limiter.spend(CALLER, '192.0.2.1', 1.2)).remaining).toBe(97);
  });

  it('keeps callers apart from each other and from strangers who claim their name', async () => {
    const limiter = open(undefined, freshPrefix());
    await untilRefused(limiter, 10);
    expect((await limiter.spend({ actor: 'key:2' }, '192.0.2.1', 10)).remaining).toBe(90);
    expect((await limiter.spend(null, 'key:2', 1)).remaining).toBe(9);
  });

  for (const url of REDIS_URLS) {
    it('counts on Redis what all processes together spend', async () => {
      const prefix = freshPrefix();
      const [one, other] = [open(url, prefix), open(url, prefix)];
      await untilBothCountThere(one, other);
      const first = await one.spend(CALLER, '192.0.2.1', 60);
      expect(first).toMatchObject({ limit: 100, remaining: 40 });
      expect(first.resetSeconds).toBeGreaterThan(50);
      expect((await other.spend(CALLER, '192.0.2.1', 30)).remaining).toBe(10);
      await expect(one.spend(CALLER, '192.0.2.1', 20)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
      expect((await open(url, freshPrefix()).spend(CALLER, '192.0.2.1', 1)).remaining).toBe(99);
    });
  }
});
