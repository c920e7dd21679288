/** Why signing in with the organisation failed: the address carries a code, and never words. */
import type { Language } from '../../format/language';

type Word = Readonly<Record<Language, string>>;

const KNOWN: Readonly<Record<string, Word>> = {
  SIGN_IN_STALE: {
    zh: '这次登录放得太久，或已在别的窗口完成。请重新开始。',
    en: 'This sign-in waited too long, or was finished in another window. Start again.',
  },
  SIGN_IN_DECLINED: {
    zh: '单位账号一方没有同意这次登录，或者您取消了。',
    en: 'Your organisation did not agree to this sign-in, or you cancelled it.',
  },
  TOKEN_INVALID: {
    zh: '单位账号发来的凭据核对不上，没有登录。再试一次仍不行，请告诉管理员。',
    en: 'What your organisation sent could not be verified. If it happens again, tell the administrator.',
  },
  TOKEN_EXPIRED: {
    zh: '单位账号发来的凭据已过期，请重新登录。',
    en: 'What your organisation sent has expired. Sign in again.',
  },
  NOT_ALLOWED: {
    zh: '您的单位账号没有科金的权限，请向管理员申请。',
    en: 'Your account at the organisation has no rights in Kejin. Ask the administrator.',
  },
  IDENTITY_PROVIDER_UNREACHABLE: {
    zh: '连不上单位账号的登录服务，请稍后再试，或用密钥登录。',
    en: 'The sign-in of your organisation cannot be reached. Try again later, or sign in with a key.',
  },
};
/** Anybody can write an address: only what looks like a code is shown. */
const CODE = /^[A-Z][A-Z0-9_]{2,49}$/;

/** Null when the address tells of no problem. */
export function problemWords(code: unknown, language: Language): string | null {
  if (code === undefined) return null;
  const isCode = typeof code === 'string' && CODE.test(code);
  if (isCode && Object.hasOwn(KNOWN, code)) return KNOWN[code]?.[language] ?? null;
  const named = isCode ? code : '';
  if (language === 'zh') return `没有登录成功${named && `（${named}）`}。请重试；仍不行，请告诉管理员。`;
  return `You are not signed in${named && ` (${named})`}. Try again; if it stays so, tell the administrator.`;
}
