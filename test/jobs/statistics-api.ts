/** A server that answers as the statistics database's new API does, well or badly. */
import type { Answering } from '../services/fetching/file-server';

export const PATH = '/dg/website/publicrelease/web/external/stream/esData';
export const CATALOGUE = '0f3c5b1e7a9d4c2f8e6b1a2c3d4e5f60';
export const INDICATOR = '1a2b3c4d5e6f47089a0b1c2d3e4f5061';

export type Mood = 'well' | 'revised' | 'refusing' | 'down' | 'walled';

const DTS = /^\d{6}MM-\d{6}MM$/;

/** One indicator in one region; the latest month is not out yet. */
const figures = (may: string) => [
  { code: '201907MM', name: '2019年7月', values: [] },
  { code: '201906MM', name: '2019年6月', values: [value('')] },
  { code: '201905MM', name: '2019年5月', values: [value(may)] },
  { code: '201904MM', name: '2019年4月', values: [value('无')] },
  { code: '201903MM', name: '2019年3月', values: [value('12')] },
];

const value = (text: string) => ({
  ...{ _id: INDICATOR, i_showname: '专利授权量 (件) ', value: text, du_name: '件', catalogid: CATALOGUE },
  ...{ da: '410600000000', da_name: '鹤壁市', dp: '0', num_accuracy_value: '0', order: 1, ek: '1|a' },
});

export const statisticsApi =
  (mood: () => Mood): Answering =>
  ({ method, path, body }, answer) => {
    const send = (status: number, type: string, text: string) =>
      answer.writeHead(status, { 'content-type': type }).end(text);
    const json = (status: number, content: object) =>
      send(status, 'application/json;charset=UTF-8', JSON.stringify(content));
    if (mood() === 'walled') return send(403, 'text/html', '<html><body>reason:UrlACL</body></html>');
    if (mood() === 'down')
      return json(500, { success: false, state: 50000, message: '系统异常', data: null });
    if (path !== PATH || method !== 'POST') return send(404, 'text/html', '<html>Not Found</html>');
    const asked = JSON.parse(body);
    if (asked.showType === undefined || !asked.dts.every((range: string) => DTS.test(range))) {
      return json(500, { success: false, state: 50000, message: '系统异常', data: null });
    }
    if (mood() === 'refusing')
      return json(200, { success: false, state: 40001, message: '参数错误', data: null });
    const data = figures(mood() === 'revised' ? '64' : '60');
    return json(200, { success: true, state: 20000, message: '成功', data });
  };
