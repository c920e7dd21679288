/** What a public sample must come to, through which feed. */
export type Spot = readonly [value: string, published: string, unit: string, status: string, line: number];

export interface Sample {
  readonly feed: string;
  readonly rows: number;
  readonly missing?: number;
  readonly spots?: Readonly<Record<string, Spot>>;
  /** Problems beside the remarks on what was passed over. */
  readonly codes?: readonly string[];
  readonly ignored?: number;
  readonly retracted?: number;
  /** `line path value` of the first figures, for messages of which nothing can be kept. */
  readonly seen?: readonly string[];
}

export const repeated = (code: string, from: number, count: number) =>
  Array.from({ length: count }, (_, at) => `${code} ${from + at}`);
