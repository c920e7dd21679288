import fc from 'fast-check';
import type { Database } from '../../src/db/database';
import { openTestDatabase } from '../support/database';

describe('values of the database', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
  });
  afterAll(() => db.close());

  const read = async (sql: string, value: unknown, zone = 'UTC') =>
    db.transaction(async (tx) => {
      await tx.query(`set local timezone = '${zone}'`);
      const [row] = await tx.query<{ value: unknown }>(`select ${sql} as value`, [value]);
      return row?.value;
    });

  it('are the instants that were written, in whatever time zone the session is', async () => {
    const instants = fc.date({
      ...{ min: new Date('0001-01-02T00:00:00Z'), max: new Date('9999-12-30T00:00:00Z') },
      noInvalidDate: true,
    });
    await fc.assert(
      fc.asyncProperty(
        instants,
        fc.constantFrom('UTC', 'Asia/Shanghai', 'Asia/Kolkata'),
        async (instant, zone) => {
          expect(await read('$1::timestamptz', instant.toISOString(), zone)).toEqual(instant);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keep what a Date can hold of microseconds', async () => {
    const at = (text: string) => read('$1::timestamptz', text);
    expect(await at('2024-02-29T23:59:59.987654Z')).toEqual(new Date('2024-02-29T23:59:59.987Z'));
    expect(await at('2024-02-29T23:59:59.5Z')).toEqual(new Date('2024-02-29T23:59:59.500Z'));
    expect(await at('2024-02-29T23:59:59.05Z')).toEqual(new Date('2024-02-29T23:59:59.050Z'));
    expect(await at('0050-01-02T03:04:05Z')).toEqual(new Date('0050-01-02T03:04:05Z'));
    expect(await at('infinity')).toBe(Number.POSITIVE_INFINITY);
    expect(await at('0044-03-15 12:00:00+00 BC')).toEqual(new Date('-000043-03-15T12:00:00Z'));
  });

  it('are texts in their order, none or several', async () => {
    const texts = (value: readonly (string | null)[]) => read('$1::text[]', value);
    expect(await texts([])).toEqual([]);
    expect(await texts([''])).toEqual(['']);
    expect(await texts(['{}', 'a,b', '"', null])).toEqual(['{}', 'a,b', '"', null]);
  });

  it('are days as they are written', async () => {
    expect(await read('$1::date', '2024-02-29', 'America/New_York')).toBe('2024-02-29');
  });
});
