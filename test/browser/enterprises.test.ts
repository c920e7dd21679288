import type { Page } from 'playwright-core';
import { ADMINISTRATOR, askApi, inBrowser, keyOf, picture, useBrowser, whole } from '../support/browser';

const DAY = '2020-06-30';
/** Written by its initials it is the only one. */
const INITIALS = 'qbgd00259';

async function withCertificateAndLoan() {
  const { enterprises } = await askApi(`{
    enterprises(first: 100, filter: { segments: [VALID_HIGH_TECH_CERTIFICATE], certifiedOn: "${DAY}" }) {
      nodes {
        uscc nameZh sharingAuthorised
        loans(first: 5) { nodes { contractNumber bank { slug } } }
        certifications(activeOn: "${DAY}") { kind number issuedOn expiresOn }
      }
    }
  }`);
  const found = enterprises.nodes.find(
    (one: { sharingAuthorised: boolean; loans: { nodes: readonly unknown[] } }) =>
      one.sharingAuthorised && one.loans.nodes.length > 0,
  );
  const certificate = found.certifications.find(
    ({ kind }: { kind: string }) => kind === 'HIGH_TECH_ENTERPRISE',
  );
  return { ...found, certificate };
}

/** The questions that a page asks from now on, as they are written. */
function questionsOf(page: Page): string[] {
  const questions: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/graphql') questions.push(request.postData() ?? '');
  });
  return questions;
}

