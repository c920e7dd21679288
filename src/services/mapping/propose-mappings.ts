/** What unknown labels may mean: gathers the evidence, and asks the pure rules of feeds/mapping. */
import type { Statements } from '../../db/database';
import type { FigureDefinition } from '../../feeds/figure-definition';
import { type Candidate, indicatorCandidates } from '../../feeds/mapping/indicator-candidates';
import { regionCandidates } from '../../feeds/mapping/region-candidates';
import { unitCandidates } from '../../feeds/mapping/unit-candidates';
import type { UnknownLabel } from '../../feeds/mapping/unknown-labels';
import { labelKey } from '../../feeds/text';
import type { Vocabulary } from '../../feeds/vocabulary';
import { labelHistory } from './label-history';

export interface LabelProposal<Label extends UnknownLabel = UnknownLabel> {
  readonly label: Label;
  /** The likeliest first; empty when nothing is likely enough. */
  readonly candidates: readonly Candidate[];
}

type Elsewhere = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** What the other feeds make of their labels, in their definitions or by decision: label → code → feeds. */
async function mappedElsewhere(statements: Statements, feedSlug: string): Promise<Elsewhere> {
  const rows = await statements.query<{ feed: string; label: string; code: string }>(
    `select slug as feed, key as label,
       coalesce(nullif(value #>> '{code}', ''), value #>> '{}') as code
     from feed cross join jsonb_each(coalesce(definition -> 'indicators', '{}'))
     where slug <> $1 and definition ->> 'kind' is distinct from 'register'
     union select feed_slug, label, code from label_mapping
     where feed_slug <> $1 and kind = 'INDICATOR' and decision = 'ACCEPTED' and superseded_at is null
     order by 1`,
    [feedSlug],
  );
  const found = new Map<string, Map<string, string[]>>();
  for (const { feed, label, code } of rows) {
    const key = labelKey(label);
    const codes = found.get(key) ?? new Map<string, string[]>();
    found.set(key, codes);
    codes.set(code, [...(codes.get(code) ?? []), feed]);
  }
  return found;
}

export interface ProposalFor {
  readonly feedSlug: string;
  readonly definition: FigureDefinition;
  readonly vocabulary: Vocabulary;
}

export async function proposeMappings<Label extends UnknownLabel>(
  statements: Statements,
  { feedSlug, definition, vocabulary }: ProposalFor,
  labels: readonly Label[],
): Promise<readonly LabelProposal<Label>[]> {
  if (labels.length === 0) return [];
  const history = await labelHistory(statements, labels);
  const elsewhere = await mappedElsewhere(statements, feedSlug);
  const neighbours = Object.values(definition.indicators).map(({ code }) => code);
  const candidatesOf = (label: UnknownLabel, at: number): readonly Candidate[] => {
    if (label.kind === 'REGION') return regionCandidates(label.label, definition.regions, vocabulary);
    if (label.kind === 'UNIT') return unitCandidates(label.label, vocabulary);
    const evidence = {
      label: label.label,
      unit: label.unit === null ? null : vocabulary.unitByCodeOrAlias(label.unit),
      history: history[at] ?? [],
      elsewhere: elsewhere.get(labelKey(label.label)) ?? new Map<string, readonly string[]>(),
      neighbours,
    };
    return indicatorCandidates(evidence, vocabulary);
  };
  return labels.map((label, at) => ({ label, candidates: candidatesOf(label, at) }));
}
