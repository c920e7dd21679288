/** Keeps every version of a scheme of assessment: an edit is a new one with its reason, and so is its end. */
import type { Statements } from '../../db/database';
import { type Bilingual, bilingual } from '../../domain/bilingual';
import { canonicalJson, contentHash } from './canonical-json';
import type { Catalogue } from './catalogue';

interface KnownScheme {
  readonly [column: string]: unknown;
  readonly plan: string;
  readonly version: number;
  readonly content: Readonly<Record<string, unknown>> | null;
  readonly hash: string;
  /** Reasons of all its versions: each explains one edit. */
  readonly reasons: readonly string[];
}

const KNOWN = `
select latest.plan_slug as plan, latest.version, latest.content,
  latest.content_hash as hash, reasons.given as reasons
from assessment_scheme latest
join (select plan_slug, max(version) as version, array_agg(reason_zh) as given
  from assessment_scheme group by plan_slug) reasons using (plan_slug, version)`;

const ADD = `
insert into assessment_scheme (plan_slug, version, content, content_hash, reason_zh, reason_en)
select * from jsonb_to_recordset($1::jsonb) as s (plan_slug text, version integer, content jsonb,
  content_hash text, reason_zh text, reason_en text)`;

const FIRST = bilingual('首次载入', 'first loaded');
const GONE = bilingual('从目录中删除', 'removed from the catalogue');

function edited(before: KnownScheme['content'], after: Readonly<Record<string, unknown>>): Bilingual {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after)])].filter(
    (field) => canonicalJson([before?.[field] ?? null]) !== canonicalJson([after[field] ?? null]),
  );
  return bilingual(`考核办法修订：${fields.join('、')}`, `scheme edited: ${fields.join(', ')}`);
}

/** The reason that the catalogue gives, unless it explained an earlier version already. */
const reasonOf = (given: Bilingual, known: KnownScheme | undefined, usual: Bilingual): Bilingual =>
  known?.reasons.includes(given.zh) ? usual : given;

export async function loadSchemes(tx: Statements, catalogue: Catalogue): Promise<void> {
  const known = new Map((await tx.query<KnownScheme>(KNOWN)).map((row) => [row.plan, row]));
  const stated = catalogue.plans.flatMap(({ slug, assessment }) => {
    if (!assessment) return [];
    const { reasonZh, reasonEn, ...content } = assessment;
    const before = known.get(slug);
    const hash = contentHash(content);
    if (before?.hash === hash) return [];
    const usual = before ? edited(before.content, content) : FIRST;
    const reason = reasonOf(bilingual(reasonZh, reasonEn), before, usual);
    return [rowOf(slug, (before?.version ?? 0) + 1, content, reason)];
  });
  const has = new Set(catalogue.plans.flatMap(({ slug, assessment }) => (assessment ? [slug] : [])));
  const gone = [...known.values()].flatMap(({ plan, version, content }) =>
    content === null || has.has(plan) ? [] : [rowOf(plan, version + 1, null, GONE)],
  );
  const rows = [...stated, ...gone];
  if (rows.length > 0) await tx.query(ADD, [JSON.stringify(rows)]);
}

const rowOf = (plan: string, version: number, content: object | null, reason: Bilingual) => ({
  ...{ plan_slug: plan, version, content, content_hash: contentHash(content) },
  ...{ reason_zh: reason.zh, reason_en: reason.en },
});
