/** Why a record counts for an indicator, or was looked at and left out. */
import type { Bilingual } from '../bilingual';

/** Each reason is true on the day, or of the event, that is counted. */
export const COUNTED_REASONS = [
  ...(['IN_FORCE', 'OPEN', 'LISTED', 'ESTABLISHED'] as const),
  ...(['FIRST_ISSUED', 'FILED', 'GRANTED', 'DRAWN', 'OPENED', 'NEWLY_LISTED'] as const),
  ...(['REGISTERED', 'SIGNED', 'PAID_IN', 'INVESTED'] as const),
  ...(['HELD', 'PLACED', 'COMPENSATED', 'RECOVERED', 'SUBSIDISED'] as const),
] as const;
export type CountedReason = (typeof COUNTED_REASONS)[number];

/** Where several are true, the first of this order is told. */
export const LEFT_OUT_REASONS = [
  ...(['NOT_YET_ISSUED', 'EXPIRED', 'REVOKED'] as const),
  ...(['NOT_GRANTED', 'LAPSED', 'NOT_YET_OPEN', 'CLOSED', 'NOT_YET_LISTED', 'DELISTED'] as const),
  ...(['NOT_YET_ESTABLISHED', 'NOT_YET_PAID_IN', 'TAKEN_BACK', 'OTHER_LEVEL', 'NOT_FIRST'] as const),
  ...(['MOVED_AWAY', 'ENTERPRISE_REMOVED', 'ENTERPRISE_ENDED', 'OWNER_NOT_ELIGIBLE'] as const),
  'REPEATED_OWNER',
] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

export type EvidenceReason = CountedReason | LeftOutReason;

export const REASON_WORDING: Readonly<Record<EvidenceReason, Bilingual>> = {
  IN_FORCE: { zh: '当日有效', en: 'in force on the day' },
  OPEN: { zh: '当日在运营', en: 'in operation on the day' },
  LISTED: { zh: '当日处于上市、挂牌状态', en: 'listed on the day' },
  ESTABLISHED: { zh: '当日已设立', en: 'established by the day' },
  FIRST_ISSUED: { zh: '期内首次取得该类证书', en: 'its first certificate of the kind, issued in the period' },
  FILED: { zh: '期内提交申请', en: 'filed in the period' },
  GRANTED: { zh: '期内授权', en: 'granted in the period' },
  DRAWN: { zh: '期内放款', en: 'drawn in the period' },
  OPENED: { zh: '期内开始运营', en: 'opened in the period' },
  NEWLY_LISTED: { zh: '期内上市、挂牌', en: 'newly listed in the period' },
  REGISTERED: { zh: '期内登记', en: 'registered in the period' },
  SIGNED: { zh: '期内签订', en: 'signed in the period' },
  PAID_IN: { zh: '期内缴入', en: 'paid in during the period' },
  INVESTED: { zh: '期内投资', en: 'invested in the period' },
  HELD: { zh: '当日已到位', en: 'paid in by the day' },
  PLACED: { zh: '当日存放于该机构', en: 'placed with the institution by the day' },
  COMPENSATED: { zh: '期内支付补偿', en: 'compensation paid in the period' },
  RECOVERED: { zh: '期内追回', en: 'recovered in the period' },
  SUBSIDISED: { zh: '期内支付贴息', en: 'subsidy paid in the period' },
  NOT_YET_ISSUED: { zh: '当日尚未发证', en: 'not yet issued on the day' },
  EXPIRED: { zh: '当日已过有效期', en: 'expired before the day' },
  REVOKED: { zh: '当日已被撤销', en: 'revoked by the day' },
  NOT_GRANTED: { zh: '当日尚未授权', en: 'not granted by the day' },
  LAPSED: { zh: '当日已失效', en: 'lapsed by the day' },
  NOT_YET_OPEN: { zh: '当日尚未运营', en: 'not yet open on the day' },
  CLOSED: { zh: '当日已关闭', en: 'closed by the day' },
  NOT_YET_LISTED: { zh: '当日尚未上市、挂牌', en: 'not yet listed on the day' },
  DELISTED: { zh: '当日已退市、摘牌', en: 'delisted by the day' },
  NOT_YET_ESTABLISHED: { zh: '当日尚未设立', en: 'not yet established on the day' },
  NOT_YET_PAID_IN: { zh: '当日尚未到位', en: 'not paid in by the day' },
  TAKEN_BACK: { zh: '记账已冲回', en: 'the posting was taken back' },
  OTHER_LEVEL: { zh: '级别不在统计口径内', en: 'of a level that is not counted' },
  NOT_FIRST: { zh: '重新认定，并非首次取得', en: 'a renewal, not the first of its kind' },
  MOVED_AWAY: { zh: '当日企业不在本地区', en: 'its enterprise was in another region on the day' },
  ENTERPRISE_REMOVED: {
    zh: '企业当日已不在企业名单上',
    en: 'its enterprise was off the list of enterprises on the day',
  },
  ENTERPRISE_ENDED: {
    zh: '企业当日已注销或被合并',
    en: 'its enterprise had been struck off or merged by the day',
  },
  OWNER_NOT_ELIGIBLE: {
    zh: '企业当日不属于统计对象（规模或资格不符）',
    en: 'its enterprise is not of those counted on the day, by size or by certificate',
  },
  REPEATED_OWNER: {
    zh: '同一企业只计一次',
    en: 'its enterprise counts once, and another record of it counts',
  },
};
