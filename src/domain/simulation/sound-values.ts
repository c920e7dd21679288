/** What a number and a payment may be. */
import { type IsoDate, isIsoDate } from '../calendar';
import { MAX_NUMBER } from './limits';
import type { FundPayment } from './model';

export const isNumber = (value: number): boolean => Number.isFinite(value) && Math.abs(value) <= MAX_NUMBER;

const isShare = (value: number) => value >= 0 && value <= 1;

export const isPayment = (payment: FundPayment, asOf: IsoDate): boolean =>
  isIsoDate(payment.paidOn) &&
  payment.paidOn > asOf &&
  isNumber(payment.amount) &&
  payment.amount >= 0 &&
  isNumber(payment.leverage) &&
  payment.leverage >= 0 &&
  isShare(payment.defaultRate) &&
  isShare(payment.defaultDeviation) &&
  isShare(payment.lossShare) &&
  payment.lendingMonths > 0 &&
  Number.isSafeInteger(payment.loanMonths) &&
  payment.loanMonths > 0;
