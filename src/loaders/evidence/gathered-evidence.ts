/** What has been gathered for one target, and what of it was made up for demonstration. */
import type { Evidence } from '../../domain/progress/terms';

export interface GatheredEvidence {
  readonly evidence: Evidence;
  /** The refs that rest on synthetic records. */
  readonly synthetic: ReadonlySet<string>;
}
