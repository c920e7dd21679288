/** Evidence adds up: each set to its total, each answer to its evidence, each rule to what it stands for. */
import type { Statements } from '../../db/database';
import type { EvidenceRule } from '../../domain/evidence/evidence-set';
import { reproduces } from '../evidence/reproduce-rules';
import { type Invariant, MAX_VIOLATIONS, type Violation } from './invariant';

type Row = Violation & { readonly [column: string]: unknown };

const BROKEN_SETS = `
select hash as what, format('total %s, entries sum to %s, counted %s', total, evidence_sum(contributions),
  counted) as detail
from evidence_set where evidence_sum(contributions) is distinct from total
  or evidence_count(kinds, rules) is distinct from counted
  or hash is distinct from encode(sha256(convert_to(evidence_text(total, counted, kinds, ids, amounts,
    contributions, reasons, left_kinds, left_ids, left_reasons, left_names, left_counts, rules),
    'UTF8')), 'hex')
order by hash limit ${MAX_VIOLATIONS}`;

const BROKEN_ANSWERS = `
select p.target_key || ' ' || p.as_of as what,
  format('actual %s, its evidence %s', p.actual, e.total) as detail
from target_progress p left join evidence_set e on e.hash = p.evidence_hash
where p.actual is distinct from e.total order by 1 limit ${MAX_VIOLATIONS}`;

/** Of answers that are stored now, the last kept first: each is a listing of thousands of records. */
const MAX_RULES_ASKED = 20;

const RULES = `
select hash, rules, settled_at from evidence_set e
where cardinality(rules) > 0 and exists (select from target_progress p where p.evidence_hash = e.hash)
order by recorded_at desc, hash limit ${MAX_RULES_ASKED}`;

interface RuleRow {
  readonly [column: string]: unknown;
  readonly hash: string;
  readonly rules: readonly string[];
  readonly settled_at: Date;
}

async function brokenRules(statements: Statements): Promise<readonly Violation[]> {
  const violations: Violation[] = [];
  for (const { hash, rules, settled_at: at } of await statements.query<RuleRow>(RULES)) {
    const asked = rules.map((rule) => JSON.parse(rule) as EvidenceRule);
    if (await reproduces(statements, asked, at)) continue;
    violations.push({ what: hash, detail: `the registers as of ${at.toISOString()} list something else` });
  }
  return violations;
}

export const EVIDENCE_INVARIANTS: readonly Invariant[] = [
  {
    name: 'evidence-sums',
    says: { zh: '每份依据的各项之和等于其合计', en: 'the entries of each evidence sum to its total' },
    check: (statements) => statements.query<Row>(BROKEN_SETS),
  },
  {
    name: 'progress-is-its-evidence',
    says: { zh: '每个保存的进度值等于其依据的合计', en: 'each stored actual is the total of its evidence' },
    check: (statements) => statements.query<Row>(BROKEN_ANSWERS),
  },
  {
    name: 'evidence-rules-reproduce',
    says: { zh: '按规则保存的依据可以重现', en: 'evidence kept as a rule can be listed again' },
    check: brokenRules,
  },
];
