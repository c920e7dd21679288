/** A kind of rule is code: what it is called, how it is evaluated, and what its data says for the terms. */

import { type Fields, fieldsOf, oneOf } from '../fields';
import type { RuleData, UnitFactors } from '../programme-data';
import {
  BORROWER_KINDS,
  type BorrowerKind,
  type LossBearer,
  type RuleRef,
  type RuleTerms,
  type Stated,
  type Term,
  type Unstated,
} from '../terms';

/** What one rule says: a part of the terms, records by borrower in part too. */
export type Said = {
  readonly [Slot in keyof RuleTerms]?: RuleTerms[Slot] extends Readonly<Record<BorrowerKind, infer One>>
    ? Partial<Record<BorrowerKind, One>>
    : RuleTerms[Slot];
};

/** Who bears the loss that a body bears; null of a body that bears none. */
export type BearerOf = (body: string) => LossBearer | null;

export interface Reading {
  readonly units: UnitFactors;
  readonly bearerOf: BearerOf;
}

export interface EvaluatedKind {
  readonly nameZh: string;
  readonly nameEn: string;
  /** How it is evaluated, for people. */
  readonly evaluatedZh: string;
  readonly evaluatedEn: string;
  readonly read: (rule: RuleData, reading: Reading) => Said;
}

/** Says nothing for the terms, but is asked of every application. */
export type AskedKind = Omit<EvaluatedKind, 'read'>;

/** Kept and shown with its clause; nothing is computed from it. */
export interface ShownKind {
  readonly nameZh: string;
  readonly nameEn: string;
}

export type RuleKind = EvaluatedKind | AskedKind | ShownKind;

export const isEvaluated = (kind: RuleKind): kind is EvaluatedKind => 'read' in kind;

export const parametersOf = (rule: RuleData): Fields => fieldsOf(rule.content.parameters);

export const NO_NUMBER = {
  gapZh: '文件未写明可据以计算的数值。',
  gapEn: 'The text states no number to go by.',
};

function unstated({ ref, content }: RuleData): Unstated {
  const { gapZh = NO_NUMBER.gapZh, gapEn = NO_NUMBER.gapEn } = content;
  return { stated: false, rule: ref, gapZh, gapEn };
}

function stated<T>(value: T, { ref, content }: RuleData): Stated<T> {
  const { reading } = content;
  const own = { stated: true, value, rule: ref } as const;
  return reading ? { ...own, readingZh: reading.zh, readingEn: reading.en } : own;
}

export const termOf = <T>(rule: RuleData, value: T | null): Term<T> =>
  value === null ? unstated(rule) : stated(value, rule);

/** The kinds of borrower that a rule is for; one that names none is for all. */
export function borrowersOf(rule: RuleData): readonly BorrowerKind[] {
  const borrower = oneOf(BORROWER_KINDS, parametersOf(rule).borrower);
  return borrower === null ? BORROWER_KINDS : [borrower];
}

export const forBorrowers = <T>(rule: RuleData, term: T): Partial<Record<BorrowerKind, T>> =>
  Object.fromEntries(borrowersOf(rule).map((borrower) => [borrower, term]));

export const refOf = (rule: RuleData): readonly RuleRef[] => [rule.ref];
