/** What a run is worked with: the feed's own definition, with what people decided about labels over it. */
import type { Statements } from '../../db/database';
import { feedDefinitionSchema } from '../../feeds/definition';
import { withMappings } from '../../feeds/mapping/with-mappings';
import { contentHash } from '../catalogue/canonical-json';
import { decidedLabels } from './decided-labels';

/** Kept under its hash, so that the run can tell later what it was worked with; null for an unknown run. */
export async function keepEffectiveDefinition(statements: Statements, runId: string): Promise<string | null> {
  const [feed] = await statements.query<{ slug: string; definition: unknown; hash: string }>(
    `select feed.slug, feed.definition, feed.definition_hash as hash
     from feed_run run join feed on feed.slug = run.feed_slug where run.id = $1`,
    [runId],
  );
  if (!feed) return null;
  const decided = await decidedLabels(statements, feed.slug);
  if (decided.length === 0) return feed.hash;
  const definition = withMappings(feedDefinitionSchema.parse(feed.definition), decided);
  const hash = contentHash(definition);
  await statements.query(
    'insert into feed_definition (hash, definition) values ($1, $2) on conflict do nothing',
    [hash, JSON.stringify(definition)],
  );
  return hash;
}
