/** What people have decided about the labels of a feed, as it stands now. */
import type { Statements } from '../../db/database';
import type { DecidedLabel } from '../../feeds/mapping/with-mappings';

export function decidedLabels(statements: Statements, feedSlug: string): Promise<DecidedLabel[]> {
  return statements.query<{ [Name in keyof DecidedLabel]: DecidedLabel[Name] }>(
    `select kind, label, decision, code, unit, cumulative from label_mapping
     where feed_slug = $1 and superseded_at is null order by id`,
    [feedSlug],
  );
}
