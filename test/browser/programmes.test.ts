import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { ADMINISTRATOR, askApi, barriers, inBrowser, keyOf, picture, useBrowser } from '../support/browser';

const DAY = '2020-06-30';
const PATH = `/programmes/risk-fund?on=${DAY}`;
const ZIP = 'PK';

/** Every digit, grouped, as tables of money have it. */
const exact = (text: string) => text.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));

const CLAIM = `query($status: [ClaimStatus!]) { claims(first: 50, filter: { programme: ["risk-fund"], status: $status }) {
  totalCount nodes { id amount fundShare loan { contractNumber } awaits { stepNameZh bodies { slug nameZh } }
  objections { objector } payments { paidOn fromFund } } } }`;
const claimsOf = async (...status: readonly string[]) =>
  (await askApi(CLAIM, { status: status.length > 0 ? status : null })).claims;

const BOOKS = `{ funds(first: 50, filter: { kind: [RISK_COMPENSATION] }) { nodes { slug balance programme { slug }
  openDifferences { month unexplained account { institution { nameZh } } }
  trialBalance(on: "${DAY}") { debitBalance isBalanced } } } }`;
async function booksOfFund() {
  const { funds } = await askApi(BOOKS);
  return funds.nodes.find(
    (fund: { programme: { slug: string } | null }) => fund.programme?.slug === 'risk-fund',
  );
}

const open = (page: Page, tab: string) =>
  page.getByRole('navigation', { name: '项目的各部分' }).getByRole('link', { name: tab });

