// Written by `npm run web:documents` from schema.graphql. Do not edit.
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar day, YYYY-MM-DD. */
  Date: { input: string; output: string; }
  /** An instant with its offset, RFC 3339: 2019-06-30T08:00:00+08:00. Answers are in UTC. */
  DateTime: { input: string; output: string; }
  /** Exact decimal as a string: "80000000.00". Money is always in yuan (CNY); shares are numbers of percent as printed. */
  Decimal: { input: string; output: string; }
  /** The `JSON` scalar type represents JSON values as specified by [ECMA-404](http://www.ecma-international.org/publications/files/ECMA-ST/ECMA-404.pdf). */
  JSON: { input: unknown; output: unknown; }
  /** Reporting period: 2019 · 2019-H1 · 2019-Q3 · 2019-05 · 2019-01/2019-05 (January to May, year to date). */
  Period: { input: string; output: string; }
};

/** What an account in the books of a fund stands for. */
export type AccountKind =
  /** Spent on losses of loans. */
  | 'COMPENSATION'
  /** Paid in by those who fund it. */
  | 'CONTRIBUTED'
  /** Paid beyond the fund by others, where a loss exceeds it. */
  | 'FURTHER_MONEY'
  /** Interest that banks credited on the deposits. */
  | 'INTEREST_EARNED'
  /** Given back to the fund out of what was recovered after compensation. */
  | 'RECOVERED'
  /** Money that an institution holds for the fund (专户); one account for each of them. */
  | 'SPECIAL_ACCOUNT'
  /** Spent on subsidies. */
  | 'SUBSIDY';

/** So many, or so much, is added a year. */
export type AdditionsLeverInput = {
  /** Code of an indicator that targets of the plan depend on. For holders of certificates: how many enterprises are certified for the first time. */
  indicator: Scalars['String']['input'];
  mode?: InputMaybe<AdditionsMode>;
  /** In the indicator's unit; 0 or more. */
  perYear: Scalars['Float']['input'];
  /** How far the value may differ between draws, as a standard deviation; 0: not at all. */
  standardDeviation?: InputMaybe<Scalars['Float']['input']>;
};

/** What becomes of the pace so far. */
export type AdditionsMode =
  /** So many are added a year beside what the past goes on with. */
  | 'BESIDES'
  /** So many are added a year in all. */
  | 'INSTEAD';

/** What a new key is to be. */
export type ApiKeyInput = {
  /** The bodies of programmes that it acts for, as programme/body: risk-fund/poverty-office. For staff; a bank takes part as the partner that it is. */
  bodies?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Slug of the department that it acts for in assessments; a key with APPEAL must name one. */
  department?: InputMaybe<Scalars['String']['input']>;
  /** When it ends; null for never. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Slug of the institution it is for; a key of a bank must name one. */
  institution?: InputMaybe<Scalars['String']['input']>;
  /** Whom or what it is for, at most 100 characters. */
  name: Scalars['String']['input'];
  /** Where it may be used from, 1 to 50 networks or single addresses: 10.1.0.0/16, 192.0.2.7, 2001:db8::/32; null for anywhere. */
  networks?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Codes of the regions whose enterprises it sees and whose records it may write, counties included; null for all, an empty list for none. */
  regionCodes?: InputMaybe<Array<Scalars['String']['input']>>;
  role: ApiRole;
  /** What it opens beyond what its role gives; for a bank, the fields of its agreement. */
  scopes?: InputMaybe<Array<ApiScope>>;
};

/** What a key allows. */
export type ApiRole =
  /** Everything, keys included. */
  | 'ADMINISTRATOR'
  /** Sees the enterprises of its regions that have agreed to be shared, and what its scopes add. */
  | 'BANK'
  /** Hands in files, sees what became of them, and sees the whole graph of its regions. */
  | 'DATA_OFFICER'
  /** Sees the whole graph of its regions. */
  | 'PLANNER'
  /** Sees what the public registers say: enterprises, certificates, patents, incubators, listings. */
  | 'READER';

/** What a key opens beyond what its role gives. */
export type ApiScope =
  /** Files appeals for the department of the key. */
  | 'APPEAL'
  /** Leading-group approval (审定) of submitted figures. */
  | 'APPROVE'
  /** Computes, feeds back and closes assessments of departments: the office of the leading group. */
  | 'ASSESS'
  /** City audit (审核) of submitted figures. */
  | 'AUDIT'
  /** Whole lists as a stream; banks and administrators may anyway. */
  | 'BULK'
  /** For banks: certificates. */
  | 'CERTIFICATIONS'
  /** Contacts and legal representatives in clear; each reading is recorded. */
  | 'CONTACTS'
  /** Approves assessments of departments and decides their appeals: the leading group. */
  | 'DECIDE'
  /** For banks: technology contracts, investments and funds. */
  | 'FINANCE'
  /** For banks: registers loans of programmes and files claims. */
  | 'LEND'
  /** For banks: their own loans. */
  | 'LOANS'
  /** For banks: patents. */
  | 'PATENTS'
  /** County first review (初审) of submitted figures. */
  | 'REVIEW';

/** How an item should be treated, by an appeal. */
export type AppealTreatment =
  /** It should not count. */
  | 'NOT_SCORED';

/** A natural person who borrows. Never kept in clear, never logged. */
export type ApplicantInput = {
  /** Resident identity number of 18 characters (GB 11643). */
  idNumber: Scalars['String']['input'];
  /** Needed when an application is filed. */
  name?: InputMaybe<Scalars['String']['input']>;
  phone?: InputMaybe<Scalars['String']['input']>;
  /** GB/T 2260 code of where the person lives; needed when an application is filed. */
  region?: InputMaybe<Scalars['String']['input']>;
};

/** Where a proposed loan stands. */
export type ApplicationStatus =
  /** All agreed; the bank may grant the loan. */
  | 'ADMITTED'
  /** Bodies still have to decide. */
  | 'PENDING'
  /** A body said no. */
  | 'REFUSED'
  /** The bank gave it up. */
  | 'WITHDRAWN';

/** What is done with an assessment. */
export type AssessmentAction =
  /** Approves a draft (审定); needs the scope DECIDE, and somebody who did not have it computed. */
  | 'APPROVE'
  /** Closes it once nobody can appeal any more; needs ASSESS or DECIDE. */
  | 'CLOSE'
  /** Feeds an approved result back to the department (反馈); needs ASSESS or DECIDE. */
  | 'FEED_BACK';

/** Where the assessment of a department in a quarter stands. */
export type AssessmentStatus =
  /** An appeal (申诉) awaits its decision. */
  | 'APPEALED'
  /** Approved; to be fed back to the department. */
  | 'APPROVED'
  /** Every appeal so far is decided. */
  | 'DECIDED'
  /** Computed; awaits its approval by the leading group (审定). */
  | 'DRAFT'
  /** Fed back (反馈); the department may appeal until appealUntil. */
  | 'FED_BACK'
  /** Closed; it stays as it is. */
  | 'FINAL';

/** What was done with an assessment. */
export type AssessmentStep =
  /** The department appealed. */
  | 'APPEALED'
  /** It was approved. */
  | 'APPROVED'
  /** It became final. */
  | 'CLOSED'
  /** It was computed. */
  | 'COMPUTED'
  /** It was computed again while it was a draft. */
  | 'COMPUTED_AGAIN'
  /** It was fed back to the department. */
  | 'FED_BACK'
  /** An appeal was rejected. */
  | 'REJECTED'
  /** An appeal was upheld; a corrected version is in force. */
  | 'UPHELD';

