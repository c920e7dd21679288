/** Every kind of rule that a programme may have. */
import { CLAIM_KINDS } from './claim-kinds';
import { LENDING_KINDS } from './lending-kinds';
import { LOSS_KINDS } from './loss-kinds';
import type { RuleKind } from './rule-kind';
import { ASKED_KINDS, SHOWN_KINDS } from './shown-kinds';
import { SUPPORT_KINDS } from './support-kinds';

const EVALUATED_KINDS = { ...LENDING_KINDS, ...LOSS_KINDS, ...CLAIM_KINDS, ...SUPPORT_KINDS };
export type EvaluatedKindName = keyof typeof EVALUATED_KINDS;

const BY_NAME: ReadonlyMap<string, RuleKind> = new Map(
  Object.entries({ ...EVALUATED_KINDS, ...ASKED_KINDS, ...SHOWN_KINDS }),
);

export const RULE_KIND_NAMES: readonly string[] = [...BY_NAME.keys()];

export const ruleKind = (name: string): RuleKind | null => BY_NAME.get(name) ?? null;
