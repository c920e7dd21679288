/** Labels of recent files that a feed does not know yet, with what they may mean. */
import type { Statements } from '../../db/database';
import { AppError } from '../../errors';
import { feedDefinitionSchema, isRegisterFeed } from '../../feeds/definition';
import { saidOf } from '../../feeds/mapping/with-mappings';
import { loadVocabulary } from '../vocabulary';
import { type LabelProposal, proposeMappings } from './propose-mappings';
import { recentUnknownLabels, type StoredLabel } from './stored-labels';

export async function openLabels(
  statements: Statements,
  feedSlug: string,
  limit: number,
): Promise<readonly LabelProposal<StoredLabel>[]> {
  const [feed] = await statements.query<{ definition: unknown }>(
    'select definition from feed where slug = $1',
    [feedSlug],
  );
  if (!feed) throw new AppError('UNKNOWN_FEED', { slug: feedSlug });
  const recent = await recentUnknownLabels(statements, feedSlug, limit);
  if (recent.length === 0) return [];
  const definition = feedDefinitionSchema.parse(feed.definition);
  if (isRegisterFeed(definition)) return [];
  const labels = recent.filter(({ kind, label }) => saidOf(definition, kind, label) === null);
  if (labels.length === 0) return [];
  const vocabulary = await loadVocabulary(statements);
  return proposeMappings(statements, { feedSlug, definition, vocabulary }, labels);
}
