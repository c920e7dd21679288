import { askApi, barriers, inBrowser, keyOf, picture, SIZES, useBrowser } from '../support/browser';

const DAY = '2020-06-30';
const SHANXI = `/programmes/shanxi?on=${DAY}&tab=guarantees`;
const JIAYUGUAN = `/programmes/jiayuguan?on=${DAY}&tab=guarantees`;

/** Every digit, grouped, as tables of money have it. */
const exact = (text: string) => text.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));

const YEARS = `query($year: Int!) { guarantors(year: $year, programme: "shanxi") { institution { slug nameZh }
  checks { verdict explanationZh } report { version paidInCapital capitalAdded reserveAdded smeGuarantees } } }`;
const VERDICTS: Readonly<Record<string, string>> = {
  ...{ BELOW: '低于下限', WITHIN: '在区间内', ABOVE: '高于上限', CANNOT_BE_JUDGED: '无法判断' },
  ...{ PASSED: '符合', FAILED: '不符合' },
};
const GUARANTOR = 'demo-guarantor-b';
const GUARANTOR_NAME = '演示融资担保公司乙';

inBrowser('guarantees and bad loans', () => {
  const browser = useBrowser();

  it('are a part of those programmes only that speak of them', async () => {
    const page = await browser().open({
      path: `/programmes/risk-fund?tab=guarantees`,
      key: await keyOf({ role: 'PLANNER' }),
    });
    const parts = page.getByRole('navigation', { name: '项目的各部分' });
    await parts.getByRole('link', { name: '贴息' }).waitFor();
    expect(await parts.getByRole('link', { name: '担保' }).count()).toBe(0);
    const visitor = await browser().open({ path: SHANXI });
    await visitor.getByText('登录后才能看到').waitFor();
  });

  it('tell of each guarantor what it reported, held against the bands, as the API has it', async () => {
    const page = await browser().open({ path: SHANXI, key: await keyOf({ role: 'PLANNER' }) });
    const { guarantors } = await askApi(YEARS, { year: 2019 });
    const reported = guarantors.filter(({ report }: { report: unknown }) => report);
    expect(reported.length).toBeGreaterThan(2);
    await page.getByText(`${guarantors.length} 家担保机构，其中 ${reported.length} 家报了 2019 年`).waitFor();
    for (const { institution, checks, report } of reported) {
      const rows = page.locator('tbody').filter({ hasText: institution.nameZh }).first();
      const text = await rows.innerText();
      for (const amount of [report.paidInCapital, report.capitalAdded, report.reserveAdded])
        expect(text).toContain(exact(amount));
      for (const { verdict, explanationZh } of checks) {
        expect(text).toContain(VERDICTS[verdict]);
        expect(text).toContain(explanationZh);
      }
    }
    // Nobody reports for a guarantor but itself and those in charge.
    for (const name of ['填报', '更正']) expect(await page.getByRole('button', { name }).count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'guarantors');
  });

  it('let a guarantor report of itself, and correct it with a reason: the verdict follows', async () => {
    const key = await keyOf({ role: 'BANK', institution: GUARANTOR, scopes: ['LEND', 'LOANS'] });
    const page = await browser().open({ path: SHANXI, key });
    const rows = page.locator('tbody').filter({ hasText: GUARANTOR_NAME }).first();
    await rows.getByText(/当年增拨的风险准备金3,000,000元，低于/).waitFor();
    await page.getByText('1 家担保机构，其中 1 家报了 2019 年').waitFor();
    await rows.getByRole('button', { name: '更正' }).click();
    const dialog = page.getByRole('dialog');
    const reserve = dialog.getByLabel('当年增拨风险准备金（元）');
    expect(await reserve.inputValue()).toBe('3000000.00');
    await reserve.fill('6000000');
    await dialog.getByLabel('更正理由').fill('补提准备金漏报');
    await dialog.getByRole('button', { name: /^确认/ }).click();
    await rows.getByText(/当年增拨的风险准备金6,000,000元，在/).waitFor();
    await rows.getByText('共报过 2 版').click();
    await rows.getByText('更正理由：补提准备金漏报').waitFor();
    await page.getByLabel('年份').first().selectOption({ label: '2020 年' });
    await rows.getByText('未报送').waitFor();
    await rows.getByRole('button', { name: '填报' }).click();
    await dialog.getByRole('button', { name: /^确认/ }).click();
    await dialog.getByRole('alert').getByText('NOTHING_SAID').waitFor();
    await dialog.getByLabel('实收资本金（元）').fill('104000000');
    await dialog.getByRole('button', { name: /^确认/ }).click();
    await rows.getByRole('cell', { name: '104,000,000.00', exact: true }).waitFor();
    await rows.getByText('无法判断').first().waitFor();
    await page.waitForURL((url) => url.searchParams.get('year') === '2020');
  });

  it('let staff of a body in charge report for a guarantor', async () => {
    const key = await keyOf({ role: 'PLANNER', bodies: ['shanxi/local-governments'] });
    const page = await browser().open({ path: `${SHANXI}&year=2017`, key });
    const rows = page.locator('tbody').filter({ hasText: GUARANTOR_NAME }).first();
    await rows.getByRole('button', { name: '填报' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('性质').selectOption({ label: '商业性' });
    await dialog.getByRole('button', { name: /^确认/ }).click();
    await rows.getByRole('rowheader').getByText('商业性').waitFor();
  });

  it('say who answers for which part of each loan, and work out a review and a fee', async () => {
    const page = await browser().open({ path: SHANXI, key: await keyOf({ role: 'PLANNER' }) });
    const { loans } = await askApi(
      `{ loans(first: 50, filter: { programme: ["shanxi"], drawnTo: "${DAY}" }) { totalCount nodes { contractNumber
        guarantee { bankPercent shares { percent institution { nameZh } } } } } }`,
    );
    expect(loans.totalCount).toBeGreaterThan(0);
    for (const { contractNumber, guarantee } of loans.nodes) {
      const text = await page.getByRole('row', { name: new RegExp(contractNumber) }).innerText();
      expect(text).toContain(`${Number(guarantee.bankPercent)}%`);
      for (const { percent, institution } of guarantee.shares)
        expect(text).toContain(`${institution.nameZh} ${Number(percent)}%`);
    }
    await page.getByLabel('申请担保金额（元）').fill('5000000');
    await page.getByLabel('担保机构的层级').selectOption({ label: '省级' });
    await page.getByLabel('现行担保费率（每年 %）').fill('1.5');
    await page.getByLabel('约定担保费率（每年 %）').fill('1.3');
    await page.getByRole('button', { name: '测算' }).click();
    await page.getByText('下浮后最高 1.2%').waitFor();
    const { guaranteeReview } = await askApi(
      '{ guaranteeReview(amount: "5000000", level: PROVINCE) { checks { explanationZh } } }',
    );
    for (const { explanationZh } of guaranteeReview.checks) await page.getByText(explanationZh).waitFor();
    await page.getByText('不符合').waitFor();
  });

  it('are listed to a guarantor that has a part in them, without the loans themselves', async () => {
    const key = await keyOf({ role: 'BANK', institution: GUARANTOR, scopes: ['LOANS'] });
    const page = await browser().open({ path: SHANXI, key });
    const { guarantees } = await askApi(
      `{ guarantees(filter: { programme: ["shanxi"], fromTo: "${DAY}" }) { totalCount nodes { contractNumber
        bank { nameZh } loan { id } shares { percent institution { nameZh } } } } }`,
      {},
      key,
    );
    expect(guarantees.totalCount).toBeGreaterThan(0);
    const held = page.getByRole('region', { name: '参与的担保' });
    expect(await held.locator('tbody tr').count()).toBe(guarantees.totalCount);
    for (const { contractNumber, bank, loan, shares } of guarantees.nodes) {
      expect(loan).toBeNull();
      const text = await held.getByRole('row', { name: new RegExp(contractNumber) }).innerText();
      expect(text).toContain(bank.nameZh);
      for (const { percent, institution } of shares)
        expect(text).toContain(`${institution.nameZh} ${Number(percent)}%`);
    }
    expect(await page.getByText('贷款与担保', { exact: true }).count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'guarantees-held');
  });

  it('are released by the bank with a reason, and recorded anew once the shares sum to the whole', async () => {
    const { loans } = await askApi(
      `{ loans(first: 50, filter: { programme: ["shanxi"], drawnTo: "${DAY}" }) { nodes {
        contractNumber bank { slug } guarantee { status } } } }`,
    );
    const loan = loans.nodes.find(
      (one: { guarantee: { status: string } | null }) => one.guarantee?.status === 'ACTIVE',
    );
    const onlooker = await browser().open({ path: SHANXI, key: await keyOf({ role: 'PLANNER' }) });
    await onlooker.getByRole('row', { name: new RegExp(loan.contractNumber) }).waitFor();
    expect(await onlooker.getByRole('button', { name: /解除担保|登记担保/ }).count()).toBe(0);

    const key = await keyOf({ role: 'BANK', institution: loan.bank.slug, scopes: ['LEND', 'LOANS'] });
    const page = await browser().open({ path: SHANXI, key });
    const row = page.getByRole('row', { name: new RegExp(loan.contractNumber) });
    const dialog = page.getByRole('dialog');
    const confirm = () => dialog.getByRole('button', { name: /^确认/ }).click();
    await row.getByRole('button', { name: '解除担保' }).click();
    await dialog.getByLabel('解除日期').fill('2001-01-01');
    await dialog.getByLabel('理由').fill('借款人另行提供抵押');
    await confirm();
    await dialog.getByRole('alert').getByText('RELEASED_BEFORE_FROM').waitFor();
    await dialog.getByLabel('解除日期').fill(DAY);
    await confirm();
    await row.getByText('没有担保').waitFor();

    await row.getByRole('button', { name: '登记担保' }).click();
    await dialog.getByLabel('银行承担（%）').fill('30');
    await dialog
      .getByRole('combobox', { name: '担保机构', exact: true })
      .selectOption({ label: GUARANTOR_NAME });
    await dialog.getByLabel('担保机构承担（%）').fill('60');
    await confirm();
    await dialog.getByRole('alert').getByText('SHARES_NOT_100').waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'guarantee-refused');
    // A second share without the one who bears it is not passed over.
    await dialog.getByLabel('第二家承担（%）').fill('10');
    await confirm();
    await dialog.getByRole('alert').getByText('UNKNOWN_INSTITUTION').waitFor();
    await dialog.getByLabel('第二家承担（%）').fill('');
    await dialog.getByLabel('担保机构承担（%）').fill('70');
    await confirm();
    await row.getByText(`${GUARANTOR_NAME} 70%`).waitFor();
    await row.getByRole('button', { name: '解除担保' }).waitFor();
    const staff = await keyOf({ role: 'PLANNER', bodies: ['shanxi/policy-guarantors'] });
    const inCharge = await browser().open({ path: SHANXI, key: staff });
    await inCharge
      .getByRole('row', { name: new RegExp(loan.contractNumber) })
      .getByRole('button', { name: '解除担保' })
      .waitFor();
  });

  it('hold a bank’s bad loans against its own target; the bank reports, with a reason from the second time', async () => {
    const key = await keyOf({ role: 'BANK', institution: 'demo-bank-a', scopes: ['LEND', 'LOANS'] });
    const page = await browser().open({ path: JIAYUGUAN, key });
    const { badLoanTolerance } = await askApi(
      '{ badLoanTolerance(bank: "demo-bank-a", period: "2020-Q1") { check { explanationZh } report { nplPercent } } }',
    );
    await page.getByText(badLoanTolerance.check.explanationZh).waitFor();
    const quarter = page.getByRole('row', { name: /2020年第二季度/ });
    await quarter.getByText('未报送').waitFor();
    const report = async (rate: string) => {
      await page.getByRole('button', { name: '填报不良率' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('期间').selectOption('2020-Q2');
      await dialog.getByLabel('本项目贷款不良率（%）').fill(rate);
      await dialog.getByLabel('本行全部贷款不良率年度目标（%）').fill('2');
      await dialog.getByRole('button', { name: /^确认/ }).click();
      return dialog;
    };
    await report('2.63');
    await quarter.getByText('2.63%', { exact: true }).waitFor();
    const dialog = await report('2.71');
    await dialog.getByRole('alert').getByText('REASON_MISSING').waitFor();
    await dialog.getByLabel('更正理由（首次填报不用填）').fill('分类口径更正');
    await dialog.getByRole('button', { name: /^确认/ }).click();
    await quarter.getByText('2.71%', { exact: true }).waitFor();
    await quarter.getByText(/第 2 版，更正理由：分类口径更正/).waitFor();
    const onlooker = await browser().open({ path: JIAYUGUAN, key: await keyOf({ role: 'PLANNER' }) });
    const table = onlooker.getByRole('region', { name: '银行不良贷款' });
    const { bankBadLoans } = await askApi(
      `{ bankBadLoans(year: 2020) { institution { nameZh } periods { period report { nplPercent } check { verdict } } } }`,
    );
    expect(bankBadLoans.length).toBeGreaterThan(1);
    for (const { institution, periods } of bankBadLoans) {
      const cells = await table.getByRole('row', { name: new RegExp(institution.nameZh) }).innerText();
      for (const { report, check } of periods.filter((one: { report: unknown }) => one.report)) {
        expect(cells).toContain(`${Number(report.nplPercent)}%`);
        expect(cells).toContain(VERDICTS[check.verdict]);
      }
      expect(cells).toContain('未报送');
    }
    await picture(onlooker, 'bad-loans-of-all-banks');
    await table.getByRole('button', { name: '演示银行丙' }).click();
    await onlooker.getByText('4.85%', { exact: true }).waitFor();
    await onlooker.waitForURL(/bank=demo-bank-c/);
    expect(await onlooker.getByRole('button', { name: '填报不良率' }).count()).toBe(0);
    await onlooker.getByRole('combobox', { name: '银行' }).selectOption({ label: '全部银行' });
    await table.getByRole('button', { name: '演示银行丙' }).waitFor();
    const regulators = await keyOf({ role: 'PLANNER', bodies: ['jiayuguan/financial-regulators'] });
    const watchdog = await browser().open({ path: `${JIAYUGUAN}&bank=demo-bank-a`, key: regulators });
    await watchdog.getByRole('button', { name: '填报不良率' }).waitFor();
  });

  it('are read on a telephone, in English and in the dark', async () => {
    for (const path of [SHANXI, JIAYUGUAN]) {
      const page = await browser().open({
        ...{ path, key: await keyOf({ role: 'PLANNER' }), size: 'phone', language: 'en', theme: 'dark' },
      });
      await page.getByRole('heading', { name: 'Loans and their guarantees' }).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        SIZES.phone.width,
      );
      expect(await barriers(page)).toEqual([]);
    }
  });
});
