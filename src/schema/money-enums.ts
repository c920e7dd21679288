/** Enums of programmes, loans, claims, subsidies and the ledger, with the meaning of each word. */
import type { MONEY_AUDIT_ACTIONS } from '../domain/programmes/audit-actions';
import { BorrowerKind, ProcessKind } from '../domain/programmes/terms';
import { StressLimitKind } from '../domain/stress/plan';
import { register } from './register-enum';

export function registerMoneyEnums(): void {
  register(BorrowerKind, 'BorrowerKind', 'Who borrows, as the rules of programmes tell borrowers apart.', {
    NATURAL_PERSON: '自然人: a poor household that borrows itself.',
    LEGAL_PERSON: '法人客户: an enterprise or cooperative that leads households.',
  });
  register(ProcessKind, 'ProcessKind', 'What the steps of a programme lead through.', {
    LOAN: '贷款: from the list of borrowers to the filing of those who got a loan.',
    CLAIM: '补偿: from a claim on the fund to its payment.',
    SUBSIDY: '贴息: from the report of interest to the payment of its subsidy.',
  });
  register(StressLimitKind, 'StressLimitKind', 'What a stress test watches for.', {
    DEPLETED: 'A claim asked for more than all special accounts of the fund held together.',
    LEVERAGE_REACHED: 'Money paid back could not be lent again: loans would have exceeded the multiple.',
    SUSPENDED: 'Defaults passed the share above which the asker wanted lending suspended.',
    ACCOUNT_SHORT: "The bank's special account held too little while the fund as a whole had enough.",
    TOLERANCE_EXCEEDED: "Defaults at the bank passed its own target and the programme's tolerance.",
  });
}

/** The part of AuditAction that tells of public money. */
export const MONEY_ACTION_MEANINGS: Readonly<Record<(typeof MONEY_AUDIT_ACTIONS)[number], string>> = {
  PARTNER_SET: 'An institution became a partner of a programme, or ceased to be.',
  FUND_OPENED: 'The books of a fund were opened.',
  MONEY_POSTED: 'Money was paid in, credited or moved, with its posting.',
  POSTING_REVERSED: 'A posting was reversed by another.',
  BANK_BALANCE_REPORTED: 'A bank said what lies on a special account.',
  PERSONS_READ: 'Data of natural persons was read in clear.',
  APPLICATION_FILED: 'A loan was proposed to a programme before it was granted.',
  APPLICATION_DECIDED: 'A body decided its step of a proposed loan.',
  APPLICATION_WITHDRAWN: 'A bank gave up a loan that it had proposed.',
  LOAN_REGISTERED: 'A loan was registered.',
  REPAYMENT_RECORDED: 'A repayment was recorded.',
  LOAN_EXTENDED: 'The due date of a loan was put off.',
  LOANS_FILED: 'A list of granted loans was filed.',
  LOAN_CORRECTED: 'What was registered of a loan was corrected.',
  CLAIM_FILED: 'A bank claimed compensation.',
  CLAIM_DECIDED: 'A body decided its step of a claim.',
  CLAIM_REFUSED: 'A claim was refused, on a published ground.',
  CLAIM_WITHDRAWN: 'A bank withdrew its claim.',
  CLAIM_PAID: 'A claim was paid.',
  OBJECTION_RECORDED: 'Somebody objected during the public notice, or an objection was settled.',
  RECOVERY_RECORDED: 'Money recovered after compensation was shared out.',
  GUARANTEE_RECORDED: 'Guarantors of a loan and their shares were recorded.',
  GUARANTEE_RELEASED: 'A guarantee was released.',
  GUARANTOR_REPORTED: 'Yearly figures of a guarantor were recorded.',
  BAD_LOANS_REPORTED: 'The bad-loan rate of a bank under a programme was recorded.',
  SUBSIDY_PREPARED: 'The interest subsidy of a month was worked out.',
  SUBSIDY_DECIDED: 'A body decided its step of a subsidy.',
  SUBSIDY_PAID: 'The interest subsidy of a month was paid.',
  SUBSIDY_REVERSED: 'Subsidies of a loan were taken back.',
  REQUEST_REFUSED: 'A request about money was refused; nothing else was written.',
};
