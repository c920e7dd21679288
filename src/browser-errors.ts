/** The refusals that browsers meet, signing in and following what happens; part of the table in errors.ts. */

export const BROWSER_ERRORS = {
  SESSION_ENDED: {
    status: 401,
    zh: '登录已结束，请重新登录',
    en: 'Your sign-in has ended: sign in again',
  },
  CROSS_SITE_REQUEST: {
    status: 403,
    zh: '请求不是从本站页面发出的；如果经过代理，代理须原样传递 Host',
    en: 'The request did not come from a page of this site; a proxy in between must pass Host on',
  },
  SIGN_IN_STALE: {
    status: 400,
    zh: '这次登录已过期，或不是在本浏览器、本站地址开始的，请重新登录',
    en: 'This sign-in has run out, or did not begin in this browser at this address: sign in again',
  },
  SIGN_IN_DECLINED: {
    status: 403,
    zh: '统一身份认证没有同意这次登录',
    en: 'The identity provider did not agree to this sign-in',
  },
  SUBSCRIPTION_ELSEWHERE: {
    status: 400,
    zh: '订阅请发往 POST /graphql/stream，以 text/event-stream 应答',
    en: 'Subscriptions go to POST /graphql/stream, which answers with text/event-stream',
  },
  SUBSCRIPTIONS_ONLY: {
    status: 400,
    zh: '这里只接受订阅；查询和变更请发往 POST /graphql',
    en: 'Only subscriptions are taken here; queries and mutations go to POST /graphql',
  },
  TOO_MANY_STREAMS: {
    status: 429,
    retryable: true,
    zh: '同时跟踪的事项已达上限 {max}，请先关闭其他页面',
    en: 'No more than {max} things may be followed at once; close other pages first',
  },
} as const;
