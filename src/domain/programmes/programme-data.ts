/** A programme and its rules as they are kept: what terms are read from. */
import type { Decimal } from '../decimal';
import type { RuleRef } from './terms';

/** What a unit measures, and how many base units one of it is. */
export interface UnitFactor {
  readonly dimension: string;
  readonly factor: Decimal;
}
export type UnitFactors = ReadonlyMap<string, UnitFactor>;

export type UnitNames = ReadonlyMap<string, { readonly nameZh: string; readonly nameEn: string }>;

/** Which reading is followed; `follows` names another rule where that one goes before this one. */
export interface RuleReading {
  readonly follows?: string | undefined;
  readonly zh: string;
  readonly en: string;
}

export interface RuleContent {
  readonly value?: string | null | undefined;
  readonly unit?: string | undefined;
  readonly statedText?: string | undefined;
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
  readonly reading?: RuleReading | undefined;
  readonly gapZh?: string | undefined;
  readonly gapEn?: string | undefined;
  readonly noteZh?: string | undefined;
  readonly noteEn?: string | undefined;
}

export interface RuleData {
  readonly ref: RuleRef;
  readonly content: RuleContent;
}

export interface ProgrammeData {
  readonly slug: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly regionCode: string | null;
  /** Its bodies, managers, fund and steps. */
  readonly content: Readonly<Record<string, unknown>>;
  /** In the order of the document. */
  readonly rules: readonly RuleData[];
}
