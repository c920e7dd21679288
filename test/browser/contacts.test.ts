import { makeUscc } from '../../src/domain/identifiers/uscc';
import { ADDRESS, askApi, barriers, inBrowser, keyOf, picture, useBrowser } from '../support/browser';

const HEBI = '410600';
const USCC = makeUscc('91410611MA9TEXTC');
const PERSONS = ['欧阳震华', '司徒美堂', '13987654321'];
const MASKED = ['欧***', '司***', '139****4321'];
const LIST = [
  '统一社会信用代码,企业名称,所在县区,企业规模,成立日期,登记状态,法定代表人,联系人,联系电话',
  `${USCC},鹤壁市联系人试验有限公司,淇滨区,小型,2015-03-02,存续,${PERSONS.join(',')}`,
  '',
].join('\n');
const WAIT_MS = 60_000;
const LOOK_AGAIN_MS = 300;

/** As an officer's own program hands a list in. */
async function handIn(key: string): Promise<void> {
  const answer = await fetch(`${ADDRESS}/feeds/enterprises`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', 'x-file-name': 'contacts.csv', authorization: `Bearer ${key}` },
    body: LIST,
  });
  const { runId: id } = (await answer.json()) as { runId: string };
  const giveUpAt = Date.now() + WAIT_MS;
  for (;;) {
    const { node: run } = await askApi(
      'query($id: ID!) { node(id: $id) { ... on FeedRun { status rejects(first: 5) { nodes { code messageZh } } } } }',
      { id },
    );
    if (run.status === 'PUBLISHED') return;
    if (run.status === 'FAILED' || Date.now() > giveUpAt) throw new Error(JSON.stringify(run));
    await new Promise((again) => setTimeout(again, LOOK_AGAIN_MS));
  }
}

inBrowser('persons at an enterprise', () => {
  const browser = useBrowser();
  const panelOn = async (key: string, uscc = USCC) => {
    const page = await browser().open({ path: `/enterprises/${uscc}`, key });
    return page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: '联系人', exact: true }) });
  };
  const readings = async () =>
    (await askApi('{ auditRecords(first: 1, action: CONTACTS_READ) { totalCount } }')).auditRecords
      .totalCount;

  beforeAll(async () => {
    await handIn(await keyOf({ role: 'DATA_OFFICER', name: '鹤壁数据员', regionCodes: [HEBI] }));
  }, WAIT_MS);

  it('are masked for a planner, who is told who gives them in clear', async () => {
    const before = await readings();
    const panel = await panelOn(await keyOf({ role: 'PLANNER', regionCodes: [HEBI] }));
    const text = await panel.innerText();
    for (const masked of MASKED) expect(text).toContain(masked);
    for (const person of PERSONS) expect(await panel.page().content()).not.toContain(person);
    expect(text).toContain('姓名和电话已遮盖');
    expect(await panel.getByRole('button').count()).toBe(0);
    expect(await readings()).toBe(before);
    expect(await barriers(panel.page())).toEqual([]);
    await panel.scrollIntoViewIfNeeded();
    await picture(panel.page(), 'contact-masked');
  });

  it('are given in clear to whoever may read them and asks, and the reading is recorded', async () => {
    const before = await readings();
    const panel = await panelOn(
      await keyOf({ role: 'DATA_OFFICER', regionCodes: [HEBI], scopes: ['CONTACTS'] }),
    );
    for (const text of [...PERSONS, ...MASKED]) expect(await panel.page().content()).not.toContain(text);
    await panel.scrollIntoViewIfNeeded();
    await picture(panel.page(), 'contact-offered');
    await panel.getByRole('button', { name: '读取明文并记录' }).click();
    await panel.getByText('这次读取已记录').waitFor();
    for (const person of PERSONS) await panel.getByText(person, { exact: true }).waitFor();
    expect(await readings()).toBe(before + 1);
    expect(await barriers(panel.page())).toEqual([]);
    await picture(panel.page(), 'contact-in-clear');
  });

  it('are nobody where no source names any, and then nothing is said to be masked', async () => {
    const { enterprises } = await askApi(
      '{ enterprises(first: 1, filter: { region: ["410611"] }) { nodes { uscc isSynthetic } } }',
    );
    expect(enterprises.nodes[0].isSynthetic).toBe(true);
    const panel = await panelOn(await keyOf({ role: 'READER' }), enterprises.nodes[0].uscc);
    await panel.getByText('没有来源说明这家企业的联系人').waitFor();
    expect(await panel.innerText()).not.toContain('已遮盖');
  });

  it('are not there for those who do not see the enterprise', async () => {
    const { institutions } = await askApi('{ institutions(first: 1) { nodes { slug } } }');
    const bank = await keyOf({ role: 'BANK', institution: institutions.nodes[0].slug, scopes: ['CONTACTS'] });
    const elsewhere = await keyOf({ role: 'DATA_OFFICER', regionCodes: ['620921'], scopes: ['CONTACTS'] });
    for (const key of [bank, elsewhere]) {
      const page = await browser().open({ path: `/enterprises/${USCC}`, key });
      await page.getByText('没有这家企业，或者不在您能看的范围内').waitFor();
      expect(await page.getByRole('heading', { name: '联系人', exact: true }).count()).toBe(0);
    }
    const visitor = await browser().open({ path: `/enterprises/${USCC}` });
    await visitor.getByRole('status').filter({ hasText: '登录后才能看企业' }).waitFor();
    for (const text of [...PERSONS, ...MASKED]) expect(await visitor.content()).not.toContain(text);
  });
});
