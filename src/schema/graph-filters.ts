/** What lists of the graph can be narrowed by. */
import { Field, InputType } from 'type-graphql';
import { BorrowerKind } from '../domain/programmes/terms';
import {
  CertificationKind,
  EnterpriseScale,
  EnterpriseSegment,
  EnterpriseStatus,
  FundKind,
  IncubatorKind,
  LoanStatus,
  PatentKind,
  TechContractKind,
} from '../domain/vocabulary';
import { DateText } from '../entities/scalar-markers';
import { MAX_FILTER_ITEMS } from '../loaders/bounded-list';

const ALL = 'Conditions that must all hold. They answer from what the caller may see.';
const REGIONS = 'GB/T 2260 codes; a province or prefecture stands for all its counties.';

@InputType({ description: `${ALL} A list holds at most ${MAX_FILTER_ITEMS} items.` })
export class EnterpriseFilter {
  @Field(() => [String], { nullable: true, description: REGIONS })
  region?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Unified social credit codes.' })
  uscc?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Any part of a present or former name in either language, of the pinyin initials of the name ' +
      '(hbgd for 鹤壁光电) or of the credit code; upper and lower case alike.',
  })
  search?: string | null;

  @Field(() => [CertificationKind], {
    nullable: true,
    description: 'Holds a certificate of one of these kinds that counts on certifiedOn.',
  })
  certifiedAs?: CertificationKind[] | null;

  @Field(() => DateText, {
    nullable: true,
    description: 'The day for certifiedAs and segments; today by default.',
  })
  certifiedOn?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'GB/T 4754: a section (C), division (C39), group or class; any of them.',
  })
  industry?: string[] | null;

  @Field(() => [EnterpriseScale], { nullable: true })
  scale?: EnterpriseScale[] | null;

  @Field(() => [EnterpriseStatus], { nullable: true })
  status?: EnterpriseStatus[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Listed as a technology enterprise by its source.' })
  isTechEnterprise?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  hasPatents?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Has a loan that is active or overdue; for a bank: one of its own.',
  })
  hasActiveLoan?: boolean | null;

  @Field(() => Date, {
    nullable: true,
    description:
      'Changed after this moment. To keep a copy in step use enterpriseChanges, which misses nothing.',
  })
  changedAfter?: Date | null;

  @Field(() => [EnterpriseSegment], { nullable: true, description: 'Belongs to all of these segments.' })
  segments?: EnterpriseSegment[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Short name of a programme: only enterprises that none of its rules excludes by what the registers ' +
      'know. That is not yet eligible: Enterprise.eligibility says what is left to tell.',
  })
  candidateFor?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Short name of a programme: only enterprises that drop off its list; Enterprise.eligibility gives ' +
      'the reasons of each.',
  })
  excludedFrom?: string | null;
}

@InputType({ description: ALL })
export class CertificationFilter {
  @Field(() => [CertificationKind], { nullable: true })
  kind?: CertificationKind[] | null;

  @Field(() => [String], { nullable: true, description: 'Numbers as printed.' })
  number?: string[] | null;

  @Field(() => [String], { nullable: true, description: REGIONS })
  region?: string[] | null;

  @Field(() => DateText, { nullable: true, description: 'Counts on this day.' })
  activeOn?: string | null;

  @Field(() => DateText, { nullable: true, description: 'Its last day is this one or later.' })
  expiresFrom?: string | null;

  @Field(() => DateText, { nullable: true, description: 'Its last day is this one or earlier.' })
  expiresTo?: string | null;
}

@InputType({ description: ALL })
export class PatentFilter {
  @Field(() => [PatentKind], { nullable: true })
  kind?: PatentKind[] | null;

  @Field(() => [String], { nullable: true, description: 'Application numbers with point and check digit.' })
  applicationNumber?: string[] | null;

  @Field(() => [String], { nullable: true, description: REGIONS })
  region?: string[] | null;

  @Field(() => DateText, { nullable: true })
  filedFrom?: string | null;

  @Field(() => DateText, { nullable: true })
  filedTo?: string | null;

  @Field(() => DateText, { nullable: true })
  grantedFrom?: string | null;

  @Field(() => DateText, { nullable: true })
  grantedTo?: string | null;

  @Field(() => DateText, { nullable: true, description: 'Granted and not lapsed on this day.' })
  inForceOn?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Pledged for a loan at present.' })
  isPledged?: boolean | null;
}

@InputType({ description: ALL })
export class LoanFilter {
  @Field(() => [LoanStatus], { nullable: true, description: 'As they stand today.' })
  status?: LoanStatus[] | null;

  @Field(() => [String], { nullable: true, description: 'Short names of banks.' })
  bank?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Short names of programmes.' })
  programme?: string[] | null;

  @Field(() => BorrowerKind, { nullable: true })
  borrowerKind?: BorrowerKind | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Something was due before today and is not paid: overdueDays is above 0.',
  })
  overdue?: boolean | null;

  @Field(() => [String], { nullable: true, description: REGIONS })
  region?: string[] | null;

  @Field(() => DateText, { nullable: true })
  drawnFrom?: string | null;

  @Field(() => DateText, { nullable: true })
  drawnTo?: string | null;

  @Field(() => DateText, { nullable: true })
  dueFrom?: string | null;

  @Field(() => DateText, { nullable: true })
  dueTo?: string | null;
}

@InputType({ description: ALL })
export class IncubatorFilter {
  @Field(() => [IncubatorKind], { nullable: true })
  kind?: IncubatorKind[] | null;

  @Field(() => [String], { nullable: true, description: 'NATIONAL, PROVINCIAL, MUNICIPAL.' })
  level?: string[] | null;

  @Field(() => [String], { nullable: true, description: REGIONS })
  region?: string[] | null;

  @Field(() => DateText, { nullable: true, description: 'Open on this day.' })
  openOn?: string | null;
}

@InputType({ description: ALL })
export class TechContractFilter {
  @Field(() => [TechContractKind], { nullable: true })
  kind?: TechContractKind[] | null;

  @Field(() => [String], { nullable: true, description: REGIONS })
  region?: string[] | null;

  @Field(() => DateText, { nullable: true })
  signedFrom?: string | null;

  @Field(() => DateText, { nullable: true })
  signedTo?: string | null;
}

@InputType({ description: ALL })
export class FundFilter {
  @Field(() => [FundKind], { nullable: true })
  kind?: FundKind[] | null;

  @Field(() => [String], { nullable: true, description: REGIONS })
  region?: string[] | null;
}

@InputType({ description: ALL })
export class InstitutionFilter {
  @Field(() => [String], { nullable: true, description: 'BANK, GUARANTOR, …' })
  kind?: string[] | null;
}