/** What an audit record tells of. */
export type AuditAction =
  /** An appeal was decided. */
  | 'APPEAL_DECIDED'
  /** A department appealed against its assessment. */
  | 'APPEAL_FILED'
  /** A body decided its step of a proposed loan. */
  | 'APPLICATION_DECIDED'
  /** A loan was proposed to a programme before it was granted. */
  | 'APPLICATION_FILED'
  /** A bank gave up a loan that it had proposed. */
  | 'APPLICATION_WITHDRAWN'
  /** The assessment of a department was approved. */
  | 'ASSESSMENT_APPROVED'
  /** The assessment of a department became final. */
  | 'ASSESSMENT_CLOSED'
  /** The assessment of a department was fed back to it. */
  | 'ASSESSMENT_FED_BACK'
  /** The bad-loan rate of a bank under a programme was recorded. */
  | 'BAD_LOANS_REPORTED'
  /** A bank said what lies on a special account. */
  | 'BANK_BALANCE_REPORTED'
  /** The catalogue of plans and words was loaded anew. */
  | 'CATALOGUE_LOADED'
  /** Old entries of the change log were dropped. */
  | 'CHANGES_PRUNED'
  /** A body decided its step of a claim. */
  | 'CLAIM_DECIDED'
  /** A bank claimed compensation. */
  | 'CLAIM_FILED'
  /** A claim was paid. */
  | 'CLAIM_PAID'
  /** A claim was refused, on a published ground. */
  | 'CLAIM_REFUSED'
  /** A bank withdrew its claim. */
  | 'CLAIM_WITHDRAWN'
  /** Contacts of the listed enterprises were read in clear. */
  | 'CONTACTS_READ'
  /** The synthetic demo data was loaded or changed. */
  | 'DEMO_LOADED'
  /** Somebody had the file of a feed fetched. */
  | 'FETCH_REQUESTED'
  /** A file was taken in. */
  | 'FILE_ACCEPTED'
  /** The stored bytes of a file that holds personal data were read. */
  | 'FILE_READ'
  /** The books of a fund were opened. */
  | 'FUND_OPENED'
  /** Guarantors of a loan and their shares were recorded. */
  | 'GUARANTEE_RECORDED'
  /** A guarantee was released. */
  | 'GUARANTEE_RELEASED'
  /** Yearly figures of a guarantor were recorded. */
  | 'GUARANTOR_REPORTED'
  /** Somebody looked at a job that had been given up, and struck it off. */
  | 'JOB_DISMISSED'
  /** A job that had been given up was to be done after all. */
  | 'JOB_RETRIED'
  /** An API key was made. */
  | 'KEY_CREATED'
  /** An API key was ended. */
  | 'KEY_REVOKED'
  /** It was decided that a label of a feed is passed over. */
  | 'LABEL_IGNORED'
  /** A label of a feed was mapped by hand. */
  | 'LABEL_MAPPED'
  /** A list of granted loans was filed. */
  | 'LOANS_FILED'
  /** What was registered of a loan was corrected. */
  | 'LOAN_CORRECTED'
  /** The due date of a loan was put off. */
  | 'LOAN_EXTENDED'
  /** A loan was registered. */
  | 'LOAN_REGISTERED'
  /** A decision about a label was taken back. */
  | 'MAPPING_WITHDRAWN'
  /** Money was paid in, credited or moved, with its posting. */
  | 'MONEY_POSTED'
  /** Somebody objected during the public notice, or an objection was settled. */
  | 'OBJECTION_RECORDED'
  /** An institution became a partner of a programme, or ceased to be. */
  | 'PARTNER_SET'
  /** Data of natural persons was read in clear. */
  | 'PERSONS_READ'
  /** A posting was reversed by another. */
  | 'POSTING_REVERSED'
  /** A bulk pull ended early. */
  | 'PULL_BROKEN'
  /** A bulk pull was sent whole; see its receipt. */
  | 'PULL_COMPLETED'
  /** A bulk pull began. */
  | 'PULL_STARTED'
  /** The departments of a plan were assessed for a quarter. */
  | 'QUARTER_ASSESSED'
  /** Money recovered after compensation was shared out. */
  | 'RECOVERY_RECORDED'
  /** A refused row is to be read otherwise; the file stays as it is. */
  | 'REJECT_CORRECTED'
  /** A repayment was recorded. */
  | 'REPAYMENT_RECORDED'
  /** A request about money was refused; nothing else was written. */
  | 'REQUEST_REFUSED'
  /** What became of a file. */
  | 'RUN_ENDED'
  /** A file that is kept was to be worked again, with the corrections made since. */
  | 'RUN_REPEATED'
  /** A scenario was renamed, annotated, shared or made private. */
  | 'SCENARIO_CHANGED'
  /** A scenario was deleted; its runs are kept. */
  | 'SCENARIO_DELETED'
  /** A scenario was worked out again. */
  | 'SCENARIO_RERUN'
  /** A scenario was saved, with what came of it. */
  | 'SCENARIO_SAVED'
  /** An enterprise agreed to be shared, or no longer does. */
  | 'SHARING_CHANGED'
  /** Somebody signed in with a browser. */
  | 'SIGNED_IN'
  /** Somebody signed out. */
  | 'SIGNED_OUT'
  /** Submitted figures passed their audit. */
  | 'SUBMISSION_AUDITED'
  /** Submitted figures were approved, and published by that. */
  | 'SUBMISSION_PUBLISHED'
  /** Submitted figures were returned, with a reason. */
  | 'SUBMISSION_RETURNED'
  /** Submitted figures passed their first review. */
  | 'SUBMISSION_REVIEWED'
  /** Figures were submitted for review. */
  | 'SUBMISSION_SUBMITTED'
  /** Submitted figures were withdrawn by their office. */
  | 'SUBMISSION_WITHDRAWN'
  /** A body decided its step of a subsidy. */
  | 'SUBSIDY_DECIDED'
  /** The interest subsidy of a month was paid. */
  | 'SUBSIDY_PAID'
  /** The interest subsidy of a month was worked out. */
  | 'SUBSIDY_PREPARED'
  /** Subsidies of a loan were taken back. */
  | 'SUBSIDY_REVERSED'
  /** Somebody answered for warnings about figures. */
  | 'WARNING_ACCEPTED';

