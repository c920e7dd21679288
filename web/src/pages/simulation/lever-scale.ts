/** How a lever is shown and moved: percent for shares, 万元 for yuan, and how far its slider goes. */
import type { LeverKind } from '../../api/vocabulary';
import { unitWith } from '../../format/english-units';
import type { Language } from '../../format/language';
import { drawnText } from './chances';
import type { ChosenLever } from './scenario-address';
import type { LeverFactsFragment } from './simulation.documents';

export interface Scale {
  /** What is shown is the value times this. */
  readonly factor: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit: string;
}

const PERCENT = 100;
const WAN = 10_000;
const MAX_FUND_WAN = 20_000;
const MAX_DELAY_DAYS = 180;
const MAX_GROWTH = 100;
const TIMES_USUAL = 4;
const MIN_ROOM = 20;
const STEPS = 200;

/** 1, 2 or 5 times a power of ten, at least this much. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((times) => times * power >= value - 1e-9) ?? 10) * power;
}

const isPercent = (kind: LeverKind) => kind === 'RENEWAL' || kind === 'GROWTH';
const isMoney = ({ kind, unitCode }: Pick<LeverFactsFragment, 'kind' | 'unitCode'>) =>
  kind === 'FUND' || unitCode === 'CNY';

function unitOf(lever: LeverFactsFragment, language: Language): string {
  const zh = language === 'zh';
  if (lever.kind === 'RENEWAL') return '%';
  if (lever.kind === 'GROWTH') return zh ? '%／年' : '% a year';
  if (lever.kind === 'DELAY') return zh ? '天' : 'days';
  if (lever.kind === 'FUND') return zh ? '万元' : '× ¥10,000';
  if (isMoney(lever)) return zh ? '万元／年' : '× ¥10,000 a year';
  return zh ? `${lever.unit ?? ''}／年` : `${lever.unitEn ?? ''} a year`;
}

/** The slider reaches as far as the value goes, however large somebody writes it. */
export function scaleOf(lever: LeverFactsFragment, value: number, language: Language): Scale {
  const unit = unitOf(lever, language);
  const factor = isPercent(lever.kind) ? PERCENT : isMoney(lever) ? 1 / WAN : 1;
  const shown = Math.abs(value * factor);
  if (lever.kind === 'RENEWAL') return { factor, unit, min: 0, max: PERCENT, step: 1 };
  if (lever.kind === 'DELAY') return { factor, unit, min: 0, max: Math.max(MAX_DELAY_DAYS, shown), step: 1 };
  const usual = Math.abs((lever.usual ?? 0) * factor);
  if (lever.kind === 'GROWTH') {
    const max = Math.max(MAX_GROWTH, roundUp(Math.max(usual, shown, 1)));
    return { factor, unit, min: -50, max, step: 0.5 };
  }
  if (lever.kind === 'FUND') {
    return { factor, unit, min: 10, max: Math.max(MAX_FUND_WAN, roundUp(shown || 1)), step: 10 };
  }
  const isWhole = (lever.unit ?? '') !== '%' && !isMoney(lever) && usual >= 1;
  const max = Math.max(
    isWhole ? MIN_ROOM : 0,
    roundUp(Math.max(usual * TIMES_USUAL, shown, isWhole ? 1 : 0.1)),
  );
  return { factor, unit, min: 0, max, step: isWhole ? 1 : roundUp(max / STEPS) };
}

const tidy = (value: number) => Number(value.toPrecision(10));
export const shownValue = (value: number, { factor }: Scale) => tidy(value * factor);
export const valueShown = (shown: number, { factor }: Scale) => tidy(shown / factor);

/** Without a unit where there is none: 75.9%, 14.46 家／年. */
export function leverValueText(value: number, lever: LeverFactsFragment, language: Language): string {
  const scale = scaleOf(lever, value, language);
  const number = drawnText(shownValue(value, scale)) ?? '–';
  const tight = scale.unit.startsWith('%');
  const plain = number.replace('-', '−').replace(/\.0+$|(\.\d*?)0+$/, '$1');
  return `${plain}${tight ? '' : ' '}${language === 'zh' ? scale.unit : unitWith(plain, scale.unit)}`;
}

const ROUND_SHARE = 100;
const START_FUND = 10_000_000;
const START_DELAY = 30;

/** Where a lever stands when it is added: at what is usual, rounded to its step. */
export function startOf(lever: LeverFactsFragment): ChosenLever {
  const { kind, subject } = lever;
  if (kind === 'FUND') {
    return { kind, subject, value: START_FUND, ...(lever.leverage === null ? { leverage: 1 } : {}) };
  }
  if (kind === 'DELAY') return { kind, subject, value: START_DELAY };
  const usual = lever.usual ?? (kind === 'RENEWAL' ? 0.5 : 0);
  if (isPercent(kind)) return { kind, subject, value: Math.round(usual * ROUND_SHARE) / ROUND_SHARE };
  const scale = scaleOf(lever, usual, 'zh');
  const steps = Math.max(0, Math.round((usual * scale.factor) / scale.step));
  return { kind, subject, value: valueShown(steps * scale.step, scale) };
}
