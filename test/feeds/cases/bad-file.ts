/** A file that must be refused, or of which only so many rows may be taken: for readers and for the server alike. */
export interface BadFile {
  readonly name: string;
  /** YAML of a definition, or the slug of one of the seeds; its codes are those of the seeds' catalogue. */
  readonly feed: string;
  readonly bytes: () => Buffer | string;
  /** `CODE line`, in the order in which they are met. */
  readonly codes: readonly string[];
  /** Rows that are sound beside the others; none where the whole file is void. */
  readonly rows: number;
}