/** A bank’s bad loans under a programme, in percent. Left out where it is not known: that is not 0. */
export type BadLoansInput = {
  /** Short name of the bank. */
  bank: Scalars['String']['input'];
  /** Bad-loan rate of the loans of the programme. */
  nplPercent?: InputMaybe<Scalars['Decimal']['input']>;
  /** The bank’s own target of the year for all its loans; a quarter may leave it to the year. */
  ownTargetPercent?: InputMaybe<Scalars['Decimal']['input']>;
  /** A year, 2019, or a quarter, 2019-Q1. */
  period: Scalars['String']['input'];
  programme?: Scalars['String']['input'];
  /** Why it is corrected; needed from the second report on. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** Where an amount lies against a band, its ends included. */
export type BandVerdict =
  /** Above the upper end. */
  | 'ABOVE'
  /** Below the lower end. */
  | 'BELOW'
  /** A figure is not reported, or the text gives no band. */
  | 'CANNOT_BE_JUDGED'
  /** Within, the ends included. */
  | 'WITHIN';

/** What lies on a special account at the end of a day, by the bank’s own books. */
export type BankBalanceInput = {
  /** Yuan, 0 or more, with two decimals at most. */
  balance: Scalars['Decimal']['input'];
  day: Scalars['Date']['input'];
  /** Short name of the fund. */
  fund: Scalars['String']['input'];
  /** A bank’s own where it is left out. */
  institution?: InputMaybe<Scalars['String']['input']>;
  /** 500 characters at most. */
  remark?: InputMaybe<Scalars['String']['input']>;
};

/** A natural person who borrows; sealed as it is kept, and shown masked. */
export type BorrowerInput = {
  /** 居民身份证号码, GB 11643-1999: eighteen places. */
  idNumber: Scalars['String']['input'];
  /** 姓名. */
  name: Scalars['String']['input'];
  phone?: InputMaybe<Scalars['String']['input']>;
  /** Where the person lives: a GB/T 2260 code. */
  region: Scalars['String']['input'];
};

/** Who borrows, as the rules of programmes tell borrowers apart. */
export type BorrowerKind =
  /** 法人客户: an enterprise or cooperative that leads households. */
  | 'LEGAL_PERSON'
  /** 自然人: a poor household that borrows itself. */
  | 'NATURAL_PERSON';

/** Conditions that must all hold. They answer from what the caller may see. */
export type CertificationFilter = {
  /** Counts on this day. */
  activeOn?: InputMaybe<Scalars['Date']['input']>;
  /** Its last day is this one or later. */
  expiresFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Its last day is this one or earlier. */
  expiresTo?: InputMaybe<Scalars['Date']['input']>;
  kind?: InputMaybe<Array<CertificationKind>>;
  /** Numbers as printed. */
  number?: InputMaybe<Array<Scalars['String']['input']>>;
  /** GB/T 2260 codes; a province or prefecture stands for all its counties. */
  region?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** What a certificate says of its enterprise. */
export type CertificationKind =
  /** 高新技术企业: three years from its issue. */
  | 'HIGH_TECH_ENTERPRISE'
  /** 创新型企业. */
  | 'INNOVATIVE_ENTERPRISE'
  /** 知识产权（专利）示范企业. */
  | 'PATENT_DEMONSTRATION'
  /** 研发中心, 工程技术研究中心. */
  | 'RND_CENTRE'
  /** 科技小巨人. */
  | 'TECH_GIANT'
  /** 科技型中小企业: for the year of its listing. */
  | 'TECH_SME';

/** What the value and the limit of a rule are counted in. */
export type CheckUnit =
  /** Yuan. */
  | 'CNY'
  /** Households. */
  | 'HOUSEHOLD'
  /** Months. */
  | 'MONTH'
  /** Percent a year. */
  | 'PERCENT'
  /** Full years. */
  | 'YEAR';

/** What was done with a claim. */
export type ClaimEventKind =
  /** A body agreed to a step. */
  | 'AGREED'
  /** It was filed. */
  | 'FILED'
  /** Its payment was taken back. */
  | 'PAYMENT_REVERSED'
  /** A body refused it. */
  | 'REFUSED'
  /** Its bank withdrew it. */
  | 'WITHDRAWN';

/** Claims that meet all of what is given. */
export type ClaimFilter = {
  /** Short names of banks. */
  bank?: InputMaybe<Array<Scalars['String']['input']>>;
  filedFrom?: InputMaybe<Scalars['Date']['input']>;
  filedTo?: InputMaybe<Scalars['Date']['input']>;
  /** Short names of programmes. */
  programme?: InputMaybe<Array<Scalars['String']['input']>>;
  status?: InputMaybe<Array<ClaimStatus>>;
};

/** What a bank claims of the loss on one of its loans. */
export type ClaimInput = {
  /** Key of a published cause (rules of kind COMPENSATED_CAUSE); none for legal persons. */
  cause?: InputMaybe<Scalars['String']['input']>;
  /** Yuan of interest, at most what is owed on the day of filing. */
  interest: Scalars['Decimal']['input'];
  loan: Scalars['ID']['input'];
  /** What proves the loss, in words, without data of natural persons. */
  lossProof: Scalars['String']['input'];
  /** Yuan of principal, at most what is outstanding. */
  principal: Scalars['Decimal']['input'];
  /** What was done to collect the debt, in words. */
  recourseProof: Scalars['String']['input'];
};

/** Where a claim stands, in the order of the documents. */
export type ClaimStatus =
  /** Approved (批准); awaits its payment. */
  | 'APPROVED'
  /** Confirmed by all bodies (审核确认): nobody objected, or the objections are settled. */
  | 'CONFIRMED'
  /** Filed by the bank with proof of loss and recourse. */
  | 'FILED'
  /** On public notice (公示) until noticeUntil. */
  | 'ON_NOTICE'
  /** Paid; what is recovered from now on is handed back. */
  | 'PAID'
  /** Not admitted (不予受理), on a published ground or after an objection. */
  | 'REFUSED'
  /** Lending, supervision and recourse were verified (认定). */
  | 'VERIFIED'
  /** Withdrawn by its bank. */
  | 'WITHDRAWN';

/** What bodies do with a claim; each body of a step speaks once. */
export type ClaimStep =
  /** Approves it. */
  | 'APPROVE'
  /** Confirms the claim once the notice is over and nobody objects. */
  | 'CONFIRM'
  /** Pays it: with the last body’s word the money moves. */
  | 'PAY'
  /** Posts the public notice, today. */
  | 'POST_NOTICE'
  /** Verifies lending, supervision and recourse. */
  | 'VERIFY';

/** Why a claim stands still although its step is up. */
export type ClaimWait =
  /** The fund has not enough and the text names no further source; or its books are not opened. */
  | 'MONEY'
  /** The public notice is running. */
  | 'NOTICE'
  /** An objection is not settled. */
  | 'OBJECTION'
  /** An objection was upheld; what is left is to refuse the claim. */
  | 'OBJECTION_UPHELD'
  /** The fund has enough, its account at the lending bank has not. */
  | 'TRANSFER';

/** What the document says beside the number. */
export type Comparator =
  /** 左右: about, within a tolerance of the plan. */
  | 'ABOUT'
  /** 以上, 达到: at least. */
  | 'AT_LEAST'
  /** 不超过, 以内: at most. */
  | 'AT_MOST'
  /** 低于: less than. */
  | 'LESS_THAN'
  /** 超过, 突破: more than. */
  | 'MORE_THAN';

/** How clauses do not fit together. */
export type ContradictionKind =
  /** An amount and a count whose average cannot be, or has never been. */
  | 'AMOUNT_AGAINST_COUNT'
  /** What a total must have started from, against what was counted there. */
  | 'BASE_NOT_AS_KNOWN'
  /** What a region promises against what the regions in it promise. */
  | 'CITY_AGAINST_COUNTIES'
  /** The same number with another comparison: 超过 here, 达到 there. */
  | 'COMPARATORS_DIFFER'
  /** The same number, 力争 in one clause and not in the other. */
  | 'FIRMNESS_DIFFERS'
  /** The flows of the stages against the total of the whole stretch. */
  | 'FLOWS_AGAINST_TOTAL'
  /** More than twice the pace of the best stage before, or of the best past. */
  | 'IMPLAUSIBLE_JUMP'
  /** New ones against the totals that they are to reach. */
  | 'INCREMENTS_AGAINST_TOTALS'
  /** Parts that add up to more than the whole, or, where they are all, to less. */
  | 'PARTS_AGAINST_WHOLE'
  /** A part that is larger than its whole. */
  | 'PART_ABOVE_WHOLE'
  /** The same number for a thing and for a wider thing that it lies in. */
  | 'SCOPES_DIFFER'
  /** A later deadline that asks for less than an earlier one. */
  | 'STAGES_FALL'
  /** Numbers that differ by zeros alone, or a unit that measures something else. */
  | 'UNITS_DISAGREE'
  /** The same thing stated twice with different numbers. */
  | 'VALUES_DIFFER';

/** How much a finding weighs. */
export type ContradictionSeverity =
  /** Not both can hold, or keeping the one cannot reach the other. */
  | 'CONTRADICTION'
  /** A difference that changes nothing promised, an outside limit, or one that the catalogue explains. */
  | 'REMARK'
  /** Both can hold, but only under a condition that no clause states, or they promise different things. */
  | 'TENSION';

/** The feed is late: its last days are not known when a target is judged. */
export type DelayLeverInput = {
  /** 0 or more. */
  days: Scalars['Int']['input'];
  /** Short name of the feed. */
  feed: Scalars['String']['input'];
};

/** Money paid into a fund. */
export type DepositInput = {
  /** Yuan above 0, with two decimals at most. */
  amount: Scalars['Decimal']['input'];
  /** Who paid, 200 characters at most. */
  contributor: Scalars['String']['input'];
  /** Short name of the fund. */
  fund: Scalars['String']['input'];
  /** Short name of the institution. It holds the special account. */
  institution: Scalars['String']['input'];
  paidOn: Scalars['Date']['input'];
  /** 500 characters at most. */
  remark?: InputMaybe<Scalars['String']['input']>;
};

/** Interest that a bank credited on the deposit of a fund. */
export type DepositInterestInput = {
  /** Yuan above 0, with two decimals at most. */
  amount: Scalars['Decimal']['input'];
  creditedOn: Scalars['Date']['input'];
  /** Short name of the fund. */
  fund: Scalars['String']['input'];
  /** Short name of the institution. */
  institution: Scalars['String']['input'];
  /** 500 characters at most. */
  remark?: InputMaybe<Scalars['String']['input']>;
};

/** Which way is better. */
export type Direction =
  /** More is better. */
  | 'HIGHER_IS_BETTER'
  /** Less is better. */
  | 'LOWER_IS_BETTER';

/** What the rules of a programme come to. */
export type EligibilityOutcome =
  /** Every rule is kept. */
  | 'ELIGIBLE'
  /** No rule is broken, but facts are missing. */
  | 'FACTS_MISSING'
  /** No rule is broken and every fact is told; some rules have no measure. */
  | 'NOTHING_AGAINST'
  /** At least one rule is broken. */
  | 'NOT_ELIGIBLE';

/** The end of a partnership. */
export type EndPartnerInput = {
  /** Short name of the institution. */
  institution: Scalars['String']['input'];
  /** Short name of the programme. */
  programme: Scalars['String']['input'];
  reason: Scalars['String']['input'];
  /** The last day. */
  until: Scalars['Date']['input'];
};

/** What to do with one’s copy. */
export type EnterpriseChangeKind =
  /** Put this record in the place of the one with its credit code. */
  | 'UPSERT'
  /** Delete the record with this credit code. */
  | 'WITHDRAWN';

/** What befell an enterprise. */
export type EnterpriseEventKind =
  /** It went up in another enterprise. */
  | 'MERGED'
  /** Its region changed. */
  | 'MOVED'
  /** A list held it again. */
  | 'RELISTED'
  /** A full list no longer held it. */
  | 'REMOVED'
  /** Its name changed. */
  | 'RENAMED'
  /** It is active again. */
  | 'RESTORED'
  /** It agreed to be shown to partner banks. */
  | 'SHARING_AUTHORISED'
  /** It no longer agrees. */
  | 'SHARING_WITHDRAWN'
  /** Its registration ended. */
  | 'STRUCK_OFF';

/** Conditions that must all hold. They answer from what the caller may see. A list holds at most 500 items. */
export type EnterpriseFilter = {
  /** Short name of a programme: only enterprises that none of its rules excludes by what the registers know. That is not yet eligible: Enterprise.eligibility says what is left to tell. */
  candidateFor?: InputMaybe<Scalars['String']['input']>;
  /** Holds a certificate of one of these kinds that counts on certifiedOn. */
  certifiedAs?: InputMaybe<Array<CertificationKind>>;
  /** The day for certifiedAs and segments; today by default. */
  certifiedOn?: InputMaybe<Scalars['Date']['input']>;
  /** Changed after this moment. To keep a copy in step use enterpriseChanges, which misses nothing. */
  changedAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /** Short name of a programme: only enterprises that drop off its list; Enterprise.eligibility gives the reasons of each. */
  excludedFrom?: InputMaybe<Scalars['String']['input']>;
  /** Has a loan that is active or overdue; for a bank: one of its own. */
  hasActiveLoan?: InputMaybe<Scalars['Boolean']['input']>;
  hasPatents?: InputMaybe<Scalars['Boolean']['input']>;
  /** GB/T 4754: a section (C), division (C39), group or class; any of them. */
  industry?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Listed as a technology enterprise by its source. */
  isTechEnterprise?: InputMaybe<Scalars['Boolean']['input']>;
  /** GB/T 2260 codes; a province or prefecture stands for all its counties. */
  region?: InputMaybe<Array<Scalars['String']['input']>>;
  scale?: InputMaybe<Array<EnterpriseScale>>;
  /** Any part of a present or former name in either language, of the pinyin initials of the name (hbgd for 鹤壁光电) or of the credit code; upper and lower case alike. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Belongs to all of these segments. */
  segments?: InputMaybe<Array<EnterpriseSegment>>;
  status?: InputMaybe<Array<EnterpriseStatus>>;
  /** Unified social credit codes. */
  uscc?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** What enterprises are counted by. */
export type EnterpriseGroupKey =
  /** Kinds of certificates that count on the day; an enterprise may count under several. */
  | 'CERTIFICATION_KIND'
  /** Year of its registration. */
  | 'FOUNDING_YEAR'
  /** Section and division of GB/T 4754: C39. */
  | 'INDUSTRY'
  /** Code of its region. */
  | 'REGION'
  /** Size. */
  | 'SCALE'
  /** Whether it still is. */
  | 'STATUS';

/** Order of a list of enterprises; each is total. */
export type EnterpriseOrder =
  /** What changed last comes first. */
  | 'CHANGED_AT'
  /** By region, then by credit code. */
  | 'REGION'
  /** By credit code. */
  | 'USCC';

/** Size by the national standard for enterprises. */
export type EnterpriseScale =
  /** 大型. */
  | 'LARGE'
  /** 中型. */
  | 'MEDIUM'
  /** 微型. */
  | 'MICRO'
  /** 小型. */
  | 'SMALL';

/** Named conditions on enterprises. */
export type EnterpriseSegment =
  /** Its last high-tech certificate ends within 90 days of the day asked for, and is not renewed yet. */
  | 'HIGH_TECH_CERTIFICATE_LAPSING'
  /** No loan that the caller may see; for a bank: none of its own. */
  | 'NO_LOAN_YET'
  /** Holds ten or more granted invention patents in force. */
  | 'PATENT_RICH'
  /** Holds a high-tech certificate that counts on the day asked for. */
  | 'VALID_HIGH_TECH_CERTIFICATE';

/** Whether the enterprise still is. */
export type EnterpriseStatus =
  /** 存续. */
  | 'ACTIVE'
  /** It lives on in another enterprise: see mergedInto. */
  | 'MERGED'
  /** 注销, 吊销: its registration has ended. */
  | 'STRUCK_OFF';

/** A side of an account. */
export type EntrySide =
  /** 贷方: where its money came from. */
  | 'CREDIT'
  /** 借方: what the fund has, and what it spent. */
  | 'DEBIT';

/** Whether a target can be reached at a pace that there was. */
export type FeasibilityVerdict =
  /** There has been such a pace over a stretch as long. */
  | 'FEASIBLE'
  /** It takes more than the best past pace. */
  | 'HARD'
  /** Too few stretches as long are on record, or it is not known how much is missing. */
  | 'INSUFFICIENT_HISTORY'
  /** No matter of so many a month: a floor, growth, an average, a deed, or no number. */
  | 'NOT_APPLICABLE'
  /** It takes more than three times the best of at least eight past stretches, or no time is left. */
  | 'OUT_OF_REACH'
  /** The deadline is over, and it was not reached. */
  | 'OVER'
  /** It is reached already. */
  | 'REACHED';

/** How an attempt to fetch the file of a feed ended. */
export type FeedFetchStatus =
  /** No file came; see error. */
  | 'FAILED'
  /** A new file came, and a run was made of it. */
  | 'FETCHED'
  /** The source has nothing new: it said so, or sent the same bytes again. */
  | 'UNCHANGED';

/** Conditions that must all hold. */
export type FeedRejectFilter = {
  /** Only warnings that nobody has answered for, or all but those. */
  isOpen?: InputMaybe<Scalars['Boolean']['input']>;
  /** Short name of the validation rule. */
  rule?: InputMaybe<Scalars['String']['input']>;
  severity?: InputMaybe<ProblemSeverity>;
};

/** What became of an accepted file. */
export type FeedRunStatus =
  /** Read; its figures are in submissions that must be approved before others see them. */
  | 'AWAITING_REVIEW'
  /** A dry run that found the file fit: nothing of it was taken in. */
  | 'CHECKED'
  /** Nothing of it was taken in; see errorCode and rejects. */
  | 'FAILED'
  /** Its figures are published. */
  | 'PUBLISHED'
  /** Accepted, waiting for its turn. */
  | 'QUEUED'
  /** Being read. */
  | 'RUNNING'
  /** Read; everything in it was known already. */
  | 'UNCHANGED';

/** How binding the document makes it. */
export type Firmness =
  /** 力争, 争取 and the like. */
  | 'ASPIRATIONAL'
  /** Stated as a commitment. */
  | 'BINDING';

/** One input of a formula that is tried. */
export type FormulaInputDraft = {
  /** Code of the indicator. */
  indicator: Scalars['String']['input'];
  /** Its name in the formula. */
  name: Scalars['String']['input'];
  /** A number to try, in the unit of the indicator. */
  value?: InputMaybe<Scalars['Decimal']['input']>;
};

/** How long a period is. */
export type Frequency =
  /** A half-year. */
  | 'HALF'
  /** A month. */
  | 'MONTH'
  /** A quarter. */
  | 'QUARTER'
  /** A year. */
  | 'YEAR'
  /** From January to a month of the same year. */
  | 'YEAR_TO_DATE';

/** Conditions that must all hold. They answer from what the caller may see. */
export type FundFilter = {
  kind?: InputMaybe<Array<FundKind>>;
  /** GB/T 2260 codes; a province or prefecture stands for all its counties. */
  region?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** What a fund is for. */
export type FundKind =
  /** 引导基金. */
  | 'GUIDANCE'
  /** 贴息资金. */
  | 'INTEREST_SUBSIDY'
  /** 风险补偿资金. */
  | 'RISK_COMPENSATION'
  /** 创业投资基金. */
  | 'VENTURE';

/** Money put into a programme's fund; loans follow through its leverage, losses through its default rate. It moves the indicators that count loans of the register, or money paid into funds, in its region. */
export type FundLeverInput = {
  /** Yuan, more than 0. */
  amount: Scalars['Decimal']['input'];
  /** Share of the lent money that is lost, 0 to 1. */
  defaultRate?: InputMaybe<Scalars['Float']['input']>;
  /** Loans outstanding per yuan of the fund; by default as the programme's rules state it. */
  leverage?: InputMaybe<Scalars['Float']['input']>;
  /** By default a month after asOf. */
  paidOn?: InputMaybe<Scalars['Date']['input']>;
  /** Short name of the programme. */
  programme: Scalars['String']['input'];
};

/** Find the smallest value of a lever that reaches the target with this probability. */
export type GoalInput = {
  /** Which lever is sought, counted from 0; its own value is where it starts. */
  lever: Scalars['Int']['input'];
  /** More than 0, less than 1. */
  probability?: InputMaybe<Scalars['Float']['input']>;
  /** Key of a target of the plan. */
  target: Scalars['String']['input'];
};

/** How the search for a goal ended. */
export type GoalVerdict =
  /** It is likely enough without the lever. */
  | 'ALREADY_REACHED'
  /** No value within reason does; the best one is given with its probability. */
  | 'NOT_REACHABLE'
  /** The value is the smallest that does (where less is better, the largest). */
  | 'REACHED';

/** The indicator grows at this rate instead of its own trend. For figures and flows. */
export type GrowthLeverInput = {
  /** A year, as a share: 0.08 is 8 %. From -0.99 to 10. */
  annualRate: Scalars['Float']['input'];
  /** Code of an indicator that targets of the plan depend on. */
  indicator: Scalars['String']['input'];
  /** How far the value may differ between draws, as a standard deviation; 0: not at all. */
  standardDeviation?: InputMaybe<Scalars['Float']['input']>;
};

/** What is left out does not narrow the list. */
export type GuaranteeFilter = {
  /** It had begun by this day. */
  fromTo?: InputMaybe<Scalars['Date']['input']>;
  /** Short names of institutions that answer for a part, re-guarantors among them. */
  guarantor?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Short names of programmes. */
  programme?: InputMaybe<Array<Scalars['String']['input']>>;
  status?: InputMaybe<Array<GuaranteeStatus>>;
  /** It ends on this day or later. */
  untilFrom?: InputMaybe<Scalars['Date']['input']>;
  /** It ends on this day or earlier. */
  untilTo?: InputMaybe<Scalars['Date']['input']>;
};

/** A guarantee as it was agreed. All shares and the bank’s own sum to 100. */
export type GuaranteeInput = {
  /** Percent of the loan that the bank bears itself; 0 where none. */
  bankPercent: Scalars['Decimal']['input'];
  /** What the guarantor holds in return, in words. */
  counterGuarantee?: InputMaybe<Scalars['String']['input']>;
  /** Current rate that the fee is cut from, in percent a year; without it the cut is not judged. */
  currentFeePercent?: InputMaybe<Scalars['Decimal']['input']>;
  /** Fee agreed, in percent a year: 1.2 is 1.2 %. */
  feePercent?: InputMaybe<Scalars['Decimal']['input']>;
  fromOn: Scalars['Date']['input'];
  guarantors: Array<GuarantorShareInput>;
  loan: Scalars['ID']['input'];
  reGuarantees?: InputMaybe<Array<ReGuaranteeInput>>;
  untilOn: Scalars['Date']['input'];
};

/** Whether a guarantee stands. */
export type GuaranteeStatus =
  /** It stands. */
  | 'ACTIVE'
  /** The bank has called it, and a loss was shared out under it. */
  | 'CALLED'
  /** It was released: nobody answers under it. */
  | 'RELEASED';

/** Whose a guarantor is. */
export type GuarantorOwnership =
  /** 商业性: set up with the capital of companies or private persons. */
  | 'COMMERCIAL'
  /** 互助性: set up by its members for each other. */
  | 'MUTUAL'
  /** 政策性: owned or controlled by a government. */
  | 'POLICY';

/** The part of a loan that one guarantor answers for to the bank. */
export type GuarantorShareInput = {
  /** Short name of the guarantor. */
  institution: Scalars['String']['input'];
  /** Percent of the loan, with four decimals at most. */
  percent: Scalars['Decimal']['input'];
};

/** What a guarantor reports of a year, in yuan. Left out where it is not known: that is not 0. */
export type GuarantorYearInput = {
  /** Capital added in the year. */
  capitalAdded?: InputMaybe<Scalars['Decimal']['input']>;
  /** Short name of the guarantor. */
  institution: Scalars['String']['input'];
  ownership?: InputMaybe<GuarantorOwnership>;
  /** 实收资本金. */
  paidInCapital?: InputMaybe<Scalars['Decimal']['input']>;
  /** Programme by whose rules staff report; a guarantor reports of itself under any. */
  programme?: Scalars['String']['input'];
  /** Why it is corrected; needed from the second report on. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** Added to the risk reserve in the year. */
  reserveAdded?: InputMaybe<Scalars['Decimal']['input']>;
  /** Guarantees for SMEs actually given in the year. */
  smeGuarantees?: InputMaybe<Scalars['Decimal']['input']>;
  year: Scalars['Int']['input'];
};

/** Conditions that must all hold. They answer from what the caller may see. */
export type IncubatorFilter = {
  kind?: InputMaybe<Array<IncubatorKind>>;
  /** NATIONAL, PROVINCIAL, MUNICIPAL. */
  level?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Open on this day. */
  openOn?: InputMaybe<Scalars['Date']['input']>;
  /** GB/T 2260 codes; a province or prefecture stands for all its counties. */
  region?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** Kind of an innovation platform. */
export type IncubatorKind =
  /** 加速器. */
  | 'ACCELERATOR'
  /** 科技企业孵化器. */
  | 'INCUBATOR'
  /** 众创空间. */
  | 'MAKERSPACE'
  /** 公共服务平台. */
  | 'PLATFORM'
  /** 星创天地. */
  | 'STAR_SPACE';

/** Conditions that must all hold. */
export type IndicatorFilter = {
  measure?: InputMaybe<Measure>;
  /** Part of a name in either language, or of the code; upper and lower case alike. */
  search?: InputMaybe<Scalars['String']['input']>;
  source?: InputMaybe<IndicatorSource>;
};

/** Where the figures of an indicator come from. */
export type IndicatorSource =
  /** Computed from other indicators. */
  | 'COMPUTED'
  /** Counted from a register. */
  | 'COUNTED'
  /** Reported by a bureau. */
  | 'OBSERVED';

/** Which figure of an input a formula takes. */
export type InputTake =
  /** The latest level up to the day, not older than withinMonths. */
  | 'LATEST'
  /** The level on the very day: counted on it, or published for a period that ends on it. */
  | 'ON_THE_DAY'
  /** That of the very period; a flow may be added up from shorter ones without a gap. */
  | 'SAME_PERIOD';

/** What falls due on a day. */
export type InstalmentInput = {
  dueOn: Scalars['Date']['input'];
  /** Yuan, to the cent. */
  interest: Scalars['Decimal']['input'];
  /** Yuan, to the cent. */
  principal: Scalars['Decimal']['input'];
};

/** Conditions that must all hold. They answer from what the caller may see. */
export type InstitutionFilter = {
  /** BANK, GUARANTOR, … */
  kind?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** What a person decided about a label that a feed did not know. */
export type LabelDecision =
  /** It means an indicator, region or unit of the catalogue. */
  | 'ACCEPTED'
  /** Its figures are passed over, and counted. */
  | 'IGNORED';

/** What a label of a file stands for. */
export type LabelKind =
  /** What was measured. */
  | 'INDICATOR'
  /** Where. */
  | 'REGION'
  /** In which unit. */
  | 'UNIT';

/** Exactly one member. */
export type LeverInput = {
  additions?: InputMaybe<AdditionsLeverInput>;
  delay?: InputMaybe<DelayLeverInput>;
  fund?: InputMaybe<FundLeverInput>;
  growth?: InputMaybe<GrowthLeverInput>;
  renewal?: InputMaybe<RenewalLeverInput>;
};

/** What a lever moves. */
export type LeverKind =
  /** How many, or how much, is added a year. */
  | 'ADDITIONS'
  /** How late a feed is. */
  | 'DELAY'
  /** Money paid into the fund of a programme. */
  | 'FUND'
  /** The growth a year. */
  | 'GROWTH'
  /** The share of lapsing certificates that is renewed. */
  | 'RENEWAL';

/** What is left out does not narrow the list. */
export type LoanApplicationFilter = {
  /** Short names of banks. */
  bank?: InputMaybe<Array<Scalars['String']['input']>>;
  borrowerKind?: InputMaybe<BorrowerKind>;
  filedFrom?: InputMaybe<Scalars['Date']['input']>;
  filedTo?: InputMaybe<Scalars['Date']['input']>;
  /** Short names of programmes. */
  programme?: InputMaybe<Array<Scalars['String']['input']>>;
  /** GB/T 2260 codes, counties included. */
  region?: InputMaybe<Array<Scalars['String']['input']>>;
  status?: InputMaybe<Array<ApplicationStatus>>;
};

/** A loan that is proposed: one borrower, the loan, and what is told. What is left out counts as not told: its rule answers CANNOT_BE_JUDGED. */
export type LoanApplicationInput = {
  /** Yuan, to the cent. */
  amount: Scalars['Decimal']['input'];
  /** A share: 0.0435 is 4.35 % a year. */
  annualRate: Scalars['Decimal']['input'];
  /** 不良征信记录. */
  badCreditRecord?: InputMaybe<Scalars['Boolean']['input']>;
  /** Short name of the bank; a bank lends itself. */
  bank?: InputMaybe<Scalars['String']['input']>;
  /** The bank asks for collateral. */
  collateralAsked?: InputMaybe<Scalars['Boolean']['input']>;
  /** Day on which it is to be drawn. */
  drawnOn?: InputMaybe<Scalars['Date']['input']>;
  dueOn?: InputMaybe<Scalars['Date']['input']>;
  /** 五保户. */
  fiveGuaranteeHousehold?: InputMaybe<Scalars['Boolean']['input']>;
  /** The bank asks for a guarantee. */
  guaranteeAsked?: InputMaybe<Scalars['Boolean']['input']>;
  /** Short names of the bodies that guarantee it; an empty list for none. */
  guaranteedBy?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Poor households led under signed agreements. */
  householdsLed?: InputMaybe<Scalars['Int']['input']>;
  insured?: InputMaybe<Scalars['Boolean']['input']>;
  /** Months of the loan. */
  months: Scalars['Int']['input'];
  /** 存量不良贷款; what the registers know goes before a "no". */
  outstandingBadLoans?: InputMaybe<Scalars['Boolean']['input']>;
  /** Or the natural person who borrows. */
  person?: InputMaybe<ApplicantInput>;
  /** What the money is for; needed to file. */
  purpose?: InputMaybe<Scalars['String']['input']>;
  /** Reported and reviewed by the towns and the office. */
  putForward?: InputMaybe<Scalars['Boolean']['input']>;
  /** 建档立卡贫困户. */
  registeredPoorHousehold?: InputMaybe<Scalars['Boolean']['input']>;
  /** Credit code of an enterprise that borrows. */
  uscc?: InputMaybe<Scalars['String']['input']>;
};

/** What happened to a loan. */
export type LoanEventKind =
  /** 展期: its due date was put off. */
  | 'EXTENSION'
  /** 备案: it was on a list filed with the authorities. */
  | 'FILED'
  /** 还款: principal, interest or both were paid. */
  | 'REPAYMENT'
  /** 冲销: a repayment that was recorded wrongly was taken back. */
  | 'REVERSAL'
  /** A fund has paid for it, or it was written off. */
  | 'STATUS';

/** Conditions that must all hold. They answer from what the caller may see. */
export type LoanFilter = {
  /** Short names of banks. */
  bank?: InputMaybe<Array<Scalars['String']['input']>>;
  borrowerKind?: InputMaybe<BorrowerKind>;
  drawnFrom?: InputMaybe<Scalars['Date']['input']>;
  drawnTo?: InputMaybe<Scalars['Date']['input']>;
  dueFrom?: InputMaybe<Scalars['Date']['input']>;
  dueTo?: InputMaybe<Scalars['Date']['input']>;
  /** Something was due before today and is not paid: overdueDays is above 0. */
  overdue?: InputMaybe<Scalars['Boolean']['input']>;
  /** Short names of programmes. */
  programme?: InputMaybe<Array<Scalars['String']['input']>>;
  /** GB/T 2260 codes; a province or prefecture stands for all its counties. */
  region?: InputMaybe<Array<Scalars['String']['input']>>;
  /** As they stand today. */
  status?: InputMaybe<Array<LoanStatus>>;
};

/** A loan that was drawn. Amounts in yuan, to the cent. */
export type LoanInput = {
  /** A share: 0.0435 is 4.35 % a year. */
  annualRate: Scalars['Decimal']['input'];
  /** The admitted application, where the programme asks for one: who applied is the borrower. */
  application?: InputMaybe<Scalars['ID']['input']>;
  /** Number of the contract at the bank: each only once. */
  contractNumber: Scalars['String']['input'];
  /** Not after today. */
  drawnOn: Scalars['Date']['input'];
  dueOn: Scalars['Date']['input'];
  /** Poor households that the enterprise leads under signed agreements. */
  householdsLed?: InputMaybe<Scalars['Int']['input']>;
  /** For GIVEN only, in order. */
  instalments?: InputMaybe<Array<InstalmentInput>>;
  /** Percent of a loss that an insurer bears (承保比例); null: not insured. */
  insuredPercent?: InputMaybe<Scalars['Decimal']['input']>;
  /** The natural person who borrows. */
  person?: InputMaybe<BorrowerInput>;
  principal: Scalars['Decimal']['input'];
  /** Short name of the programme; null outside of all. */
  programme?: InputMaybe<Scalars['String']['input']>;
  /** What the money is for. */
  purpose?: InputMaybe<Scalars['String']['input']>;
  /** BULLET where nothing is said. */
  schedule?: InputMaybe<LoanSchedule>;
  /** The enterprise that borrows. */
  uscc?: InputMaybe<Scalars['String']['input']>;
};

/** One loan of a list, under a key of its own. */
export type LoanRegistration = {
  idempotencyKey: Scalars['String']['input'];
  input: LoanInput;
};

/** How a loan is paid back. */
export type LoanSchedule =
  /** 到期一次还本付息: principal and interest at the end. */
  | 'BULLET'
  /** 等额本息: the same sum every month. */
  | 'EQUAL_INSTALMENTS'
  /** 等额本金: the same principal every month. */
  | 'EQUAL_PRINCIPAL'
  /** 自定还款计划: as the bank lists it. */
  | 'GIVEN'
  /** 按月付息、到期还本: interest every month, the principal at the end. */
  | 'MONTHLY_INTEREST'
  /** 按季付息、到期还本: interest every quarter, the principal at the end. */
  | 'QUARTERLY_INTEREST';

/** Where a loan stands. */
export type LoanStatus =
  /** Drawn, not yet due or not yet paid back. */
  | 'ACTIVE'
  /** A fund or guarantor has paid. */
  | 'COMPENSATED'
  /** Past its due date. */
  | 'OVERDUE'
  /** Paid back in full. */
  | 'REPAID'
  /** Given up as lost. */
  | 'WRITTEN_OFF';

/** Who bears a part of a loss. */
export type LossBearer =
  /** The bank that lent. */
  | 'BANK'
  /** The risk compensation fund. */
  | 'FUND'
  /** The guarantee institution. */
  | 'GUARANTOR'
  /** The insurer of the loan. */
  | 'INSURER';

/** What kind of number an indicator is. */
export type Measure =
  /** Adds up over a period. */
  | 'FLOW'
  /** A published rate of change; never recomputed from levels. */
  | 'GROWTH_RATE'
  /** A number relative to a base period. */
  | 'INDEX'
  /** A share or a quotient. */
  | 'RATIO'
  /** Counted on a day. */
  | 'STOCK';

/** What became of an objection. */
export type ObjectionOutcome =
  /** Settled: the claim may go on. */
  | 'SETTLED'
  /** Upheld: the claim can only be refused. */
  | 'UPHELD';

/** The fund of a programme whose books are opened. */
export type OpenFundInput = {
  /** Made up for demonstration; left out: it is not. */
  isSynthetic?: InputMaybe<Scalars['Boolean']['input']>;
  /** Left out: the kind that the document speaks of. */
  kind?: InputMaybe<FundKind>;
  nameEn?: InputMaybe<Scalars['String']['input']>;
  /** Left out: as the document calls it. */
  nameZh?: InputMaybe<Scalars['String']['input']>;
  /** Nothing is dated before. */
  openedOn: Scalars['Date']['input'];
  /** Short name of the programme. */
  programme: Scalars['String']['input'];
  /** GB/T 2260 code; left out: that of the programme. */
  region?: InputMaybe<Scalars['String']['input']>;
  /** Planned size in yuan; needed where the document states none, and else its own. */
  size?: InputMaybe<Scalars['Decimal']['input']>;
  /** Left out: made of programme and kind. */
  slug?: InputMaybe<Scalars['String']['input']>;
};

/** Conditions that must all hold. They answer from what the caller may see. */
export type PatentFilter = {
  /** Application numbers with point and check digit. */
  applicationNumber?: InputMaybe<Array<Scalars['String']['input']>>;
  filedFrom?: InputMaybe<Scalars['Date']['input']>;
  filedTo?: InputMaybe<Scalars['Date']['input']>;
  grantedFrom?: InputMaybe<Scalars['Date']['input']>;
  grantedTo?: InputMaybe<Scalars['Date']['input']>;
  /** Granted and not lapsed on this day. */
  inForceOn?: InputMaybe<Scalars['Date']['input']>;
  /** Pledged for a loan at present. */
  isPledged?: InputMaybe<Scalars['Boolean']['input']>;
  kind?: InputMaybe<Array<PatentKind>>;
  /** GB/T 2260 codes; a province or prefecture stands for all its counties. */
  region?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** Kind of a patent. */
export type PatentKind =
  /** 外观设计. */
  | 'DESIGN'
  /** 发明. */
  | 'INVENTION'
  /** 实用新型. */
  | 'UTILITY_MODEL';

/** Conditions that must all hold. */
export type PlanFilter = {
  /** Code of the region that the plan is for. */
  region?: InputMaybe<Scalars['String']['input']>;
  /** Part of a name in either language, or of the code; upper and lower case alike. */
  search?: InputMaybe<Scalars['String']['input']>;
};

/** What money was posted for. */
export type PostingCause =
  /** A loss of a loan was compensated. */
  | 'COMPENSATION'
  /** Money was paid into the fund. */
  | 'DEPOSIT'
  /** A bank credited interest on the deposit; it belongs to the fund. */
  | 'DEPOSIT_INTEREST'
  /** Others paid what goes beyond the fund. */
  | 'FURTHER_PAYMENT'
  /** Recovered money came back to the fund. */
  | 'RECOVERY'
  /** Another posting was taken back (红字冲销); it mirrors that one exactly. */
  | 'REVERSAL'
  /** A subsidy was paid. */
  | 'SUBSIDY'
  /** Subsidies of a loan were taken back. */
  | 'SUBSIDY_REVERSAL'
  /** Money of the fund moved from one institution to another. */
  | 'TRANSFER';

/** What a problem of a row means for it. */
export type ProblemSeverity =
  /** Keeps the row out. */
  | 'ERROR'
  /** Refuses the whole file. */
  | 'FATAL'
  /** Nothing is wrong; said so that nothing happens unseen. */
  | 'INFO'
  /** Lets it in; deserves a look. */
  | 'WARNING';

/** What the steps of a programme lead through. */
export type ProcessKind =
  /** 补偿: from a claim on the fund to its payment. */
  | 'CLAIM'
  /** 贷款: from the list of borrowers to the filing of those who got a loan. */
  | 'LOAN'
  /** 贴息: from the report of interest to the payment of its subsidy. */
  | 'SUBSIDY';

/** Why a number is another than before. */
export type ProgressChangeKind =
  /** Records that count now and did not exist, or were not yet in force, before. */
  | 'ADDED'
  /** Records of an enterprise that counts once: another record of it counts now, or no longer. */
  | 'DEDUPLICATED'
  /** What nothing else explains, where the indicator’s definition has changed. */
  | 'DEFINITION_CHANGED'
  /** Records whose time is over: expired, lapsed, closed, delisted. */
  | 'EXPIRED'
  /** A published figure of a later period speaks in place of the earlier one. */
  | 'NEWER_FIGURE'
  /** Of parts that are not listed record by record. */
  | 'NOT_ITEMISED'
  /** Records that moved to or from another region, level or class. */
  | 'RECLASSIFIED'
  /** Records taken off their register, or of an enterprise that is gone; figures withdrawn. */
  | 'REMOVED'
  /** Figures revised by the bureau, and records whose amount or dates were corrected. */
  | 'REVISED'
  /** Certificates that were taken away. */
  | 'REVOKED'
  /** The same records with the same amounts weigh differently: another base or divisor. */
  | 'REWEIGHED'
  /** The register speaks where published figures did, or the other way round. */
  | 'SOURCE_CHANGED'
  /** What the revised target counts otherwise than its old terms would on the same day. */
  | 'TARGET_REVISED';

/** Where a target stands on a day. */
export type ProgressStatus =
  /** Behind its path, within the tolerance of the plan. */
  | 'AT_RISK'
  /** Satisfied. Before the deadline this can be lost again; see isFinal. */
  | 'MET'
  /** Not satisfied at the deadline. */
  | 'MISSED'
  /** Its stage has not begun. */
  | 'NOT_STARTED'
  /** Nothing is known, or the document leaves the number open. This is not failure. */
  | 'NO_DATA'
  /** Further behind. */
  | 'OFF_TRACK'
  /** On its expected path or beyond. */
  | 'ON_TRACK';

/** What was pulled. */
export type PullKind =
  /** What had changed since a token. */
  | 'DELTA'
  /** The whole list as of one moment. */
  | 'SNAPSHOT';

/** The part of a loan that a guarantor, or a re-guarantor, hands on to another. */
export type ReGuaranteeInput = {
  /** Short name of the one that hands on. */
  guarantor: Scalars['String']['input'];
  /** Percent of the loan: 30 of a share of 80 leaves 50. */
  percent: Scalars['Decimal']['input'];
  /** Short name of the one that takes over. */
  reGuarantor: Scalars['String']['input'];
};

/** How a bank’s balance stands to the books. */
export type ReconciliationStatus =
  /** Both say the same. */
  | 'AGREED'
  /** They differ by postings that are on one side only around the day (未达账项). */
  | 'EXPLAINED'
  /** The bank has reported no balance in the month. */
  | 'NOT_REPORTED'
  /** They differ, and no such few postings alone explain it: somebody has to look. */
  | 'OPEN';

/** Conditions that must all hold. */
export type RegionFilter = {
  level?: InputMaybe<RegionLevel>;
  /** Code of the region directly above. */
  parent?: InputMaybe<Scalars['String']['input']>;
  /** Part of a name in either language, or of the code; upper and lower case alike. */
  search?: InputMaybe<Scalars['String']['input']>;
};

/** Level of an administrative division. */
export type RegionLevel =
  /** The country. */
  | 'COUNTRY'
  /** 县, 县级市, 区, 旗. */
  | 'COUNTY'
  /** 地级市, 自治州, 地区, 盟. */
  | 'PREFECTURE'
  /** 省, 自治区, 直辖市. */
  | 'PROVINCE';

/** How many of the certificates that lapse are renewed; on the actual certificates. */
export type RenewalLeverInput = {
  kind: CertificationKind;
  /** Share, 0 to 1. */
  rate: Scalars['Float']['input'];
};

/** With what a past assessment is computed again. */
export type ReplayBasis =
  /** Data, targets and scheme exactly as they were known then; the answer is byte for byte the same. */
  | 'KNOWN_THEN'
  /** Data, targets and scheme of today; each difference is explained. */
  | 'TODAY';

/** Why an item counts otherwise today. */
export type ReplayCause =
  /** Its progress comes out otherwise. */
  | 'COMPUTED_OTHERWISE'
  /** A milestone was reported done, or no longer is. */
  | 'DEED_REPORTED'
  /** A published figure was revised, came in late or was withdrawn. */
  | 'FIGURE_REVISED'
  /** It is an item now and was none. */
  | 'NOW_COUNTED'
  /** It was an item and is none now. */
  | 'NO_LONGER_COUNTED'
  /** Its share of the weights moved with the other items. */
  | 'OTHER_ITEMS'
  /** A register counts otherwise. */
  | 'REGISTER_CHANGED'
  /** The department answers for it otherwise. */
  | 'RESPONSIBILITY_CHANGED'
  /** The rule that gives points was changed. */
  | 'SCORING_CHANGED'
  /** The target was revised. */
  | 'TARGET_REVISED'
  /** Its weight in the scheme was changed. */
  | 'WEIGHT_CHANGED';

/** What a reviewer decides; each passing step is named. */
export type ReviewDecision =
  /** Leading-group approval (审定): published at this moment. Needs the scope APPROVE. */
  | 'APPROVE'
  /** City audit (审核): passed on to the approval. Needs the scope AUDIT. */
  | 'AUDIT'
  /** Returned to its office with a reason, by whoever may decide the step that is awaited. */
  | 'RETURN'
  /** County first review (初审): passed on to the audit. Needs the scope REVIEW. */
  | 'REVIEW';

/** What a vintage is to the one before it. */
export type RevisionKind =
  /** The first figure for its period. */
  | 'NEW'
  /** The same number, printed with another number of digits. */
  | 'PRECISION_ONLY'
  /** Changed the published value. */
  | 'REVISED'
  /** The same number again. */
  | 'UNCHANGED';

/** Why a target is in danger. */
export type RiskReason =
  /** Nobody knows where it started. */
  | 'BASELINE_UNKNOWN'
  /** Below the path from the baseline to the value. */
  | 'BEHIND_PATH'
  /** Certificates that count for it lapse before the deadline and are not renewed. */
  | 'CERTIFICATES_LAPSING'
  /** The deadline is over. */
  | 'MISSED'
  /** The last figure is old. */
  | 'NO_DATA_SINCE'
  /** It takes more than the best past pace. */
  | 'PACE_ABOVE_BEST';

/** How the figures of a region follow from those of the regions below it. */
export type RollUp =
  /** They are added up, once all of them are there. */
  | 'SUM';

/** What one rule answers. */
export type RuleVerdict =
  /** Nobody told the fact that it asks for, or the text leaves its measure open. */
  | 'CANNOT_BE_JUDGED'
  /** The rule is broken. */
  | 'FAILED'
  /** The rule is kept. */
  | 'PASSED';

/** Who sees a scenario. */
export type ScenarioVisibility =
  /** Its owner, and administrators. */
  | 'PRIVATE'
  /** All staff: planners, data officers and administrators. */
  | 'SHARED';

/** An institution that takes part in a programme as one of its bodies. */
export type SetPartnerInput = {
  /** Short name of the body in the programme. */
  body: Scalars['String']['input'];
  /** Short name of the institution. */
  institution: Scalars['String']['input'];
  /** Short name of the programme. */
  programme: Scalars['String']['input'];
  /** The first day. */
  since: Scalars['Date']['input'];
  /** The last day, where it is known. */
  until?: InputMaybe<Scalars['Date']['input']>;
};

/** A what-if over a plan. */
export type SimulationInput = {
  /** Only figures that had been published by then. */
  asKnownAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** What is known on this day is what it starts from; today in China when it is left out. */
  asOf?: InputMaybe<Scalars['Date']['input']>;
  /** 100 to 20000. */
  draws?: InputMaybe<Scalars['Int']['input']>;
  goal?: InputMaybe<GoalInput>;
  /** All together; at most 20. */
  levers?: InputMaybe<Array<LeverInput>>;
  /** Short name of the plan. */
  plan: Scalars['String']['input'];
  /** The same input and seed give the same answer. */
  seed?: InputMaybe<Scalars['Int']['input']>;
};

/** What a simulation says of a target. */
export type SimulationVerdict =
  /** Its deadline is over: the probability is 1 where it was met, 0 where it was missed. */
  | 'DECIDED'
  /** Too little is known of the past to say anything; the reason says what is missing. */
  | 'INSUFFICIENT_HISTORY'
  /** A deed, which no chance decides: 1 once it is done, unknown before. */
  | 'MILESTONE'
  /** The document leaves its number open. */
  | 'NO_VALUE'
  /** Drawn many times; its probability is the share of the draws that meet it. */
  | 'SIMULATED';

/** What a stage stands for. */
export type StageKind =
  /** Holds what the plan states for its whole life. */
  | 'OVERALL'
  /** A part of the plan with its own deadline. */
  | 'STAGE';

/** What the special account at a bank is taken to hold. */
export type StressBalanceInput = {
  /** Yuan, 0 or more. */
  amount: Scalars['Decimal']['input'];
  /** Short name of the institution. */
  institution: Scalars['String']['input'];
};

/** What a stress test watches for. */
export type StressLimitKind =
  /** The bank's special account held too little while the fund as a whole had enough. */
  | 'ACCOUNT_SHORT'
  /** A claim asked for more than all special accounts of the fund held together. */
  | 'DEPLETED'
  /** Money paid back could not be lent again: loans would have exceeded the multiple. */
  | 'LEVERAGE_REACHED'
  /** Defaults passed the share above which the asker wanted lending suspended. */
  | 'SUSPENDED'
  /** Defaults at the bank passed its own target and the programme's tolerance. */
  | 'TOLERANCE_EXCEEDED';

/** What is assumed of the loans of a programme; shares are from 0 to 1. */
export type StressTestInput = {
  /** A bank's own target for bad loans, where the programme tolerates points above it. */
  badLoanTarget?: InputMaybe<Scalars['Float']['input']>;
  /** Instead of what the books hold. Not for banks. */
  balances?: InputMaybe<Array<StressBalanceInput>>;
  /** Share of the loans that default in a year: 0.05 is 5 %. */
  defaultRate: Scalars['Float']['input'];
  /** Days from a default to its payment; by default those overdue and of notice in the rules. */
  delayDays?: InputMaybe<Scalars['Int']['input']>;
  /** How far that differs between draws, as a standard deviation. */
  deviation?: InputMaybe<Scalars['Float']['input']>;
  /** 100 to 5000. */
  draws?: InputMaybe<Scalars['Int']['input']>;
  /** Whether what is paid back is lent again, within the leverage of the programme. */
  lendsAgain?: InputMaybe<Scalars['Boolean']['input']>;
  /** From today on, 1 to 120. */
  months?: InputMaybe<Scalars['Int']['input']>;
  /** Months from the payment to the recovery. */
  recoveryMonths?: InputMaybe<Scalars['Int']['input']>;
  /** Share of a compensated loss that is recovered. */
  recoveryShare?: InputMaybe<Scalars['Float']['input']>;
  /** Same seed, same answer. */
  seed?: InputMaybe<Scalars['Int']['input']>;
  /** Lending is suspended once defaults exceed this share of all that was lent. No document publishes one, so without it nothing is suspended. */
  suspendAbove?: InputMaybe<Scalars['Float']['input']>;
};

/** What can be done with a submission. */
export type SubmissionAction =
  /** Leading-group approval (审定): published at this moment. Needs the scope APPROVE. */
  | 'APPROVE'
  /** City audit (审核): passed on to the approval. Needs the scope AUDIT. */
  | 'AUDIT'
  /** Returned to its office with a reason, by whoever may decide the step that is awaited. */
  | 'RETURN'
  /** County first review (初审): passed on to the audit. Needs the scope REVIEW. */
  | 'REVIEW'
  /** Its office hands it over to review. */
  | 'SUBMIT'
  /** Its office takes it back. */
  | 'WITHDRAW';

/** Where a submission stands. */
export type SubmissionStatus =
  /** Awaits the approval by the leading group (审定). */
  | 'AWAITING_APPROVAL'
  /** Awaits the audit by the city (审核). */
  | 'AWAITING_AUDIT'
  /** Submitted; awaits the first review by the county (初审). */
  | 'AWAITING_REVIEW'
  /** Handed in; its office has yet to submit it. */
  | 'DRAFT'
  /** Approved; its figures are published and locked. */
  | 'PUBLISHED'
  /** Returned with a reason; its office corrects and submits it again. */
  | 'RETURNED'
  /** Withdrawn by its office before publication. */
  | 'WITHDRAWN';

/** What was done with a submission. */
export type SubmissionStep =
  /** It was approved, and published. */
  | 'APPROVED'
  /** It passed the audit. */
  | 'AUDITED'
  /** A file brought its figures, or replaced them. */
  | 'HANDED_IN'
  /** It was returned, with a reason. */
  | 'RETURNED'
  /** It passed the first review. */
  | 'REVIEWED'
  /** Its office handed it over to review. */
  | 'SUBMITTED'
  /** Its office took it back. */
  | 'WITHDRAWN';

/** Why the subsidy of a loan cannot be worked out. */
export type SubsidyNotComputable =
  /** No benchmark rate is known for its term on the day it was drawn. */
  | 'BENCHMARK_UNKNOWN'
  /** How many households the enterprise leads is not known. */
  | 'HOUSEHOLDS_UNKNOWN'
  /** Its repayments are not, or not all, known by their days. */
  | 'OUTSTANDING_UNKNOWN';

/** What a settlement of interest subsidies came from. */
export type SubsidySettlementCause =
  /** The subsidies of a month, with what has changed of months before. */
  | 'MONTH'
  /** The bank has paid back what an ineligible loan was given. */
  | 'PAID_BACK';

/** What is left out does not narrow the list. */
export type SubsidySettlementFilter = {
  /** Short names of banks. */
  bank?: InputMaybe<Array<Scalars['String']['input']>>;
  borrowerKind?: InputMaybe<Array<BorrowerKind>>;
  cause?: InputMaybe<Array<SubsidySettlementCause>>;
  /** Months, for example 2019-07. */
  month?: InputMaybe<Array<Scalars['Period']['input']>>;
  /** Short names of programmes. */
  programme?: InputMaybe<Array<Scalars['String']['input']>>;
  status?: InputMaybe<Array<SubsidySettlementStatus>>;
};

/** Where the settlement of interest subsidies stands. */
export type SubsidySettlementStatus =
  /** Decided (审定); to be paid. */
  | 'APPROVED'
  /** Worked out for the bank, which has not reported it yet. */
  | 'DRAFT'
  /** Paid to the bank, or paid back by it, with its posting. */
  | 'PAID'
  /** A body did not agree, or the bank took its draft back; the days are free again. */
  | 'REFUSED'
  /** Reported by the bank (申报), with its papers. */
  | 'REPORTED'
  /** Verified (核实) by the bodies that the programme names. */
  | 'VERIFIED';

/** How the number of a target is to be read. */
export type TargetBasis =
  /** The mean of the complete years. */
  | 'ANNUAL_AVERAGE'
  /** A flow since the plan began. */
  | 'CUMULATIVE'
  /** A floor that each year keeps. */
  | 'EVERY_YEAR'
  /** A change against a stated base, in percent. */
  | 'GROWTH'
  /** A value at the deadline. */
  | 'LEVEL'
  /** A deed: done or not. */
  | 'MILESTONE'
  /** How many were added in the stage. */
  | 'NEW_IN_PERIOD'
  /** A flow within the stage. */
  | 'PERIOD_TOTAL';

/** Conditions that must all hold. They answer from what the caller may see. */
export type TechContractFilter = {
  kind?: InputMaybe<Array<TechContractKind>>;
  /** GB/T 2260 codes; a province or prefecture stands for all its counties. */
  region?: InputMaybe<Array<Scalars['String']['input']>>;
  signedFrom?: InputMaybe<Scalars['Date']['input']>;
  signedTo?: InputMaybe<Scalars['Date']['input']>;
};

/** Kind of a technology contract. */
export type TechContractKind =
  /** 技术咨询. */
  | 'CONSULTING'
  /** 技术开发. */
  | 'DEVELOPMENT'
  /** 技术许可. */
  | 'LICENCE'
  /** 技术服务. */
  | 'SERVICE'
  /** 技术转让. */
  | 'TRANSFER';

/** Money of a fund that moves from one institution to another. */
export type TransferInput = {
  /** Yuan above 0, with two decimals at most. */
  amount: Scalars['Decimal']['input'];
  /** Short name of the institution. It gives the money. */
  from: Scalars['String']['input'];
  /** Short name of the fund. */
  fund: Scalars['String']['input'];
  movedOn: Scalars['Date']['input'];
  /** 500 characters at most. */
  remark?: InputMaybe<Scalars['String']['input']>;
  /** Short name of the institution. It takes the money. */
  to: Scalars['String']['input'];
};

/** On which side a posting was missing at the end of the day. */
export type TransitSide =
  /** In the books by that day; the bank carried it out later. */
  | 'NOT_YET_AT_BANK'
  /** At the bank by that day; dated later in the books. */
  | 'NOT_YET_IN_BOOKS';

/** Why a rule cannot be judged. */
export type UnjudgedBecause =
  /** A fact is missing; tell it and ask again. */
  | 'FACT_NOT_TOLD'
  /** The text gives no number or measure: people have to judge. */
  | 'RULE_WITHOUT_MEASURE';

/** How a validation rule judges figures. */
export type ValidationRuleKind =
  /** What adds up from January on never falls within the year. */
  | 'ACCUMULATION'
  /** Another source does not say something else. */
  | 'FEEDS_AGREE'
  /** A published growth rate is plausible beside the levels; it is never corrected. */
  | 'GROWTH_OF_LEVELS'
  /** A figure does not change far more than it usually does. */
  | 'JUMP'
  /** A figure is not below zero. */
  | 'NON_NEGATIVE'
  /** One figure is no larger than another of the same region and period. */
  | 'NOT_ABOVE'
  /** A figure lies between two bounds. */
  | 'RANGE'
  /** A total equals its parts, or is no less than those that are known. */
  | 'TOTAL_OF_PARTS'
  /** The figure of a region equals those of the regions directly below. */
  | 'TOTAL_OF_REGIONS';

/** Why an enterprise leaves a caller’s list. */
export type WithdrawalReason =
  /** The record is gone. */
  | 'DELETED'
  /** It moved to a region that the caller does not see. */
  | 'MOVED_OUT_OF_SCOPE'
  /** A full list no longer held it. */
  | 'REMOVED_FROM_LIST'
  /** It no longer agrees to be shared. */
  | 'SHARING_WITHDRAWN';
