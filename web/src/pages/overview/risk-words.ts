/** Why a target is in danger, in the few words that fit on a button. */
import type { RiskReason } from '../../api/vocabulary';
import type { Language } from '../../format/language';

const REASONS: Readonly<Record<RiskReason, Readonly<Record<Language, string>>>> = {
  PACE_ABOVE_BEST: { zh: '所需速度超过历史最好', en: 'needs more than the best past pace' },
  BEHIND_PATH: { zh: '落后于应有进度', en: 'behind its path' },
  CERTIFICATES_LAPSING: { zh: '证书将到期、未续', en: 'certificates lapsing' },
  NO_DATA_SINCE: { zh: '数据太旧', en: 'the last figure is old' },
  BASELINE_UNKNOWN: { zh: '起点不明', en: 'starting point unknown' },
  MISSED: { zh: '期限已过', en: 'deadline over' },
};

export const RISK_REASONS = Object.keys(REASONS) as readonly RiskReason[];
export const riskReasonWord = (reason: RiskReason, language: Language) => REASONS[reason][language];
