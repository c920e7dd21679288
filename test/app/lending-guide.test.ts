import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keyRequestOf } from '../../src/cli/create-key';
import { createApiKey } from '../../src/services/access/api-keys';
import { loadCatalogue } from '../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../src/services/catalogue/read-catalogue';
import { checkInvariants } from '../../src/services/invariants/check-invariants';
import { markOverdue } from '../../src/services/lending/mark-overdue';
import { type Api, openApi } from '../server/api';
import { send } from '../services/ingestion/register-feeds';
import { blocksOf, type Walked, walk } from '../support/guide-walk';

const ROOT = join(__dirname, '../..');
const GUIDE = join(ROOT, 'docs/LENDING.md');
const WALKING_MS = 180_000;

describe('the guide to lending', () => {
  let api: Api;
  let clock = new Date('2019-01-02T04:00:00Z');
  let text: string;
  let walked: readonly Walked[];

  /** The night marks what has become overdue. */
  async function setDay(day: string): Promise<void> {
    clock = new Date(`${day}T04:00:00Z`);
    await api.db.transaction((tx) => markOverdue(tx, day));
  }

  beforeAll(async () => {
    text = await readFile(GUIDE, 'utf8');
    api = await openApi({ now: () => clock });
    await loadCatalogue(api.db, await readCatalogue(join(ROOT, 'seeds')), clock);
    const [, institutions = ''] = /<<'CSV'\n([\s\S]*?)^CSV$/m.exec(text) ?? [];
    expect((await send(api.db, 'institutions', institutions)).rejects).toEqual([]);
    const [, name = '', role = ''] = /key-create "([^"]+)" --role (\w+)\)$/m.exec(text) ?? [];
    const { key } = await createApiKey(api.db, keyRequestOf({ name, role }));
    const keys = new Map([['administrator', key]]);
    walked = await walk(api, blocksOf(text), { keys, ids: new Map(), setDay });
  }, WALKING_MS);
  afterAll(() => api.close());

  it('prints what comes back, block by block', () => {
    for (const { block, answer } of walked) {
      if (block.printed === null) continue;
      expect([block.query, answer]).toEqual([block.query, JSON.parse(block.printed)]);
    }
    expect(walked.filter(({ block }) => block.printed !== null).length).toBeGreaterThan(30);
  });

  it('has the same blocks in Chinese', async () => {
    const chinese = await readFile(join(ROOT, 'docs/LENDING.zh-CN.md'), 'utf8');
    const fenced = (guide: string) => guide.match(/^```[\s\S]*?^```$/gm);
    expect(fenced(chinese)).toEqual(fenced(text));
  });

  it('is refused where the guide says so, and nowhere else', () => {
    const refused = walked.filter((one) => one.refused.length > 0);
    expect(refused.map((one) => one.refused.join())).toEqual([
      ...['IDEMPOTENCY_KEY_REUSED', 'NOT_OVERDUE_LONG_ENOUGH', 'NOTICE_RUNNING', 'OWN_FILING'],
      'RECOVERY_BEYOND_LOSS',
    ]);
    for (const { block, refused: codes } of refused)
      for (const code of codes) expect(block.printed).toContain(code);
  });

  it('ends with a claim that is paid and partly recovered, and with books that add up', async () => {
    const [claim] = await api.db.query(
      `select c.status, (select sum(from_fund) from claim_payment where claim_id = c.id) as paid,
         (select sum(amount) from claim_recovery where claim_id = c.id) as recovered from claim c`,
    );
    expect(claim).toEqual({ status: 'PAID', paid: '29772.86', recovered: '10000.01' });
    const found = await checkInvariants(api.db);
    expect(found.filter(({ violations }) => violations.length > 0)).toEqual([]);
  });

  it('leaves no name or number of a person in the answers, the audit trail or the log of requests', async () => {
    const answers = JSON.stringify(walked.map(({ answer }) => answer));
    const [kept] = await api.db.query<{ text: string }>(
      `select (select string_agg(content, '') from audit_record) ||
         (select string_agg(to_jsonb(r)::text, '') from idempotent_request r) as text`,
    );
    for (const secret of ['王小田', '410621198001010014']) {
      expect(text).toContain(secret);
      expect(answers).not.toContain(secret);
      expect(kept?.text).not.toContain(secret);
    }
  });
});
