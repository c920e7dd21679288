/** What the checks of the catalogue look things up in, and where they note mistakes. */
import type { CatalogueFacts } from './catalogue';
import type { Mistakes } from './catalogue-error';
import type { Declarations } from './declarations';
import type { IndicatorFact } from './indicator-schema';
import type { UnitTable } from './unit-table';

export interface Checking {
  readonly facts: CatalogueFacts;
  readonly declarations: Declarations;
  readonly mistakes: Mistakes;
  readonly units: UnitTable;
  readonly indicators: ReadonlyMap<string, IndicatorFact>;
}
