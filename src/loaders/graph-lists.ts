/** The lists of the graph: each with its total order, and the conditions under which its rows are seen. */
import type { GraphType, Visibility } from '../domain/access/visibility';
import type { EnterpriseOrder } from '../domain/vocabulary';
import { Certification } from '../entities/certification';
import { Enterprise } from '../entities/enterprise';
import { Fund } from '../entities/fund';
import { Guarantee } from '../entities/guarantee';
import { Incubator } from '../entities/incubator';
import { Institution } from '../entities/institution';
import { Loan } from '../entities/loan';
import { LoanApplication } from '../entities/loan-application';
import { Patent } from '../entities/patent';
import { TechContract } from '../entities/tech-contract';
import type { Sight } from './by-key';
import { seenGuarantees } from './guarantees/seen';
import type { Condition, PagedList } from './keyset-page';
import {
  inSeenRegion,
  ofSeenBank,
  ofSeenBorrower,
  ofSeenEnterprise,
  requireSeen,
  seenEnterprise,
  seenLoan,
} from './visible';

export interface GraphList<Row extends object> extends PagedList<Row> {
  readonly type: GraphType;
  /** Under which a caller sees a row of the list, whichever road led there. */
  readonly seen: (visibility: Visibility) => readonly Condition[];
}

const text = (column: string) => ({ column, type: 'text' as const });
/** The newest first; the row's own key tells those of one day apart. */
const newestFirst = (column: string) =>
  ({
    descending: true,
    order: [
      { column, type: 'date' },
      { column: 'id', type: 'bigint' },
    ],
  }) as const;

const ENTERPRISE = {
  entity: Enterprise,
  type: 'Enterprise',
  seen: (visibility: Visibility) => [seenEnterprise(visibility, 't')],
} as const;

export const ENTERPRISE_LISTS: Readonly<Record<EnterpriseOrder, GraphList<Enterprise>>> = {
  USCC: { ...ENTERPRISE, name: 'enterprises', order: [text('uscc')] },
  CHANGED_AT: {
    ...ENTERPRISE,
    name: 'enterprises-changed',
    descending: true,
    order: [
      { column: 'changed_at', type: 'timestamptz' },
      { column: 'id', type: 'bigint' },
    ],
  },
  REGION: { ...ENTERPRISE, name: 'enterprises-region', order: [text('region_code'), text('uscc')] },
};
export const ENTERPRISES = ENTERPRISE_LISTS.USCC;

export const CERTIFICATIONS: GraphList<Certification> = {
  ...{ name: 'certifications', entity: Certification, type: 'Certification' },
  ...newestFirst('issued_on'),
  seen: (visibility) => [ofSeenEnterprise(visibility, 't.enterprise_id')],
};

export const PATENTS: GraphList<Patent> = {
  ...{ name: 'patents', entity: Patent, type: 'Patent' },
  ...newestFirst('filed_on'),
  seen: (visibility) => [ofSeenEnterprise(visibility, 't.owner_id')],
};

export const LOANS: GraphList<Loan> = {
  ...{ name: 'loans', entity: Loan, type: 'Loan' },
  ...newestFirst('drawn_on'),
  seen: (visibility) => seenLoan(visibility, 't'),
};

export const LOAN_APPLICATIONS: GraphList<LoanApplication> = {
  ...{ name: 'applications', entity: LoanApplication, type: 'LoanApplication' },
  descending: true,
  order: [
    { column: 'filed_on', type: 'date' },
    { column: 'id', type: 'uuid' },
  ],
  seen: (visibility) => [ofSeenBorrower(visibility, 't'), ...ofSeenBank(visibility, 't.bank_slug')],
};

export const GUARANTEES: GraphList<Guarantee> = {
  ...{ name: 'guarantees', entity: Guarantee, type: 'Guarantee' },
  descending: true,
  order: [
    { column: 'from_on', type: 'date' },
    { column: 'id', type: 'uuid' },
  ],
  seen: (visibility) => seenGuarantees(visibility),
};

export const TECH_CONTRACTS: GraphList<TechContract> = {
  ...{ name: 'contracts', entity: TechContract, type: 'TechContract' },
  ...newestFirst('signed_on'),
  seen: (visibility) => [ofSeenEnterprise(visibility, 't.seller_id')],
};

export const INCUBATORS: GraphList<Incubator> = {
  ...{ name: 'incubators', entity: Incubator, type: 'Incubator' },
  order: [text('region_code'), text('name_zh')],
  seen: (visibility) => inSeenRegion(visibility, 't.region_code'),
};

export const FUNDS: GraphList<Fund> = {
  ...{ name: 'funds', entity: Fund, type: 'Fund' },
  order: [text('slug')],
  seen: (visibility) => inSeenRegion(visibility, 't.region_code'),
};

export const INSTITUTIONS: GraphList<Institution> = {
  ...{ name: 'institutions', entity: Institution, type: 'Institution' },
  order: [text('slug')],
  seen: () => [],
};

/** Bound to one caller. */
export const sightOf = <Row extends object>(list: GraphList<Row>, visibility: Visibility): Sight => ({
  require: () => requireSeen(visibility, list.type),
  conditions: list.seen(visibility),
});
