/** Why a key was not created or revoked: expected answers, given as data. */
import type { ErrorDetails } from '../../errors';

interface RefusalEntry {
  readonly field: readonly string[];
  readonly zh: string;
  readonly en: string;
}

const REFUSALS = {
  EMPTY_NAME: {
    field: ['input', 'name'],
    zh: '请写明密钥给谁用',
    en: 'Say whom or what the key is for',
  },
  NAME_TOO_LONG: {
    field: ['input', 'name'],
    zh: '名称最长 {max} 个字符',
    en: 'A name has at most {max} characters',
  },
  EXPIRES_IN_THE_PAST: {
    field: ['input', 'expiresAt'],
    zh: '失效时间已经过去',
    en: 'The key would have expired already',
  },
  UNKNOWN_REGION: {
    field: ['input', 'regionCodes'],
    zh: '没有行政区划代码 {code}',
    en: 'No region with code {code}',
  },
  UNKNOWN_KEY: { field: ['id'], zh: '没有这个密钥', en: 'No such key' },
  LAST_ADMINISTRATOR: {
    field: ['id'],
    zh: '这是最后一个有效的管理员密钥，吊销后将无人可以管理',
    en: 'This is the last valid administrator key; without it nobody could administer',
  },
} as const satisfies Record<string, RefusalEntry>;

export interface Refusal {
  readonly code: keyof typeof REFUSALS;
  readonly field: readonly string[];
  readonly messageZh: string;
  readonly messageEn: string;
}

const fill = (template: string, details: ErrorDetails) =>
  template.replace(/\{(\w+)\}/g, (whole, key: string) => String(details[key] ?? whole));

export function refusal(code: keyof typeof REFUSALS, details: ErrorDetails = {}): Refusal {
  const { field, zh, en } = REFUSALS[code];
  return { code, field, messageZh: fill(zh, details), messageEn: fill(en, details) };
}
