/** The word lists of lending as GraphQL enums, each word with its meaning. */
import { LoanEventKind, LoanSchedule } from '../domain/lending/loan-facts';
import { register } from './register-enum';

export function registerLendingEnums(): void {
  register(LoanSchedule, 'LoanSchedule', 'How a loan is paid back.', {
    BULLET: '到期一次还本付息: principal and interest at the end.',
    EQUAL_INSTALMENTS: '等额本息: the same sum every month.',
    EQUAL_PRINCIPAL: '等额本金: the same principal every month.',
    MONTHLY_INTEREST: '按月付息、到期还本: interest every month, the principal at the end.',
    QUARTERLY_INTEREST: '按季付息、到期还本: interest every quarter, the principal at the end.',
    GIVEN: '自定还款计划: as the bank lists it.',
  });
  register(LoanEventKind, 'LoanEventKind', 'What happened to a loan.', {
    REPAYMENT: '还款: principal, interest or both were paid.',
    REVERSAL: '冲销: a repayment that was recorded wrongly was taken back.',
    EXTENSION: '展期: its due date was put off.',
    FILED: '备案: it was on a list filed with the authorities.',
    STATUS: 'A fund has paid for it, or it was written off.',
  });
}
