/** The refusals of signing in by a browser, a part of the one table in errors.ts. */

export const SESSION_ERRORS = {
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
} as const;
