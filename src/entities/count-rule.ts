/** How a counted indicator is counted: which register, which rows, at which moment of their life. */
export interface CountRule {
  readonly register: CountedRegister;
  /** Kinds of record; of a listing its boards, of money the kinds of the funds it goes into or comes from. */
  readonly kind?: readonly string[];
  readonly level?: readonly string[];
  /** ACTIVE, IN_FORCE, OPEN, ON_BOARD, ESTABLISHED, HELD, PLACED: a stock on a day. The others: a flow. */
  readonly event: CountedEvent;
  /** Add up this column instead of counting rows. */
  readonly sum?: CountedSum;
  /** Count each enterprise once, however many rows it has. */
  readonly of?: 'enterprise';
  /** Only of enterprises that hold a certificate of one of these kinds on the day of the event. */
  readonly certified?: readonly string[];
  /** Only of enterprises of these sizes. */
  readonly scale?: readonly string[];
  /** Only of enterprises that their list calls technology enterprises. */
  readonly technology?: true;
  /** Only loans under, or money of, one of these programmes. */
  readonly programme?: readonly string[];
  /** Only money of contributors whose name has one of these words in it. */
  readonly contributor?: readonly string[];
  /** Only money placed with the institutions that are these bodies of their programme. */
  readonly body?: readonly string[];
}

export const COUNTED_REGISTERS = [
  ...(['certification', 'patent', 'loan', 'incubator', 'listing'] as const),
  ...(['tech_contract', 'contribution', 'investment', 'fund', 'ledger'] as const),
] as const;
export type CountedRegister = (typeof COUNTED_REGISTERS)[number];

export const COUNTED_EVENTS = [
  ...(['ACTIVE', 'IN_FORCE', 'OPEN', 'ON_BOARD', 'ESTABLISHED'] as const),
  ...(['FIRST_ISSUED', 'GRANTED', 'FILED', 'DRAWN', 'OPENED', 'LISTED'] as const),
  ...(['REGISTERED', 'SIGNED', 'PAID_IN', 'INVESTED'] as const),
  ...(['HELD', 'PLACED', 'COMPENSATED', 'RECOVERED', 'SUBSIDISED'] as const),
] as const;
export type CountedEvent = (typeof COUNTED_EVENTS)[number];

export const COUNTED_SUMS = ['principal', 'value', 'amount', 'size'] as const;
export type CountedSum = (typeof COUNTED_SUMS)[number];
