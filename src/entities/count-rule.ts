/** How a counted indicator is counted: which register, which rows, at which moment of their life. */
export interface CountRule {
  readonly register: 'certification' | 'patent' | 'loan' | 'incubator';
  readonly kind?: readonly string[];
  readonly level?: readonly string[];
  /** ACTIVE, OPEN: a stock on a day. The others: a flow within a window. */
  readonly event: 'ACTIVE' | 'FIRST_ISSUED' | 'GRANTED' | 'FILED' | 'DRAWN' | 'OPENED' | 'OPEN';
  /** Add up this column instead of counting rows. */
  readonly sum?: 'principal';
  /** Count each enterprise once, however many rows it has. */
  readonly of?: 'enterprise';
}
