import type { Page } from 'playwright-core';
import { ADMINISTRATOR, askApi, barriers, inBrowser, keyOf, picture, useBrowser } from '../support/browser';

const NAMES = ['导入文件', '按计划采集', '重算目标进度', '日常维护'];
const DEAD = {
  ...{ id: '7', queue: 'maintenance', key: 'roll-day-2020-06-30', payload: { day: '2020-06-30' } },
  ...{ error: 'the disk is full', tries: 5, failedAt: '2020-06-30T01:00:00Z', run: null },
};

/** Nothing is given up in a demonstration: the answer of the server is given one such job until it is seen to. */
async function withDeadLetter(page: Page, answers: readonly object[]): Promise<unknown[]> {
  const sent: unknown[] = [];
  let isThere = true;
  await page.route('**/graphql', async (route) => {
    const { query, variables } = route.request().postDataJSON() as { query: string; variables: unknown };
    if (/mutation (RetryJob|DismissJob)/.test(query)) {
      const answer = answers[sent.length] as { key: string | null };
      sent.push(variables);
      isThere &&= answer.key === null;
      const field = query.includes('RetryJob') ? 'retryJob' : 'dismissJob';
      return route.fulfill({ json: { data: { [field]: answer } } });
    }
    if (!query.includes('query Queues')) return route.fallback();
    const answer = (await (await route.fetch()).json()) as { data: { deadLetters: object } };
    answer.data.deadLetters = { totalCount: isThere ? 1 : 0, nodes: isThere ? [DEAD] : [] };
    return route.fulfill({ json: answer });
  });
  return sent;
}

inBrowser('the queues', () => {
  const browser = useBrowser();

  it('tell an administrator of each queue what the API says, and what is in hand', async () => {
    const page = await browser().open({ path: '/queues', key: ADMINISTRATOR });
    const { jobBoard } = await askApi('{ jobBoard { backend queues { name workers } } }');
    expect(jobBoard.queues).toHaveLength(NAMES.length);
    for (const [at, name] of NAMES.entries()) {
      const row = page.getByRole('row', { name: new RegExp(name) });
      const cells = await row.getByRole('cell').allInnerTexts();
      expect(cells[0]).toBe('✔ 正常');
      expect(cells[5]).toBe(String(jobBoard.queues[at].workers));
      expect(jobBoard.queues[at].workers).toBeGreaterThan(0);
    }
    await page.getByText('PostgreSQL（与数据同一个库）').waitFor();
    await page.getByText('没有已放弃的任务。').waitFor();
    await picture(page, 'queues');
  });

  it('are closed to everybody else, with a word why', async () => {
    const page = await browser().open({ path: '/queues', key: await keyOf({ role: 'PLANNER' }) });
    await page.getByText('队列只对管理员开放。').waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
    const other = await browser().open({ path: '/queues' });
    await other.getByRole('note').getByRole('link', { name: '登录' }).waitFor();
  });

  it('are asked about again every few seconds', async () => {
    const page = await browser().open({ path: '/queues', key: ADMINISTRATOR });
    const again = () =>
      page.waitForRequest((request) => (request.postData() ?? '').includes('query Queues'), {
        timeout: 8_000,
      });
    await again();
    await again();
  });

  it('have a job that was given up done after all, once that is confirmed', async () => {
    const page = await browser().blank({ key: ADMINISTRATOR });
    const sent = await withDeadLetter(page, [{ key: DEAD.key, userErrors: [] }]);
    await page.goto(`${process.env.KEJIN_TEST_ADDRESS}/queues`);
    await page.getByText('the disk is full').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '重试' }).click();
    expect(sent).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '确认' }).click();
    await page.getByText('“roll-day-2020-06-30”已重新投递。').waitFor();
    expect(sent).toEqual([{ id: '7' }]);
    await page.getByText('没有已放弃的任务。').waitFor();
  });

  it('strike a job off only with a reason, and show why that was refused', async () => {
    const page = await browser().blank({ key: ADMINISTRATOR, language: 'en' });
    const refusal = {
      code: 'UNKNOWN_DEAD_LETTER',
      messageZh: '没有',
      messageEn: 'No such job among those given up',
    };
    const sent = await withDeadLetter(page, [
      { key: null, userErrors: [refusal] },
      { key: DEAD.key, userErrors: [] },
    ]);
    await page.goto(`${process.env.KEJIN_TEST_ADDRESS}/queues`);
    await page.getByRole('button', { name: 'Strike off' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    expect(sent).toEqual([]);
    await dialog.getByLabel('Reason').fill('done by hand');
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await dialog.getByRole('alert').getByText('No such job among those given up').waitFor();
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('"roll-day-2020-06-30" was struck off.').waitFor();
    expect(sent.at(-1)).toEqual({ id: '7', reason: 'done by hand' });
  });
});
