/** A worked example of an article: what the text says, a case written from it, and what must come out. */
export interface GoldenCase {
  readonly programme: string;
  readonly clause: string;
  /** A sentence: what this case shows. */
  readonly shows: string;
  /** What the program answers, as plain data. */
  readonly answer: () => unknown;
  /** Worked out by hand from the text. */
  readonly expected: unknown;
}
