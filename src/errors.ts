/** Every refusal Kejin can give: one table of codes with status, messages and whether to try again. */
import { BROWSER_ERRORS } from './browser-errors';
import { SIMULATION_ERRORS } from './simulation-errors';

interface ErrorEntry {
  readonly status: number;
  readonly retryable?: true;
  readonly zh: string;
  readonly en: string;
}

export const ERRORS = {
  BAD_INPUT: { status: 400, zh: '输入有误：{detail}', en: 'Bad input: {detail}' },
  BAD_CONFIG: { status: 500, zh: '配置有误：{detail}', en: 'Bad configuration: {detail}' },
  BAD_CURSOR: { status: 400, zh: '分页游标无效或被改动', en: 'The cursor is not one this list gave out' },
  BAD_PAGE_SIZE: {
    status: 400,
    zh: '每页条数须为 1 至 {max}',
    en: 'A page holds between 1 and {max} items',
  },
  BAD_PERIOD: { status: 400, zh: '无法识别的报告期“{text}”', en: 'Not a reporting period: "{text}"' },
  BAD_DATE: { status: 400, zh: '日期“{text}”不存在', en: 'Not a date: "{text}"' },
  UNKNOWN_REGION: { status: 404, zh: '没有行政区划代码 {code}', en: 'No region with code {code}' },
  UNKNOWN_INDICATOR: { status: 404, zh: '没有指标 {code}', en: 'No indicator with code {code}' },
  UNKNOWN_PLAN: { status: 404, zh: '没有方案 {slug}', en: 'No plan called {slug}' },
  UNKNOWN_FEED: { status: 404, zh: '没有数据源 {slug}', en: 'No feed called {slug}' },
  UNKNOWN_RUN: { status: 404, zh: '没有这次导入 {id}', en: 'No feed run with id {id}' },
  UNKNOWN_TARGET: { status: 404, zh: '没有目标 {key}', en: 'No target with key {key}' },
  EVIDENCE_CHANGED: {
    status: 409,
    zh: '依据清单已有变化，请从第一页重新读取',
    en: 'The evidence has changed since the cursor was given out: start again from the first page',
  },
  NOT_SIGNED_IN: {
    status: 401,
    zh: '请提供有效的 API 密钥',
    en: 'This needs a valid API key',
  },
  KEY_EXPIRED: { status: 401, zh: 'API 密钥已过期', en: 'This API key has expired' },
  KEY_REVOKED: { status: 401, zh: 'API 密钥已被吊销', en: 'This API key has been revoked' },
  NOT_ALLOWED: { status: 403, zh: '当前身份无权执行此操作', en: 'Your role does not allow this' },
  NETWORK_NOT_ALLOWED: {
    status: 403,
    zh: '此密钥不能在网络地址 {address} 使用',
    en: 'This key may not be used from the address {address}',
  },
  TOKEN_EXPIRED: { status: 401, zh: '登录令牌已过期', en: 'This token has expired' },
  TOKEN_INVALID: { status: 401, zh: '登录令牌无效', en: 'This token is not valid here' },
  IDENTITY_PROVIDER_UNREACHABLE: {
    status: 503,
    retryable: true,
    zh: '暂时无法连接统一身份认证，不能核对登录令牌',
    en: 'The identity provider cannot be reached, so the token cannot be checked',
  },
  RATE_LIMITED: {
    status: 429,
    retryable: true,
    zh: '请求过于频繁，请在 {seconds} 秒后重试',
    en: 'Too much was asked for: try again in {seconds} seconds',
  },
  TABLE_TOO_LARGE: {
    status: 413,
    zh: '表格超过 {max} 格，不能生成工作簿，请下载 CSV',
    en: 'The table has more than {max} cells, too many for a workbook; take the CSV',
  },
  PAYLOAD_TOO_LARGE: {
    status: 413,
    zh: '文件超过 {max} 字节上限',
    en: 'The file is larger than the limit of {max} bytes',
  },
  EMPTY_PAYLOAD: { status: 400, zh: '没有收到任何内容', en: 'The request carried no bytes' },
  UNSUPPORTED_MEDIA: {
    status: 415,
    zh: '不支持的内容类型 {type}',
    en: 'Content type {type} is not taken here',
  },
  QUERY_TOO_COMPLEX: {
    status: 400,
    zh: '查询过大：{what} 为 {size}，上限 {max}',
    en: 'The query is too large: {what} is {size}, the limit is {max}',
  },
  EXPORT_TOO_LARGE: {
    status: 413,
    zh: '{format} 至多导出 {max} 行；请缩小地区、指标或报告期，或用 sdmx-csv（不限行数）',
    en: '{format} holds at most {max} rows: ask for fewer regions, indicators or periods, or take sdmx-csv',
  },
  EXPORT_FAILED: {
    status: 503,
    retryable: true,
    zh: '导出文件未能写成：{detail}',
    en: 'The file could not be written: {detail}',
  },
  NOT_ACCEPTABLE: {
    status: 406,
    zh: 'Accept 中没有可提供的格式；可用：{offered}',
    en: 'Accept names no format that there is: {offered}',
  },
  BAD_CHANGE_TOKEN: {
    status: 400,
    zh: '变更令牌无效或被改动',
    en: 'The token is not one that this list of changes gave out',
  },
  TOKEN_TOO_OLD: {
    status: 410,
    zh: '令牌所指之后的变更已不再保留，请重新全量拉取',
    en: 'Changes that followed this token are no longer kept; take a whole list again',
  },
  TOKEN_OF_ANOTHER_LOG: {
    status: 409,
    zh: '令牌属于另一份变更日志（数据库可能已恢复或迁移），请重新全量拉取',
    en: 'The token belongs to another log of changes, as after a restore; take a whole list again',
  },
  SCOPE_CHANGED: {
    status: 409,
    zh: '可见范围与令牌发出时不同，请重新全量拉取',
    en: 'What you may see, or asked for, is not what this token was given for; take a whole list again',
  },
  NOT_SETTLED: {
    status: 503,
    retryable: true,
    zh: '自 {since} 起有事务尚未结束，暂不能作出可重现的结果',
    en: 'A transaction is open since {since}: no answer can be made yet that stays the same',
  },
  STORE_BUSY: {
    status: 503,
    retryable: true,
    zh: '数据正在写入，请稍后再试',
    en: 'Figures are being written just now; try again in a while',
  },
  TOO_MANY_PULLS: {
    status: 429,
    retryable: true,
    zh: '同时进行的批量拉取已达上限 {max}，请稍后再试',
    en: 'No more than {max} pulls at once; try again in a while',
  },
  FETCH_URL_REFUSED: {
    status: 422,
    zh: '不向这个地址采集：{detail}',
    en: 'Nothing is fetched from this address: {detail}',
  },
  FETCH_HOST_NOT_ALLOWED: {
    status: 422,
    zh: '主机 {host} 不在允许采集的名单 KEJIN_FETCH_HOSTS 中',
    en: 'The host {host} is not in KEJIN_FETCH_HOSTS, the list of those that may be fetched from',
  },
  FETCH_ADDRESS_REFUSED: {
    status: 422,
    zh: '主机 {host} 指向内部或保留的网络地址，拒绝连接',
    en: 'The host {host} leads to a private or reserved network address; not connected',
  },
  FETCH_REDIRECT_REFUSED: {
    status: 422,
    zh: '不跟随对方的跳转：{detail}',
    en: 'The redirect is not followed: {detail}',
  },
  FETCH_SECRET_MISSING: {
    status: 422,
    zh: '没有设置采集所需的密钥 KEJIN_FETCH_SECRET_{name}',
    en: 'The secret KEJIN_FETCH_SECRET_{name} that the fetch needs is not set',
  },
  FETCH_UNREACHABLE: {
    status: 502,
    retryable: true,
    zh: '无法从 {host} 取得文件：{detail}',
    en: 'No file could be had from {host}: {detail}',
  },
  FETCH_TIMEOUT: {
    status: 504,
    retryable: true,
    zh: '{host} 的应答超过 {ms} 毫秒（{what}）',
    en: '{host} took longer than {ms} ms ({what})',
  },
  FETCH_TURNED_AWAY: {
    status: 502,
    zh: '{host} 答以 HTTP {status}',
    en: '{host} answered with HTTP {status}',
  },
  FETCH_SERVER_TROUBLE: {
    status: 502,
    retryable: true,
    zh: '{host} 暂时不能提供文件（HTTP {status}）',
    en: '{host} cannot give the file at the moment (HTTP {status})',
  },
  FETCH_TOO_LARGE: {
    status: 502,
    zh: '对方的文件超过 {max} 字节上限',
    en: 'The file is larger than the limit of {max} bytes',
  },
  FETCH_ENCODING_REFUSED: {
    status: 502,
    zh: '对方的压缩方式“{encoding}”不被接受，或压缩数据已损坏',
    en: 'The encoding "{encoding}" of the answer is not taken, or its data is damaged',
  },
  CATALOGUE_INVALID: {
    status: 422,
    zh: '方案目录有 {count} 处错误，未载入任何内容',
    en: 'The catalogue has {count} mistakes; nothing was loaded',
  },
  DATA_DIR_IN_USE: {
    status: 503,
    zh: '数据目录 {path} 正由另一个科金进程使用',
    en: 'The data directory {path} is in use by another Kejin process',
  },
  PORT_TAKEN: {
    status: 503,
    zh: '{host} 的端口 {port} 已被占用，请用 PORT 换一个',
    en: 'Port {port} on {host} is taken; choose another with PORT',
  },
  DATABASE_UNREACHABLE: {
    status: 503,
    retryable: true,
    zh: '数据库暂时无法连接：{detail}',
    en: 'The database cannot be reached: {detail}',
  },
  QUEUE_UNREACHABLE: {
    status: 503,
    retryable: true,
    zh: '队列暂时无法连接：{detail}',
    en: 'The queue cannot be reached: {detail}',
  },
  EMBEDDED_POSTGRES_FAILED: {
    status: 503,
    zh: '内置 PostgreSQL 启动失败：{detail}',
    en: 'The embedded PostgreSQL did not start: {detail}',
  },
  ENCRYPTION_KEY_MISSING: {
    status: 503,
    zh: '缺少加密个人信息的密钥，请设置 KEJIN_ENCRYPTION_KEY',
    en: 'The key that seals personal data is missing: set KEJIN_ENCRYPTION_KEY',
  },
  SEALED_TEXT_DAMAGED: {
    status: 500,
    zh: '加密的个人信息已损坏或被改动',
    en: 'Sealed personal data is damaged or was altered',
  },
  STORED_FILE_DAMAGED: {
    status: 500,
    zh: '保存的原文件不完整，请告知管理员',
    en: 'The stored bytes of the file are not complete; tell the operator',
  },
  ...SIMULATION_ERRORS,
  ...BROWSER_ERRORS,
  DATE_OUT_OF_RANGE: {
    status: 400,
    zh: '日期 {date} 不在可问的范围内（{from} 至 {to}）',
    en: 'The date {date} is outside of what can be asked for ({from} to {to})',
  },
  DATES_REVERSED: {
    status: 400,
    zh: '开始日期 {from} 晚于结束日期 {to}',
    en: 'The first date {from} is after the last one {to}',
  },
  UNKNOWN_DEPARTMENT: { status: 404, zh: '没有部门 {slug}', en: 'No department called {slug}' },
  LEVEL_DOES_NOT_FIT: {
    status: 400,
    zh: '行政区划 {code} 之内没有 {level} 一级',
    en: 'There is no level {level} within the region {code}',
  },
  INTERNAL: {
    status: 500,
    zh: '内部错误，请把请求编号 {requestId} 告诉管理员',
    en: 'Internal error; give the operator this request id: {requestId}',
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;
export type ErrorDetails = Readonly<Record<string, string | number>>;

/** Puts details in the place of their names: `{count}`. */
export const fillTemplate = (template: string, details: ErrorDetails): string =>
  template.replace(/\{(\w+)\}/g, (whole, key: string) => String(details[key] ?? whole));

export class AppError extends Error {
  readonly messageZh: string;
  readonly messageEn: string;
  readonly status: number;
  readonly retryable: boolean;

  constructor(
    readonly code: ErrorCode,
    readonly details: ErrorDetails = {},
    options?: ErrorOptions,
  ) {
    const entry: ErrorEntry = ERRORS[code];
    const en = fillTemplate(entry.en, details);
    super(en, options);
    this.name = 'AppError';
    this.messageEn = en;
    this.messageZh = fillTemplate(entry.zh, details);
    this.status = entry.status;
    this.retryable = entry.retryable ?? false;
  }
}

/** Text that every store accepts: PostgreSQL refuses NUL, JSON refuses lone surrogates. */
export function cleanErrorText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return Buffer.from(text.replaceAll('\0', '').slice(0, 2000), 'utf8').toString('utf8');
}
