/** The tables that the catalogue fills, each with the columns that come from it. */
import type { Table } from './upsert';

const named = { name_zh: 'text', name_en: 'text' };
const noted = { note_zh: 'text', note_en: 'text' };

function table(name: string, key: string | readonly string[], columns: Table['columns']): Table {
  return { name, key: typeof key === 'string' ? [key] : key, columns };
}

export const UNIT = table('unit', 'code', {
  ...{ code: 'text', ...named, dimension: 'text', factor: 'numeric', aliases: 'text[]' },
});

export const REGION = table('region', 'code', {
  ...{ code: 'text', ...named, level: 'text', parent_code: 'text', valid_from: 'date', valid_to: 'date' },
});

export const DOCUMENT = table('document', 'slug', {
  ...{
    slug: 'text',
    title_zh: 'text',
    title_en: 'text',
    number: 'text',
    issuer_zh: 'text',
    issuer_en: 'text',
  },
  ...{ issued_on: 'date', published_on: 'date', source_file: 'text', source_part: 'text', inferred: 'jsonb' },
  ...noted,
});

export const DEPARTMENT = table('department', 'slug', {
  ...{ slug: 'text', ...named, region_code: 'text', ...noted },
});

export const INDICATOR = table('indicator', 'code', {
  ...{ code: 'text', ...named, definition_zh: 'text', definition_en: 'text', unit_code: 'text' },
  ...{ measure: 'text', direction: 'text', source: 'text', formula: 'text', growth_of: 'text' },
  ...{ count_rule: 'jsonb', aliases: 'text[]', version: 'integer' },
  ...{ formula_inputs: 'jsonb', input_codes: 'text[]', roll_up: 'text', readings: 'jsonb' },
});

export const INDICATOR_RELATION = table('indicator_relation', 'code', {
  ...{ code: 'text', kind: 'text', indicator_codes: 'text[]', of_code: 'text', average_at_most: 'numeric' },
  ...{ reason_zh: 'text', reason_en: 'text' },
});

export const PLAN = table('plan', 'slug', {
  ...{ slug: 'text', document_slug: 'text', title_zh: 'text', title_en: 'text', region_code: 'text' },
  ...{ starts_on: 'date', ends_on: 'date', thresholds: 'jsonb', inferred: 'jsonb', rules: 'jsonb' },
  equivalents: 'jsonb',
});

export const WORK_AREA = table('work_area', 'key', {
  ...{ key: 'text', plan_slug: 'text', ordinal: 'integer', ...named, clause: 'text' },
  ...{ departments: 'jsonb', inferred: 'jsonb' },
});

export const STAGE = table('stage', 'key', {
  ...{ key: 'text', plan_slug: 'text', slug: 'text', kind: 'text', ordinal: 'integer', ...named },
  ...{ starts_on: 'date', ends_on: 'date', clause: 'text', inferred: 'jsonb' },
});

export const TARGET = table('target', 'key', {
  ...{ key: 'text', plan_slug: 'text', stage_key: 'text', ordinal: 'integer', slug: 'text' },
  ...{ indicator_code: 'text', region_code: 'text', ...named, basis: 'text', comparator: 'text' },
  ...{ value: 'numeric', stated_value: 'text', stated_unit: 'text', stated_text: 'text', firmness: 'text' },
  ...{ clause: 'text', part_of_key: 'text', growth_base: 'jsonb', work_area_key: 'text' },
  ...{ departments_clause: 'text', departments_inferred: 'boolean', due_on: 'date', done_on: 'date' },
  ...{ done_evidence_zh: 'text', done_evidence_en: 'text', done_clause: 'text' },
  ...{ gap_zh: 'text', gap_en: 'text', ...noted, version: 'integer', retired_at: 'timestamptz' },
});

export const TARGET_DEPARTMENT = table('target_department', ['target_key', 'department_slug', 'role'], {
  ...{ target_key: 'text', department_slug: 'text', role: 'text', ordinal: 'integer' },
});

export const TARGET_VERSION = table('target_version', ['target_key', 'version'], {
  ...{ target_key: 'text', version: 'integer', content: 'jsonb', reason_zh: 'text', reason_en: 'text' },
  ...{ effective_on: 'date', document_slug: 'text', clause: 'text' },
});

export const INDICATOR_VERSION = table('indicator_version', ['indicator_code', 'version'], {
  ...{ indicator_code: 'text', version: 'integer', content: 'jsonb', reason_zh: 'text', reason_en: 'text' },
});

export const PROGRAMME = table('programme', 'slug', {
  ...{ slug: 'text', document_slug: 'text', ...named, region_code: 'text', content: 'jsonb' },
});

export const PROGRAMME_RULE = table('programme_rule', ['programme_slug', 'key'], {
  ...{ programme_slug: 'text', key: 'text', ordinal: 'integer', kind: 'text', clause: 'text', ...named },
  content: 'jsonb',
});

export const BENCHMARK_RATE = table('benchmark_rate', ['kind', 'effective_on', 'over_months'], {
  ...{ kind: 'text', effective_on: 'date', over_months: 'integer', up_to_months: 'integer' },
  ...{ percent: 'numeric', source_zh: 'text', source_en: 'text', ...noted },
});

export const VALIDATION_RULE = table('validation_rule', 'code', {
  ...{ code: 'text', kind: 'text', severity: 'text', ...named },
  ...{ explanation_zh: 'text', explanation_en: 'text', scope: 'jsonb', parameters: 'jsonb' },
  ...{ document_slug: 'text', clause: 'text' },
});

export const FEED = table('feed', 'slug', {
  ...{ slug: 'text', ...named, format: 'text', schedule: 'text', definition: 'jsonb' },
  ...{ definition_hash: 'text', is_synthetic: 'boolean' },
});
