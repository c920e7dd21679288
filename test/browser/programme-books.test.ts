import type { Locator, Page } from 'playwright-core';
import {
  ADMINISTRATOR,
  askApi,
  barriers,
  inBrowser,
  keyOf,
  picture,
  SIZES,
  useBrowser,
} from '../support/browser';

const DAY = '2020-06-30';
const RISK_FUND = `/programmes/risk-fund?on=${DAY}`;
const PATH = `/programmes/jiayuguan?on=${DAY}&tab=books`;
const KEEPER = { role: 'PLANNER', bodies: ['jiayuguan/agriculture-forestry'] };
const BANK = 'demo-bank-a';
const BANK_NAME = '演示银行甲';
const OTHER_NAME = '演示银行丙';

/** Every digit, grouped, as tables of money have it. */
const exact = (text: string) => text.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));

const cents = (text: string) => BigInt(text.replace('.', ''));

const BOOKS = `{ funds(first: 50, filter: { kind: [RISK_COMPENSATION] }) { nodes { slug programme { slug } balance
  trialBalance(on: "${DAY}") { lines { debits account { kind institution { slug } } } }
  ledger(first: 20) { totalCount nodes { seq cause party occurredOn remark reversedBy { seq } } } } } }`;
async function books() {
  const { funds } = await askApi(BOOKS);
  return funds.nodes.find(
    (fund: { programme: { slug: string } | null }) => fund.programme?.slug === 'jiayuguan',
  );
}
const debitsOfBank = async () =>
  (await books()).trialBalance.lines.find(
    ({ account }: { account: { institution: { slug: string } | null } }) =>
      account.institution?.slug === BANK,
  ).debits;

const ACTS = ['登记缴入', '登记存款利息', '登记划转', '冲销'];
const journal = (page: Page) => page.getByRole('region', { name: '日记账' });
/** The head and the entries of one posting. */
const posting = (page: Page, text: string) => journal(page).locator('tbody').filter({ hasText: text });

async function act(page: Page, name: string, fill: (dialog: Locator) => Promise<void>): Promise<Locator> {
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await fill(dialog);
  await dialog.getByRole('button', { name: /^确认/ }).click();
  return dialog;
}

