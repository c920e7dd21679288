/** A bad file in short, for tables of them: what it is called, what is in it, what is said of it. */
export type Case = readonly [
  name: string,
  bytes: string | (() => Buffer | string),
  codes: readonly string[],
  rows?: number,
];
