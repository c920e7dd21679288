/** The synthetic records: as the registers keep them, tied together by credit code. */
import type { IsoDate } from '../calendar';
import type {
  CertificationKind,
  EnterpriseScale,
  IncubatorKind,
  LoanStatus,
  PatentKind,
} from '../vocabulary';

export interface DemoEnterprise {
  readonly uscc: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly regionCode: string;
  readonly industryCode: string;
  readonly scale: EnterpriseScale;
  readonly foundedOn: IsoDate;
}

export interface DemoCertification {
  readonly uscc: string;
  readonly kind: CertificationKind;
  readonly number: string;
  readonly issuedOn: IsoDate;
  /** The last day on which it counts. */
  readonly expiresOn: IsoDate | null;
}

export interface DemoPatent {
  readonly uscc: string;
  readonly applicationNumber: string;
  readonly kind: PatentKind;
  readonly titleZh: string;
  readonly filedOn: IsoDate;
  readonly grantedOn: IsoDate | null;
}

export interface DemoLoan {
  readonly uscc: string;
  readonly contractNumber: string;
  readonly bankSlug: string;
  readonly principal: string;
  readonly annualRate: string;
  readonly drawnOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly repaidOn: IsoDate | null;
  readonly status: LoanStatus;
}

export interface DemoIncubator {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: IncubatorKind;
  readonly level: string | null;
  readonly regionCode: string;
  readonly openedOn: IsoDate;
}

export interface DemoRegisters {
  readonly enterprises: readonly DemoEnterprise[];
  readonly certifications: readonly DemoCertification[];
  readonly patents: readonly DemoPatent[];
  readonly loans: readonly DemoLoan[];
  readonly incubators: readonly DemoIncubator[];
}