inBrowser('the loan programmes', () => {
  const browser = useBrowser();
  const signedIn = (path: string, more = {}) => browser().open({ path, key: ADMINISTRATOR, ...more });

  it('are listed with what may still be lent, or with words where nobody knows', async () => {
    const page = await signedIn('/programmes');
    const { programmes } = await askApi(
      '{ programmes { nameZh rules { canBeEvaluated } capacity { balance outstanding } } }',
    );
    for (const { nameZh, rules, capacity } of programmes) {
      const card = page.getByRole('article').filter({ hasText: nameZh });
      const known = rules.filter((rule: { canBeEvaluated: boolean }) => rule.canBeEvaluated).length;
      await card.getByText(`${rules.length} 条规则，其中 ${known} 条可以据以计算或判断`).waitFor();
      const isLent = Number(capacity.outstanding ?? 0) > 0;
      expect(await card.getByText('还没有建账，也没有登记贷款').count()).toBe(
        capacity.balance === null && !isLent ? 1 : 0,
      );
    }
    await page.getByRole('article').filter({ hasText: 'X县' }).getByText('演示数据').waitFor();
    await picture(page, 'programmes');
  });

  it('show a visitor their rules, and say where the money is to be seen', async () => {
    const page = await browser().open({ path: '/programmes' });
    await page.getByText('登录后才能看到').waitFor();
    expect(await page.getByText('贷款余额', { exact: true }).count()).toBe(0);
    const rules = await browser().open({ path: '/programmes/risk-fund?tab=rules' });
    await rules.getByRole('rowheader', { name: /保本微利/ }).waitFor();
  });

  it('say how far the money of one goes, and who does what by which article', async () => {
    const page = await signedIn(PATH);
    const { balance } = await booksOfFund();
    await page.getByRole('cell', { name: exact(balance), exact: true }).waitFor();
    await page.getByRole('img', { name: /贷款余额 .*元，还可放贷 .*亿?元/ }).waitFor();
    const notice = page.getByRole('row', { name: /公示至少 7 天/ });
    expect(await notice.innerText()).toContain('第二十条(二)');
    expect(await barriers(page)).toEqual([]);
  });

  it('tell what a rule without a number leaves open', async () => {
    const page = await signedIn(`${PATH}&tab=rules`);
    const { programme } = await askApi('{ programme(slug: "risk-fund") { rules { canBeEvaluated gapZh } } }');
    const gaps = programme.rules.filter(
      (rule: { canBeEvaluated: boolean; gapZh: string | null }) => !rule.canBeEvaluated && rule.gapZh,
    );
    await page.getByRole('button', { name: '缺少数字或标准' }).click();
    await page.getByText(`${gaps.length} 条，共 ${programme.rules.length} 条`).waitFor();
    await page.getByLabel('查找').fill('保本微利');
    await page.getByText('文件没有写：利率、加点均未写。', { exact: true }).waitFor();
  });

  it('have books that balance, to the cent, line by line down to the claim that was paid', async () => {
    const page = await signedIn(`${PATH}&tab=books`);
    const { trialBalance, openDifferences } = await booksOfFund();
    await page.getByText('✔ 借贷平衡').waitFor();
    expect(
      await page.getByRole('cell', { name: exact(trialBalance.debitBalance), exact: true }).count(),
    ).toBe(2);
    const [waiting] = download(page);
    await page.getByRole('link', { name: '下载试算平衡表（XLSX）' }).click();
    expect((await readFile(await (await waiting).path())).toString('latin1', 0, 2)).toBe(ZIP);
    const [difference] = openDifferences;
    await page
      .getByRole('row', { name: new RegExp(difference.account.institution.nameZh) })
      .getByRole('button', { name: '核对这个月' })
      .click();
    await page.getByText('有差额，尚无解释，须核查').waitFor();
    await page.getByRole('button', { name: '明细：补偿支出' }).click();
    await page.waitForURL((url) => url.searchParams.has('account'));
    await page.getByRole('link', { name: '查看补偿申请' }).first().click();
    await page.getByText('从风险补偿金中拨付').first().waitFor();
    await page.getByText('已支付', { exact: true }).first().waitFor();
  });

  const download = (page: Page) => [page.waitForEvent('download')] as const;

  it('list every claim with what it waits for, of whom', async () => {
    const page = await signedIn(`${PATH}&tab=claims`);
    const { nodes, totalCount } = await claimsOf();
    await page.getByText(`共 ${totalCount} 条`).waitFor();
    for (const { loan, amount, awaits } of nodes) {
      const row = page.getByRole('row', { name: new RegExp(loan.contractNumber) });
      const text = await row.innerText();
      expect(text).toContain(exact(amount));
      expect(text).toContain(awaits?.stepNameZh ?? '已办结');
      for (const body of awaits?.bodies ?? []) expect(text).toContain(body.nameZh);
    }
    await picture(page, 'claims');
    await page.getByLabel('状态').selectOption({ label: '不予受理' });
    await page.getByText(`共 ${(await claimsOf('REFUSED')).totalCount} 条`).waitFor();
    await page.waitForURL((url) => url.searchParams.get('status') === 'REFUSED');
  });

  it('lead to one claim whole: steps, shares that sum to the loss, payment', async () => {
    const { nodes } = await claimsOf('PAID');
    const [claim] = nodes;
    const page = await signedIn(`${PATH}&tab=claims&claim=${claim.id}`);
    await page.getByRole('heading', { name: `补偿申请 ${claim.loan.contractNumber}` }).waitFor();
    expect(await page.getByText('已办', { exact: true }).count()).toBe(6);
    await page
      .getByRole('cell', { name: exact(claim.payments[0].fromFund), exact: true })
      .first()
      .waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('link', { name: '返回补偿申请列表' }).click();
    await page.getByRole('link', { name: claim.loan.contractNumber }).waitFor();
  });

  it('let only the body whose turn it is speak, after it was asked once more', async () => {
    const { nodes } = await claimsOf('FILED');
    const { id, awaits } = nodes[0];
    const path = `${PATH}&tab=claims&claim=${id}`;
    const onlooker = await signedIn(path);
    await onlooker.getByText('您的密钥不代表其中任何一方').waitFor();
    expect(await onlooker.getByRole('button', { name: /^同意/ }).count()).toBe(0);
    const key = await keyOf({ role: 'PLANNER', bodies: ['risk-fund/poverty-office'] });
    const page = await browser().open({ path, key });
    await page.getByRole('button', { name: `同意：${awaits.stepNameZh}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('以“县扶农办”的身份同意').waitFor();
    await dialog.getByLabel('意见（可不填）').fill('贷后检查记录齐全');
    await dialog.getByRole('button', { name: /^确认/ }).click();
    await page.getByText('“贷后检查记录齐全”').waitFor();
    await page.getByText('您的密钥不代表其中任何一方').waitFor();
    const missing = (await claimsOf('FILED')).nodes.find((one: { id: string }) => one.id === id).awaits
      .bodies;
    expect(missing.map(({ slug }: { slug: string }) => slug)).toEqual(['industry-centres']);
  });

  it('show the reason in full when the server refuses', async () => {
    const { nodes } = await claimsOf('FILED');
    const body = nodes[0].awaits.bodies[0].slug;
    const key = await keyOf({ role: 'PLANNER', bodies: [`risk-fund/${body}`] });
    const page = await browser().open({ path: `${PATH}&tab=claims&claim=${nodes[0].id}`, key });
    await page.getByRole('button', { name: '不予受理' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('依据').selectOption({ label: '公示异议成立' });
    await dialog.getByLabel('理由').fill('不存在的异议');
    await dialog.getByRole('button', { name: /^确认/ }).click();
    await dialog.getByRole('alert').getByText('NO_OBJECTION_UPHELD').waitFor();
  });

  it('list the loan applications that wait, and the settlements of interest subsidies', async () => {
    const page = await signedIn(`${PATH}&tab=applications`);
    const { loanApplications } = await askApi(
      '{ loanApplications(first: 50, filter: { programme: ["risk-fund"], status: [PENDING] }) { totalCount } }',
    );
    await page.getByText(`共 ${loanApplications.totalCount} 条`).waitFor();
    expect(await page.getByRole('article').count()).toBe(loanApplications.totalCount);
    await open(page, '贴息').click();
    const { subsidySettlements } = await askApi('{ subsidySettlements(first: 10) { nodes { net } } }');
    for (const { net } of subsidySettlements.nodes) {
      await page.getByText(exact(net), { exact: true }).first().waitFor();
    }
  });

  it('are put under stress by assumptions that stand in the address, with the numbers of the API', async () => {
    const page = await signedIn(`${PATH}&tab=stress`);
    await page.getByRole('spinbutton', { name: '每年违约的贷款（%）' }).fill('20');
    await page.getByRole('button', { name: '推演', exact: true }).click();
    await page.getByText('整个资金：专户余额逐月').waitFor();
    await page.waitForURL((url) => url.searchParams.get('default') === '20');
    const { programmeStressTest } = await askApi(
      `{ programmeStressTest(programme: "risk-fund", asOf: "${DAY}",
        input: { defaultRate: 0.2, deviation: 0.01, recoveryShare: 0.3 }) { test { fund { total { balance { p10 p50 p90 } } } } } }`,
    );
    const { balance } = programmeStressTest.test.fund.total;
    const row = page.getByRole('row', { name: /期末专户余额/ }).first();
    for (const at of ['p10', 'p50', 'p90']) expect(await row.innerText()).toContain(exact(balance[at]));
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'stress-test');
    const again = await signedIn(new URL(page.url()).pathname + new URL(page.url()).search);
    await again
      .getByRole('row', { name: /期末专户余额/ })
      .first()
      .waitFor();
  });

  it('tell a programme without books that its balances must be given', async () => {
    const page = await signedIn('/programmes/hebi-loan-risk-sharing?tab=stress&default=5');
    await page.getByRole('alert').first().waitFor();
    await page.getByText('资金没有建账：须在这里写明').waitFor();
  });

  it('show a bank its own part, and say what its key does not open', async () => {
    const key = await keyOf({ role: 'BANK', institution: 'demo-bank-a', scopes: ['LOANS'] });
    const page = await browser().open({ path: `${PATH}&tab=claims`, key });
    const { claims } = await askApi('{ claims(first: 50) { totalCount } }', {}, key);
    await page.getByText(`共 ${claims.totalCount} 条`).waitFor();
    expect(claims.totalCount).toBeLessThan((await claimsOf()).totalCount);
    await open(page, '账簿').click();
    await page.getByText('银行须有 FINANCE 权限').waitFor();
  });

  it('are read on a telephone, in English and in the dark', async () => {
    const page = await signedIn(`${PATH}&tab=claims`, { size: 'phone', language: 'en', theme: 'dark' });
    await page.getByRole('heading', { name: 'Claims', exact: true }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    expect(await barriers(page)).toEqual([]);
  });
});
