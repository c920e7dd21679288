/** One edit of the small catalogue, and what is said of it in English. */
export type MistakeCase = readonly [
  what: string,
  file: string,
  before: string,
  after: string,
  mistakes: readonly string[],
];
