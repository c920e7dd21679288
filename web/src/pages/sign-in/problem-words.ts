/** Why signing in with the organisation came back without success: the address carries a code, never words. */
import { useWords } from '../../format/language';

const KNOWN = [
  'SIGN_IN_STALE',
  'SIGN_IN_DECLINED',
  'TOKEN_INVALID',
  'TOKEN_EXPIRED',
  'NOT_ALLOWED',
  'IDENTITY_PROVIDER_UNREACHABLE',
] as const;
/** Anybody can write an address: only what looks like a code is shown. */
const CODE = /^[A-Z][A-Z0-9_]{2,49}$/;

export function useProblemWords(): (code: unknown) => string | null {
  const { t } = useWords({
    zh: {
      SIGN_IN_STALE: '这次登录放得太久，或已在别的窗口完成。请重新开始。',
      SIGN_IN_DECLINED: '单位账号一方没有同意这次登录，或者您取消了。',
      TOKEN_INVALID: '单位账号发来的凭据核对不上，没有登录。再试一次仍不行，请告诉管理员。',
      TOKEN_EXPIRED: '单位账号发来的凭据已过期，请重新登录。',
      NOT_ALLOWED: '您的单位账号没有科金的权限，请向管理员申请。',
      IDENTITY_PROVIDER_UNREACHABLE: '连不上单位账号的登录服务，请稍后再试，或用密钥登录。',
      other: '没有登录成功（{code}）。请重试；仍不行，请把代码告诉管理员。',
      unknown: '没有登录成功，请重试。',
    },
    en: {
      SIGN_IN_STALE: 'This sign-in waited too long, or was finished in another window. Start again.',
      SIGN_IN_DECLINED: 'Your organisation did not agree to this sign-in, or you cancelled it.',
      TOKEN_INVALID:
        'What your organisation sent could not be verified, so you are not signed in. If it happens again, tell the administrator.',
      TOKEN_EXPIRED: 'What your organisation sent has expired. Sign in again.',
      NOT_ALLOWED: 'Your account at the organisation has no rights in Kejin. Ask the administrator.',
      IDENTITY_PROVIDER_UNREACHABLE:
        'The sign-in of your organisation cannot be reached. Try again later, or sign in with a key.',
      other: 'You are not signed in ({code}). Try again; if it stays so, tell the administrator the code.',
      unknown: 'You are not signed in. Try again.',
    },
  });
  return (code) => {
    if (code === undefined) return null;
    const known = KNOWN.find((one) => one === code);
    if (known) return t(known);
    return typeof code === 'string' && CODE.test(code) ? t('other', { code }) : t('unknown');
  };
}
