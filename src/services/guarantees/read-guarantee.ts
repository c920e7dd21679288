/** Reads what is asked to be recorded of a guarantee: parts that fit together, fees and days. */
import type { IsoDate } from '../../domain/calendar';
import type { Decimal } from '../../domain/decimal';
import { FEE_DECIMALS, SHARE_DECIMALS } from '../../domain/guarantees/percent';
import { type GuaranteeParts, partsProblem } from '../../domain/guarantees/shares';
import type { ClausedRefusal } from '../../domain/refusals';
import { guaranteeRefusal, partsRefusal } from './guarantee-refusals';
import { RequestReader } from './read-request';

export interface GuaranteeRequest {
  /** Row id of the loan; null where the id given is no loan's. */
  readonly loan: string | null;
  readonly bankPercent: string;
  readonly guarantors: readonly { readonly institution: string; readonly percent: string }[];
  readonly reGuarantees: readonly {
    readonly guarantor: string;
    readonly reGuarantor: string;
    readonly percent: string;
  }[];
  readonly counterGuarantee: string | null;
  readonly feePercent: string | null;
  readonly currentFeePercent: string | null;
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate;
}

export interface ReadGuarantee {
  readonly parts: GuaranteeParts;
  readonly counterGuarantee: string | null;
  readonly feePercent: Decimal | null;
  readonly currentFeePercent: Decimal | null;
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate;
}

export const MAX_PARTIES = 50;

const SHARE = { decimals: SHARE_DECIMALS, orZero: false };
const FEE = { decimals: FEE_DECIMALS, orZero: true };

export function readGuarantee(
  request: GuaranteeRequest,
  today: IsoDate,
): ReadGuarantee | { readonly refusals: readonly ClausedRefusal<string>[] } {
  const { guarantors, reGuarantees, fromOn, untilOn } = request;
  if (guarantors.length + reGuarantees.length > MAX_PARTIES)
    return { refusals: [guaranteeRefusal('TOO_MANY_PARTIES', { max: MAX_PARTIES })] };
  const reader = new RequestReader(today);
  const read = {
    parts: readParts(request, reader),
    counterGuarantee: reader.text(request.counterGuarantee, 'counterGuarantee'),
    feePercent: reader.maybePercent(request.feePercent, FEE, 'feePercent'),
    currentFeePercent: reader.maybePercent(request.currentFeePercent, FEE, 'currentFeePercent'),
    ...{ fromOn, untilOn },
  };
  reader.past(fromOn, 'fromOn');
  if (untilOn < fromOn)
    reader.refusals.push(guaranteeRefusal('UNTIL_BEFORE_FROM', { from: fromOn, until: untilOn }));
  if (reader.refusals.length > 0) return { refusals: reader.refusals };
  const problem = partsProblem(read.parts);
  return problem === null ? read : { refusals: [partsRefusal(problem)] };
}

function readParts(request: GuaranteeRequest, reader: RequestReader): GuaranteeParts {
  const { bankPercent, guarantors, reGuarantees } = request;
  return {
    bankPercent: reader.percent(bankPercent, { ...SHARE, orZero: true }, 'bankPercent'),
    guarantors: guarantors.map(({ institution, percent }, at) => ({
      institution,
      percent: reader.percent(percent, SHARE, 'guarantors', String(at), 'percent'),
    })),
    handedOn: reGuarantees.map(({ guarantor, reGuarantor, percent }, at) => ({
      from: guarantor,
      to: reGuarantor,
      percent: reader.percent(percent, SHARE, 'reGuarantees', String(at), 'percent'),
    })),
  };
}
