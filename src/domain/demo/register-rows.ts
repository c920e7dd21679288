/** The synthetic records: as the registers keep them, tied together by credit code. */
import type { IsoDate } from '../calendar';
import type {
  CertificationKind,
  EnterpriseScale,
  FundKind,
  IncubatorKind,
  LoanStatus,
  PatentKind,
  TechContractKind,
} from '../vocabulary';

/** Whether an enterprise agrees to be shown to partner banks. */
export interface DemoSharing {
  readonly sharingAuthorised: boolean;
  readonly sharingDecidedOn: IsoDate | null;
  readonly sharingReason: string | null;
}

export interface DemoEnterprise extends DemoSharing {
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
  readonly pledgedToSlug?: string;
  readonly pledgedOn?: IsoDate;
}

export interface DemoLoan {
  readonly uscc: string;
  readonly contractNumber: string;
  readonly bankSlug: string;
  readonly principal: string;
  readonly outstanding: string;
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

export interface DemoTenancy {
  readonly uscc: string;
  readonly regionCode: string;
  readonly incubatorNameZh: string;
  readonly movedInOn: IsoDate;
  readonly movedOutOn: IsoDate | null;
}

export interface DemoListing {
  readonly uscc: string;
  readonly board: string;
  readonly code: string;
  readonly listedOn: IsoDate;
}

export interface DemoContract {
  readonly uscc: string;
  readonly number: string;
  readonly kind: TechContractKind;
  readonly titleZh: string;
  readonly buyerZh: string;
  readonly value: string;
  readonly technologyValue: string;
  readonly signedOn: IsoDate;
  readonly registeredOn: IsoDate;
}

export interface DemoFund {
  readonly slug: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: FundKind;
  readonly regionCode: string;
  readonly size: string;
  readonly establishedOn: IsoDate;
}

export interface DemoContribution {
  readonly fundSlug: string;
  readonly contributorZh: string;
  readonly amount: string;
  readonly paidOn: IsoDate;
}

export interface DemoInvestment {
  readonly uscc: string;
  readonly fundSlug: string;
  readonly amount: string;
  readonly investedOn: IsoDate;
}

export interface DemoRegisters {
  readonly enterprises: readonly DemoEnterprise[];
  readonly certifications: readonly DemoCertification[];
  readonly patents: readonly DemoPatent[];
  readonly loans: readonly DemoLoan[];
  readonly incubators: readonly DemoIncubator[];
  readonly tenancies: readonly DemoTenancy[];
  readonly listings: readonly DemoListing[];
  readonly contracts: readonly DemoContract[];
  readonly funds: readonly DemoFund[];
  readonly contributions: readonly DemoContribution[];
  readonly investments: readonly DemoInvestment[];
}