inBrowser('enterprises', () => {
  const browser = useBrowser();

  it('are for those who sign in, and a visitor is told why, for whom, and how', async () => {
    for (const path of ['/enterprises', '/enterprises/91410611DEM00259XX']) {
      const page = await browser().open({ path });
      const told = page.getByRole('status').filter({ hasText: '登录后才能看企业' });
      expect(await told.textContent()).toContain('银行：同意共享的企业');
      await told.getByRole('link', { name: '登录' }).click();
      await page.waitForURL(/\/sign-in\?next=/);
    }
  });

  it('are found by the initials of their pinyin', async () => {
    const page = await browser().open({ path: `/enterprises?on=${DAY}`, key: ADMINISTRATOR });
    await page.getByRole('searchbox').fill(INITIALS);
    await page.getByText('共 1 条').waitFor();
    const { enterprises } = await askApi(
      `{ enterprises(filter: { search: "${INITIALS}" }) { nodes { nameZh uscc } } }`,
    );
    expect(enterprises.nodes).toHaveLength(1);
    expect(await page.locator('tbody th a').allTextContents()).toEqual([enterprises.nodes[0].nameZh]);
    await page.locator('tbody th a').click();
    await page.waitForURL(new RegExp(`/enterprises/${enterprises.nodes[0].uscc}\\?on=${DAY}`));
    await page.getByRole('heading', { level: 1, name: enterprises.nodes[0].nameZh }).waitFor();
  });

  it('are narrowed by counts that stand in the address, as many as the API counts', async () => {
    const page = await browser().open({ path: `/enterprises?on=${DAY}`, key: ADMINISTRATOR });
    await page.getByRole('button', { name: /高企证书有效/ }).click();
    await page.getByRole('checkbox', { name: /淇滨区/ }).check();
    const { enterprises } = await askApi(`{
      enterprises(filter: { segments: [VALID_HIGH_TECH_CERTIFICATE], certifiedOn: "${DAY}", region: ["410611"] }) {
        totalCount
      }
    }`);
    const told = `共 ${enterprises.totalCount} 条`;
    await page.getByText(told).waitFor();
    await picture(page, 'enterprises');

    const again = await browser().open({
      path: new URL(page.url()).pathname + new URL(page.url()).search,
      key: ADMINISTRATOR,
    });
    expect(await again.locator('main').textContent()).toContain(told);
    expect(await again.getByRole('checkbox', { name: /淇滨区/ }).isChecked()).toBe(true);
    expect(await again.getByRole('button', { name: /高企证书有效/ }).getAttribute('aria-pressed')).toBe(
      'true',
    );
  });

  it('are turned over page by page, forwards and back', async () => {
    const page = await browser().open({ path: '/enterprises', key: ADMINISTRATOR });
    const names = () => page.locator('tbody th a').allTextContents();
    const first = await names();
    await page.getByRole('button', { name: /下一页/ }).click();
    await page.waitForURL(/after=/);
    await page.getByText(first[0] as string).waitFor({ state: 'detached' });
    const second = await names();
    expect(second.some((name) => first.includes(name))).toBe(false);
    await page.getByRole('button', { name: /上一页/ }).click();
    await page.waitForURL(/before=/);
    await page.getByText(first[0] as string).waitFor();
    expect(await names()).toEqual(first);
  });

  it('show a certificate on the time line and in the table with one and the same end', async () => {
    const { uscc, certificate } = await withCertificateAndLoan();
    const page = await browser().open({ path: `/enterprises/${uscc}?on=${DAY}`, key: ADMINISTRATOR });
    const bar = page.locator(`.bar[title*="${certificate.number}"]`);
    expect(await bar.getAttribute('title')).toContain(`${certificate.issuedOn} → ${certificate.expiresOn}`);
    const row = page.locator('tr').filter({ hasText: certificate.number }).first();
    expect(await row.textContent()).toContain(certificate.expiresOn);
    expect(await row.textContent()).toContain('有效');

    // The bar ends where its day is on the axis, beyond the line of the reading day.
    const [barBox, dayBox] = [
      await bar.boundingBox(),
      await page.locator('.lane .day').first().boundingBox(),
    ];
    expect((barBox?.x ?? 0) + (barBox?.width ?? 0)).toBeGreaterThan(dayBox?.x ?? Number.POSITIVE_INFINITY);
    expect(barBox?.x).toBeLessThan(dayBox?.x ?? 0);
    await picture(page, 'enterprise');
  });

  it('answer the rules of a programme one by one when somebody asks', async () => {
    const { uscc } = await withCertificateAndLoan();
    const page = await browser().open({ path: `/enterprises/${uscc}`, key: ADMINISTRATOR });
    await page.getByText('符合哪些贷款项目').click();
    await page.getByRole('columnheader', { name: '结论' }).waitFor();
    const { programmes } = await askApi('{ programmes { slug nameZh } }');
    const { enterprise } = await askApi(
      'query($u: String!, $p: String!) { enterprise(uscc: $u) { eligibility(programme: $p) { checks { nameZh } } } }',
      { u: uscc, p: programmes[0].slug },
    );
    const rules = await page.locator('details table tbody th').allTextContents();
    expect(rules).toEqual(enterprise.eligibility.checks.map(({ nameZh }: { nameZh: string }) => nameZh));
  });

  it('show a bank what its agreement opens, and say of the rest that it is not shown', async () => {
    const { uscc, loans } = await withCertificateAndLoan();
    const bank = loans.nodes[0].bank.slug;
    const key = await keyOf({ role: 'BANK', institution: bank, scopes: ['CERTIFICATIONS'] });
    const page = await browser().blank({ key });
    const questions = questionsOf(page);
    await page.goto(`${process.env.KEJIN_TEST_ADDRESS}/enterprises?on=${DAY}`);
    await whole(page);
    expect(await page.getByRole('note').textContent()).toContain(
      '您的身份看不到：专利、贷款、技术合同和基金投资',
    );
    expect(await page.getByRole('columnheader').allTextContents()).toEqual([
      ...['企业名称', '地区', '行业与规模', '有效证书'],
    ]);
    expect(await page.getByRole('button', { name: /还没有贷款/ }).count()).toBe(0);

    await page.goto(`${process.env.KEJIN_TEST_ADDRESS}/enterprises/${uscc}?on=${DAY}`);
    await whole(page);
    const shown = await page.locator('main').textContent();
    expect(shown).toMatch(/贷款\s*您的身份看不到这一项/);
    for (const { contractNumber } of loans.nodes) expect(shown).not.toContain(contractNumber);
    expect(questions.length).toBeGreaterThan(0);

    const unshared = await askApi('{ enterprises(first: 500) { nodes { uscc sharingAuthorised } } }');
    const hidden = unshared.enterprises.nodes.find(
      (one: { sharingAuthorised: boolean }) => !one.sharingAuthorised,
    );
    await page.goto(`${process.env.KEJIN_TEST_ADDRESS}/enterprises/${hidden.uscc}`);
    await page.getByText('没有这家企业，或者不在您能看的范围内').waitFor();
  });

  it('keep persons masked even from who may see them, until that is asked for and recorded', async () => {
    const { uscc } = await withCertificateAndLoan();
    const key = await keyOf({ role: 'DATA_OFFICER', scopes: ['CONTACTS'] });
    const count = async () => {
      const { auditRecords } = await askApi(
        '{ auditRecords(first: 1, action: CONTACTS_READ) { totalCount } }',
      );
      return auditRecords.totalCount;
    };
    const before = await count();
    const page = await browser().blank({ key });
    const questions = questionsOf(page);
    await page.goto(`${process.env.KEJIN_TEST_ADDRESS}/enterprises/${uscc}`);
    const read = page.getByRole('button', { name: '读取明文并记录' });
    await read.waitFor();
    expect(await count()).toBe(before);
    expect(questions.some((question) => question.includes('EnterpriseContactInClear'))).toBe(false);
    await read.click();
    await read.waitFor({ state: 'detached' });
    expect(questions.some((question) => question.includes('EnterpriseContactInClear'))).toBe(true);
  });
});
