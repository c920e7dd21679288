/** What has been gathered for one target, and what of it was made up for demonstration. */
import type { Evidence } from '../../domain/progress/terms';
import type { CountQuestion } from './count-question';

export interface GatheredEvidence {
  readonly evidence: Evidence;
  /** The refs that rest on synthetic records. */
  readonly synthetic: ReadonlySet<string>;
  /** How registers were asked, by `seriesName`, so that the records behind a count can be listed. */
  readonly questions?: ReadonlyMap<string, CountQuestion>;
}
