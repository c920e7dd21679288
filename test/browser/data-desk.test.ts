import type { Page } from 'playwright-core';
import { askApi, barriers, inBrowser, keyOf, picture, useBrowser } from '../support/browser';

const COUNTY = '620921';
const CITY = '620900';
const TARGET = 'jinta/overall/invention-patents-per-10k';
const HEADER = '地区代码,指标,报告期,数值,单位';
/** The second row cannot be read as a number. */
const BROKEN = [
  HEADER,
  `${COUNTY},转化重大科技成果数,2020,3,件`,
  `${COUNTY},万人发明专利拥有量,2020,二点一,件/万人`,
  '',
].join('\n');
const WAIT_MS = 60_000;
const STORY_MS = 180_000;

/** How the page learns what becomes of a run: by streams it listens to, or by questions it repeats. */
function listening(page: Page) {
  const asked = { streams: 0, polls: 0 };
  page.on('request', (request) => {
    if (request.url().endsWith('/graphql/stream')) asked.streams += 1;
    else if (request.postData()?.includes('query RunState')) asked.polls += 1;
  });
  return asked;
}

/** As a hand lets files go over the zone. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([file, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content as string], file as string, { type: 'text/csv' }));
      return transfer;
    },
    [name, text],
  );
  await page.getByRole('group', { name: '文件投放区' }).dispatchEvent('drop', { dataTransfer });
}

const targetNow = async () =>
  (await askApi('query($k: String!) { target(key: $k) { progress { status actual } } }', { k: TARGET }))
    .target.progress;

inBrowser('the data desk', () => {
  const browser = useBrowser();
  const keys = { officer: '', reviewer: '', auditor: '', leader: '' };
  let submission = '';

  beforeAll(async () => {
    keys.officer = await keyOf({ role: 'DATA_OFFICER', name: '金塔县数据员', regionCodes: [COUNTY] });
    keys.reviewer = await keyOf({ role: 'PLANNER', name: '初审', regionCodes: [COUNTY], scopes: ['REVIEW'] });
    keys.auditor = await keyOf({ role: 'PLANNER', name: '审核', regionCodes: [CITY], scopes: ['AUDIT'] });
    keys.leader = await keyOf({ role: 'PLANNER', name: '审定', regionCodes: [CITY], scopes: ['APPROVE'] });
  });

  it(
    'shows an officer the faulty cell of a broken file with the reason, and takes the file once it is corrected',
    async () => {
      const page = await browser().open({ path: '/data?feed=local-long', key: keys.officer });
      const asked = listening(page);
      await drop(page, '金塔县 年报.csv', BROKEN);
      const upload = page.getByRole('region', { name: '本次提交' }).getByRole('listitem');
      await upload.getByText('1 行未通过检查').waitFor({ timeout: WAIT_MS });
      expect(asked).toEqual({ streams: 1, polls: 0 });
      await picture(page, 'data-desk-upload');
      await upload.getByRole('link', { name: '查看结果' }).click();

      const row = page.getByRole('article', { name: '第 3 行' });
      await row.getByText('“二点一”不是数值').waitFor();
      const cells = await row.getByRole('cell').allInnerTexts();
      expect(cells.map((text) => text.replace(/\s+/g, ' ').trim())).toEqual([
        ...[COUNTY, '万人发明专利拥有量', '2020', expect.stringContaining('二点一'), '件/万人'],
      ]);
      expect(await row.locator('.faulty').textContent()).toContain('二点一');
      expect(await barriers(page)).toEqual([]);

      await row.getByRole('button', { name: '更正这一行' }).click();
      await row.getByRole('textbox', { name: '数值（D3 格）' }).fill('2.1');
      await row.getByRole('button', { name: '保存更正' }).click();
      await row.getByText('D3 格：“二点一” 改为 “2.1”').waitFor();
      await picture(page, 'data-desk-corrected');
      await page.getByRole('button', { name: '重新处理' }).click();

      await page.getByText('这些数字在这里等候审核').waitFor({ timeout: WAIT_MS });
      await page.getByText('采用的更正 (1)').waitFor();
      await page.getByRole('link', { name: /金塔县 · 2020年/ }).click();
      await page.getByRole('button', { name: '提交送审' }).waitFor();
      submission = new URL(page.url()).pathname;
    },
    STORY_MS,
  );

  it(
    'takes the figures through three hands, says beforehand what they move, and then the target has moved',
    async () => {
      const before = await targetNow();
      expect(before).toEqual({ status: 'MISSED', actual: '1.95' });
      const officer = await browser().open({ path: submission, key: keys.officer });
      const figure = officer.getByRole('region', { name: '送审的数字' });
      await figure.getByText('2.1 件/万人').waitFor();
      expect(await figure.textContent()).toContain('1.95 件/万人');
      expect(await figure.textContent()).toContain('+0.15 件/万人');
      const impact = officer.getByRole('row', { name: /万人发明专利拥有量.*未达成.*已达成/ });
      await impact.first().waitFor({ timeout: WAIT_MS });
      await picture(officer, 'data-desk-submission');
      expect(await barriers(officer)).toEqual([]);
      await officer.getByRole('button', { name: '提交送审' }).click();
      await officer.getByText('已完成：提交送审。').waitFor();
      // Nobody decides about figures of his own.
      expect(await officer.getByRole('button', { name: '初审通过' }).count()).toBe(0);
      await officer.getByText('其他动作为什么不能做').waitFor();

      for (const [key, action] of [
        [keys.reviewer, '初审通过'],
        [keys.auditor, '审核通过'],
        [keys.leader, '审定并发布'],
      ] as const) {
        const page = await browser().open({ path: '/data', key });
        const waiting = page
          .getByRole('region', { name: '审核队列' })
          .getByRole('row', { name: /金塔县 · 2020年/ });
        expect(await waiting.textContent()).toContain(action);
        await waiting.getByRole('link').click();
        // A return needs a reason, and none was written.
        expect(await page.getByRole('button', { name: '退回' }).isDisabled()).toBe(true);
        await page.getByRole('button', { name: action }).click();
        await page.getByText(`已完成：${action}。`).waitFor({ timeout: WAIT_MS });
      }

      const end = Date.now() + WAIT_MS;
      while ((await targetNow()).status !== 'MET' && Date.now() < end) {
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      expect(await targetNow()).toEqual({ status: 'MET', actual: '2.1' });
      const target = await browser().open({ path: `/targets/${TARGET}` });
      await target.getByText('2.1 件/万人').first().waitFor();
      await target.getByText('已达成').first().waitFor();
    },
    STORY_MS,
  );

  it(
    'says of a file that is known already that nothing has changed',
    async () => {
      const file = `${HEADER}\n${COUNTY},下派科技特派员数,2021,118,人\n`;
      const page = await browser().open({ path: '/data?feed=local-long', key: keys.officer });
      const uploads = page.getByRole('region', { name: '本次提交' }).getByRole('listitem');
      await drop(page, '特派员.csv', file);
      await uploads.getByText('待审核').waitFor({ timeout: WAIT_MS });
      expect(await uploads.getByText('没有任何变化').count()).toBe(0);
      await drop(page, '特派员 再交一次.csv', file);
      await uploads.getByText('同样的文件以前收过，没有任何变化').waitFor({ timeout: WAIT_MS });
    },
    STORY_MS,
  );

  it(
    'tries a file first without writing anything, and says what it does not take',
    async () => {
      const runs = async () => (await askApi('{ submissions { totalCount } }')).submissions.totalCount;
      const before = await runs();
      const page = await browser().open({ path: '/data?feed=local-long', key: keys.officer });
      const uploads = page.getByRole('region', { name: '本次提交' }).getByRole('listitem');
      await page.getByRole('checkbox', { name: '先试算，不写入' }).check();
      await drop(page, '试算.csv', `${HEADER}\n${COUNTY},下派科技特派员数,2022,121,人\n`);
      await uploads.getByText('试算通过').waitFor({ timeout: WAIT_MS });
      expect(await runs()).toBe(before);
      await drop(page, '空.csv', '');
      await uploads.getByText('没有收到任何内容').waitFor({ timeout: WAIT_MS });
    },
    STORY_MS,
  );

  it('tells a reader, and whoever is not signed in, whom the desk is for and how to come in', async () => {
    const reader = await keyOf({ role: 'READER', name: '读者甲' });
    for (const path of ['/data', submission]) {
      const page = await browser().open({ path, key: reader });
      await page.getByText('您现在以“读者甲”的身份登录，不能使用数据台').waitFor();
      expect(await page.getByRole('button', { name: '选择文件' }).count()).toBe(0);
    }
    const stranger = await browser().open({ path: '/data' });
    const way = stranger.getByRole('main').getByRole('link', { name: '登录' });
    await way.click();
    await stranger.getByRole('heading', { name: '登录' }).waitFor();
    expect(stranger.url()).toContain('next=/data');
  });
});
