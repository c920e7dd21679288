/** What became of each target since the last load: new, edited, back, gone or as it was; and why. */
import type { Statements } from '../../db/database';
import { type Bilingual, bilingual } from '../../domain/bilingual';
import { canonicalJson } from './canonical-json';
import type { Catalogue } from './catalogue';
import type { StatedTarget, TargetContent } from './target-content';
import { datedRevisions } from './target-history';

type Content = Readonly<Record<string, unknown>>;

export interface KnownTarget {
  readonly key: string;
  readonly version: number;
  readonly retired: boolean;
  readonly content: Content;
  /** Reasons of all its versions: each explains one edit. */
  readonly reasons: readonly string[];
}

export interface NewVersion {
  readonly key: string;
  readonly version: number;
  readonly content: Content;
  readonly reason: Bilingual;
}

export interface TargetChanges {
  /** Of every target of the catalogue. */
  readonly versionOf: ReadonlyMap<string, number>;
  readonly changed: readonly NewVersion[];
  readonly retired: readonly NewVersion[];
}

export const FIRST = bilingual('首次载入', 'first loaded');
const BACK = bilingual('重新列入目录', 'back in the catalogue');
const GONE = bilingual('从目录中删除', 'removed from the catalogue');
export const edited = (fields: readonly string[]): Bilingual =>
  bilingual(`目录修订：${fields.join('、')}`, `catalogue edited: ${fields.join(', ')}`);

export async function knownTargets(tx: Statements): Promise<Map<string, KnownTarget>> {
  const rows = await tx.query<{ [K in keyof KnownTarget]: KnownTarget[K] }>(
    `select target.key, target.version, target.retired_at is not null as retired,
       latest.content, all_versions.reasons
     from target
     join target_version latest on latest.target_key = target.key and latest.version = target.version
     join (select target_key, array_agg(reason_zh) as reasons from target_version group by target_key)
       as all_versions on all_versions.target_key = target.key`,
  );
  return new Map(rows.map((row) => [row.key, row]));
}

/** The reason that the catalogue gives, unless it explained an earlier edit already. */
function givenReason(catalogue: Catalogue, key: string, known: KnownTarget): Bilingual | null {
  const revisions = catalogue.plans.flatMap((plan) =>
    plan.revisions.filter(({ target }) => `${plan.slug}/${target}` === key),
  );
  const last = revisions.at(-1);
  return last && !known.reasons.includes(last.reasonZh) ? bilingual(last.reasonZh, last.reasonEn) : null;
}

export const changedFields = (before: Content, after: Content): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => canonicalJson([before[field] ?? null]) !== canonicalJson([after[field] ?? null]),
  );

/** A target that is new here may have a past: its document revised it before it was loaded. */
function firstVersions(
  catalogue: Catalogue,
  key: string,
  contents: readonly TargetContent[],
): readonly NewVersion[] {
  const revisions = catalogue.plans.flatMap((plan) =>
    key.startsWith(`${plan.slug}/`) ? datedRevisions(plan, key.slice(plan.slug.length + 1)) : [],
  );
  return contents.map((content, at) => {
    const revision = revisions[at - 1];
    const reason = revision ? bilingual(revision.reasonZh, revision.reasonEn) : FIRST;
    return { key, version: at + 1, content: { ...content }, reason };
  });
}

export function compareTargets(
  catalogue: Catalogue,
  stated: readonly StatedTarget[],
  known: ReadonlyMap<string, KnownTarget>,
): TargetChanges {
  const versionOf = new Map<string, number>();
  const changed: NewVersion[] = [];
  for (const { key, content, before: earlier } of stated) {
    const before = known.get(key);
    if (!before) {
      const contents = [...earlier, content];
      versionOf.set(key, contents.length);
      changed.push(...firstVersions(catalogue, key, contents));
      continue;
    }
    const fields = changedFields(before.content, { ...content });
    const moved = before.retired || fields.length > 0;
    const version = before.version + (moved ? 1 : 0);
    versionOf.set(key, version);
    if (!moved) continue;
    const reason = givenReason(catalogue, key, before) ?? (before.retired ? BACK : edited(fields));
    changed.push({ key, version, content: { ...content }, reason });
  }
  const retired = [...known.values()]
    .filter(({ key, retired: already }) => !already && !versionOf.has(key))
    .map((gone) => ({
      key: gone.key,
      version: gone.version + 1,
      content: { ...gone.content, retired: true },
      reason: givenReason(catalogue, gone.key, gone) ?? GONE,
    }));
  return { versionOf, changed, retired };
}
