/** Levers as people call them: 高新技术企业证书续期率, …：每年新增, 投入“…”资金, “…”迟报. */
import type { LeverKind } from '../api/vocabulary';
import { inLanguage, type Language } from './language';

interface NamedLever {
  readonly kind: LeverKind;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** What is moved, without how far. */
export function leverName(lever: NamedLever, language: Language): string {
  const name = inLanguage(lever, 'name');
  const zh = language === 'zh';
  switch (lever.kind) {
    case 'RENEWAL':
      return zh ? `${name}证书续期率` : `Share of ${name} certificates renewed`;
    case 'ADDITIONS':
      return zh ? `${name}：每年新增` : `${name}: added a year`;
    case 'GROWTH':
      return zh ? `${name}：年增长率` : `${name}: growth a year`;
    case 'FUND':
      return zh ? `投入“${name}”资金` : `Money into the fund of “${name}”`;
    case 'DELAY':
      return zh ? `“${name}”迟报` : `Delay of “${name}”`;
  }
}