inBrowser('the books of a programme', () => {
  const browser = useBrowser();

  it('take a deposit, once its day is one that the books know, and count it in its account', async () => {
    const page = await browser().open({ path: PATH, key: await keyOf(KEEPER) });
    const before = await debitsOfBank();
    const dialog = await act(page, '登记缴入', async (form) => {
      await form.getByLabel('存入哪家银行的专户').selectOption({ label: BANK_NAME });
      await form.getByLabel('缴款单位').fill('试记账的缴款单位');
      await form.getByLabel('金额（元）').fill('12345.67');
      await form.getByLabel('到账日期').fill('2018-01-01');
    });
    await dialog.getByRole('alert').getByText('DATE_BEFORE_BOOKS').waitFor();
    expect(await barriers(page)).toEqual([]);
    await dialog.getByLabel('到账日期').fill('2020-06-15');
    await dialog.getByRole('button', { name: /^确认/ }).click();
    const row = posting(page, '试记账的缴款单位');
    await row.getByRole('cell', { name: '12,345.67', exact: true }).first().waitFor();
    expect(await row.innerText()).toContain('2020-06-15');
    const after = await debitsOfBank();
    expect(cents(after) - cents(before)).toBe(1_234_567n);
    await page
      .getByRole('row', { name: new RegExp(`专户 · ${BANK_NAME}`) })
      .getByRole('cell', { name: exact(after), exact: true })
      .first()
      .waitFor();
    await picture(page, 'journal');
  });

  it('take back what was written by hand, with its reason, and only once', async () => {
    const fund = (await books()).slug;
    await askApi(
      `mutation { recordDeposit(input: { fund: "${fund}", institution: "${BANK}", contributor: "记错的缴款单位",
        amount: "77.01", paidOn: "2020-06-16" }, idempotencyKey: "browser-wrong-deposit") { userErrors { code } } }`,
    );
    const page = await browser().open({ path: PATH, key: await keyOf(KEEPER) });
    const row = posting(page, '记错的缴款单位').filter({ hasText: '2020-06-16' });
    await row.getByRole('button', { name: '冲销' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('缴入 77.01 元').waitFor();
    await dialog.getByLabel('理由').fill('金额登记有误');
    await dialog.getByRole('button', { name: /^确认/ }).click();
    await posting(page, '金额登记有误')
      .getByText(/冲销第 \d+ 笔/)
      .waitFor();
    await row.getByText(/已由第 \d+ 笔于 .* 冲销/).waitFor();
    expect(await row.getByRole('button', { name: '冲销' }).count()).toBe(0);
    const { nodes } = (await books()).ledger;
    const reversed = nodes.find(
      ({ party, cause }: { party: string; cause: string }) =>
        party === '记错的缴款单位' && cause === 'DEPOSIT',
    );
    expect(reversed.reversedBy).not.toBeNull();
  });

  it('take interest, and money that moves from bank to bank; and say why too much is refused', async () => {
    const page = await browser().open({ path: PATH, key: await keyOf(KEEPER) });
    await act(page, '登记存款利息', async (form) => {
      await form.getByLabel('哪家银行的专户').selectOption({ label: BANK_NAME });
      await form.getByLabel('金额（元）').fill('31.41');
      await form.getByLabel('到账日期').fill('2020-06-21');
      await form.getByLabel('摘要（可不填）').fill('二季度结息');
    });
    const interest = posting(page, '二季度结息');
    await interest.getByText('存款利息', { exact: true }).first().waitFor();
    expect(await interest.innerText()).toContain('31.41');
    const dialog = await act(page, '登记划转', async (form) => {
      await form.getByLabel('划出银行').selectOption({ label: BANK_NAME });
      await form.getByLabel('划入银行').selectOption({ label: OTHER_NAME });
      await form.getByLabel('金额（元）').fill('99999999');
      await form.getByLabel('划转日期').fill('2020-06-22');
      await form.getByLabel('摘要（可不填）').fill('调剂专户');
    });
    await dialog.getByRole('alert').getByText('ACCOUNT_SHORT').waitFor();
    await dialog.getByLabel('金额（元）').fill('500');
    await dialog.getByRole('button', { name: /^确认/ }).click();
    const moved = posting(page, '调剂专户');
    await moved.getByText(`专户 · ${OTHER_NAME}`).waitFor();
    expect(await moved.getByRole('cell', { name: '500.00', exact: true }).count()).toBe(2);
  });

  it('are read by staff that keep them not, without a button that would be refused', async () => {
    const page = await browser().open({ path: PATH, key: await keyOf({ role: 'PLANNER' }) });
    await journal(page).getByRole('row').nth(1).waitFor();
    for (const name of [...ACTS, '报送余额']) {
      expect([name, await page.getByRole('button', { name, exact: true }).count()]).toEqual([name, 0]);
    }
    const owner = await browser().open({ path: PATH, key: ADMINISTRATOR });
    await owner.getByRole('button', { name: '登记缴入', exact: true }).waitFor();
  });

  it('are read on a telephone, in English and in the dark', async () => {
    const visit = { size: 'phone', language: 'en', theme: 'dark' } as const;
    const page = await browser().open({ path: `${RISK_FUND}&tab=books`, key: ADMINISTRATOR, ...visit });
    await page.getByRole('heading', { name: 'Journal', exact: true }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      SIZES.phone.width,
    );
    expect(await barriers(page)).toEqual([]);
  });

  it('stand beside what a bank reports of its own account, at once', async () => {
    const scopes = ['LOANS', 'FINANCE', 'LEND'];
    const key = await keyOf({ role: 'BANK', institution: BANK, scopes });
    const page = await browser().open({ path: PATH, key });
    expect(await page.getByRole('button', { name: '登记缴入', exact: true }).count()).toBe(0);
    expect(await journal(page).count()).toBe(0);
    const dialog = await act(page, '报送余额', async (form) => {
      expect(await form.getByLabel('银行').locator('option:enabled').allInnerTexts()).toEqual([BANK_NAME]);
      await form.getByLabel('日期').fill('2018-12-31');
      await form.getByLabel('日终余额（元）').fill('1000000.05');
      await form.getByLabel('说明（可不填）').fill('试报余额');
    });
    await dialog.getByRole('alert').getByText('DATE_BEFORE_BOOKS').waitFor();
    await dialog.getByLabel('日期').fill('2019-12-31');
    await dialog.getByRole('button', { name: /^确认/ }).click();
    await page.getByText('试报余额').waitFor();
    await page.getByText('1,000,000.05', { exact: true }).first().waitFor();
    const { reconciliation } = await askApi(
      `{ reconciliation(fund: "demo-jiayuguan-compensation", institution: "${BANK}", month: "2019-12") {
        bankBalance status } }`,
    );
    expect(reconciliation.bankBalance).toBe('1000000.05');
    const reader = await keyOf({ role: 'BANK', institution: BANK, scopes: ['LOANS', 'FINANCE'] });
    const other = await browser().open({ path: PATH, key: reader });
    await other.getByText('与银行对账').waitFor();
    expect(await other.getByRole('button', { name: '报送余额' }).count()).toBe(0);
  });
});

const CLAIMS = `{ claims(first: 50, filter: { programme: ["risk-fund"], status: [PAID] }) {
  nodes { id recovered payments { paidOn } } } }`;
const CLAIM = 'query($id: ID!) { claim(id: $id) { status payments { reversedOn } } }';
const PAY = `mutation($id: ID!, $key: String!) { advanceClaim(id: $id, step: PAY, idempotencyKey: $key) {
  claim { status } userErrors { code messageEn } } }`;
const RECOVER = `mutation($claim: ID!, $on: Date!) { recordRecovery(claim: $claim, amount: "1.23", recoveredOn: $on,
  idempotencyKey: "browser-recovery") { userErrors { code messageEn } } }`;

inBrowser('the money of a claim', () => {
  const browser = useBrowser();
  const office = { role: 'PLANNER', bodies: ['risk-fund/poverty-office'] };

  it('is taken back, first what came in and then what was paid; nobody else may', async () => {
    const { claims } = await askApi(CLAIMS);
    const claim = claims.nodes.find(({ recovered }: { recovered: string }) => !/[1-9]/.test(recovered));
    const { id, payments } = claim;
    const key = await keyOf(office);
    expect(
      (await askApi(RECOVER, { claim: id, on: payments[0].paidOn }, key)).recordRecovery.userErrors,
    ).toEqual([]);
    const path = `${RISK_FUND}&tab=claims&claim=${id}`;
    const onlooker = await browser().open({ path, key: await keyOf({ role: 'PLANNER' }) });
    await onlooker.getByText('追偿收回').first().waitFor();
    expect(await onlooker.getByRole('button', { name: '冲销' }).count()).toBe(0);
    const page = await browser().open({ path, key });
    const take = async (table: string, reason: string) => {
      const rows = page.getByRole('region', { name: table, exact: true });
      await rows.getByRole('button', { name: '冲销' }).last().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('理由').fill(reason);
      await dialog.getByRole('button', { name: /^确认/ }).click();
      return dialog;
    };
    const refused = await take('支付', '账号填错');
    await refused.getByRole('alert').getByText('RECOVERIES_STAND').waitFor();
    await refused.getByRole('button', { name: '取消' }).click();
    await take('追偿收回', '登记有误');
    await page.getByText(/冲销：登记有误/).waitFor();
    await take('支付', '账号填错');
    await page.getByText(/冲销：账号填错/).waitFor();
    await page.getByText('已批准', { exact: true }).first().waitFor();
    expect((await askApi(CLAIM, { id })).claim).toMatchObject({ status: 'APPROVED' });
    // Paid again, as it was.
    const centres = await keyOf({ role: 'PLANNER', bodies: ['risk-fund/industry-centres'] });
    await askApi(PAY, { id, key: 'browser-pay-again-office' }, key);
    const { advanceClaim } = await askApi(PAY, { id, key: 'browser-pay-again-centres' }, centres);
    expect(advanceClaim).toEqual({ claim: { status: 'PAID' }, userErrors: [] });
  });
});
