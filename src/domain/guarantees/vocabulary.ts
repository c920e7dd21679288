/** Words of guarantees and of those who give them. */
import { enumObject } from '../vocabulary';

export const GUARANTEE_STATUSES = ['ACTIVE', 'RELEASED', 'CALLED'] as const;
export const GuaranteeStatus = enumObject(GUARANTEE_STATUSES);
export type GuaranteeStatus = (typeof GUARANTEE_STATUSES)[number];

/** 二(一): 政府独资或控股的政策性, 商业性, 互助性担保机构. */
export const GUARANTOR_OWNERSHIPS = ['POLICY', 'COMMERCIAL', 'MUTUAL'] as const;
export const GuarantorOwnership = enumObject(GUARANTOR_OWNERSHIPS);
export type GuarantorOwnership = (typeof GUARANTOR_OWNERSHIPS)[number];

export const BAND_VERDICTS = ['BELOW', 'WITHIN', 'ABOVE', 'CANNOT_BE_JUDGED'] as const;
export const BandVerdict = enumObject(BAND_VERDICTS);
export type BandVerdict = (typeof BAND_VERDICTS)[number];
