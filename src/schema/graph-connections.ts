/** The connections of the graph. */
import {
  CERTIFICATIONS,
  ENTERPRISE_LISTS,
  FUNDS,
  INCUBATORS,
  INSTITUTIONS,
  LOANS,
  PATENTS,
  TECH_CONTRACTS,
} from '../loaders/graph-lists';
import { connectionType } from './connection';

export const EnterpriseConnection = connectionType(ENTERPRISE_LISTS.USCC);
export const CertificationConnection = connectionType(CERTIFICATIONS);
export const PatentConnection = connectionType(PATENTS);
export const LoanConnection = connectionType(LOANS);
export const TechContractConnection = connectionType(TECH_CONTRACTS);
export const IncubatorConnection = connectionType(INCUBATORS);
export const FundConnection = connectionType(FUNDS);
export const InstitutionConnection = connectionType(INSTITUTIONS);
