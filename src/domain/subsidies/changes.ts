/** What a settlement must add and take back, so that what stands is what the facts known now ask for. */
import type { IsoDate } from '../calendar';
import type { Decimal } from '../decimal';
import type { SubsidySpan } from './subsidised-loan';

/** A line of an earlier settlement that has not been taken back. */
export interface StandingLine {
  readonly id: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly base: Decimal;
  readonly percent: Decimal;
  readonly amount: Decimal;
}

export interface LineChanges {
  readonly takenBack: readonly StandingLine[];
  readonly granted: readonly SubsidySpan[];
}

const isSame = (line: StandingLine, span: SubsidySpan): boolean =>
  line.from === span.from &&
  line.to === span.to &&
  line.base.equals(span.base) &&
  line.percent.equals(span.percent) &&
  line.amount.equals(span.amount);

/** Of one loan and one month: all of its lines stay, or all are taken back and granted as they are now. */
export function changesOf(standing: readonly StandingLine[], wanted: readonly SubsidySpan[]): LineChanges {
  const isUnchanged =
    standing.length === wanted.length && standing.every((line) => wanted.some((span) => isSame(line, span)));
  return isUnchanged ? { takenBack: [], granted: [] } : { takenBack: standing, granted: wanted };
}
