/** The one number of a lever that a search moves and a sensitivity steps. */
import type { Lever } from './lever';
import { LEVER_STEPS, MAX_ANNUAL_RATE } from './limits';

export function valueOfLever(lever: Lever): number {
  switch (lever.kind) {
    case 'GROWTH':
      return lever.annualRate;
    case 'ADDITIONS':
      return lever.perYear;
    case 'RENEWAL':
      return lever.rate;
    case 'FUND':
      return lever.payment.amount;
    case 'DELAY':
      return lever.days;
  }
}

export function withValue(lever: Lever, value: number): Lever {
  switch (lever.kind) {
    case 'GROWTH':
      return { ...lever, annualRate: value };
    case 'ADDITIONS':
      return { ...lever, perYear: value };
    case 'RENEWAL':
      return { ...lever, rate: value };
    case 'FUND':
      return { ...lever, payment: { ...lever.payment, amount: value } };
    case 'DELAY':
      return { ...lever, days: value };
  }
}

/** How far a sensitivity moves it: never beyond what it may be. */
export function stepOf(lever: Lever): number {
  const [step, value] = [LEVER_STEPS[lever.kind], valueOfLever(lever)];
  switch (lever.kind) {
    case 'GROWTH':
      return Math.min(step, MAX_ANNUAL_RATE - value);
    case 'RENEWAL':
      return Math.min(step, 1 - value);
    case 'ADDITIONS':
    case 'FUND':
      return Math.max(1, step * value);
    case 'DELAY':
      return step;
  }
}
