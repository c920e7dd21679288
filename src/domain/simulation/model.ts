/** What a simulation takes in: uncertain drivers, the targets composed of them, and the days to look at. */
import type { IsoDate } from '../calendar';
import type { Comparator, Direction } from '../vocabulary';

/** Names a driver or a target; each draws from a stream of its own, so keep it the same from run to run. */
export type Name = string;

/**
 * All numbers are plain doubles in the indicator's unit (money in yuan, percentages as 12.5): exact decimals
 * end here, because what follows is an estimate. Equal models give equal outcomes on every machine.
 */
export interface SimulationModel {
  readonly asOf: IsoDate;
  /**
   * The days looked at, in order, all after `asOf`: usually quarter ends. Each deadline is one of them; so is
   * each 31 December for figures by year, and the eve of a total or an increase that begins after `asOf`.
   */
  readonly periodEnds: readonly IsoDate[];
  readonly drivers: readonly Driver[];
  readonly targets: readonly SimulatedTarget[];
}

/** Something uncertain that targets are made of; two targets of one driver move together. */
export type Driver = LevelDriver | FlowDriver | CertificateDriver | FundDriver | FixedDriver;
export type DriverKind = Driver['kind'];

export interface DatedValue {
  readonly on: IsoDate;
  readonly value: number;
}

/** A stock, ratio, index or published growth rate, known on some days: goes on as a walk with drift. */
export interface LevelDriver {
  readonly kind: 'LEVEL';
  readonly name: Name;
  /** In order of time, one a day, up to `asOf`; the last is where it starts from. */
  readonly history: readonly DatedValue[];
  /** What it can never fall below (0 for counts and money) or exceed (100 for shares in percent). */
  readonly lowest?: number;
  readonly highest?: number;
  /**
   * Whether what once deviates stays (a stock: who left has left: LAST) or is made up next time (a rate of
   * growth: PASS). Left out, the history decides, which takes some 16 figures; knowing it makes a short one
   * worth more.
   */
  readonly accidents?: 'LAST' | 'PASS';
  /** Whole things (institutions, enterprises): figures are whole, and few of them grow by number. */
  readonly counts?: boolean;
}

/**
 * Amounts per bucket of equal length, in order of time without a gap; a bucket in which nothing happened is
 * 0. Seasons are told from the place of a bucket in its year.
 */
export interface FlowHistory {
  /** Length of a bucket. */
  readonly bucketMonths: 1 | 3 | 6 | 12;
  readonly amounts: readonly number[];
  /** Last day of the last bucket, at most `asOf`; what comes after is simulated. */
  readonly knownUntil: IsoDate;
  /** Whole events are counted (patents, enterprises), rather than money or amounts. */
  readonly counts: boolean;
}

/** What happens anew in each period: loans drawn, patents granted, money spent. Never negative. */
export interface FlowDriver {
  readonly kind: 'FLOW';
  readonly name: Name;
  readonly history: FlowHistory;
}

/** One certificate: in force on `asOf`, or lapsed before it and perhaps still to be renewed. */
export interface HeldCertificate {
  /** Equal names in two drivers are one certificate, and meet one fate in each draw. */
  readonly certificate: Name;
  /** An enterprise that holds several counts once. */
  readonly enterprise: Name;
  /**
   * The last day it counts; null for one without an end. Before `asOf`: it counts on no day until it is
   * renewed, with the chance that is left after so long a wait. Give only those whose renewal is still usual.
   */
  readonly expiresOn: IsoDate | null;
}

/** How many of the certificates that lapsed in the past were renewed. */
export interface RenewalHistory {
  /** Drivers with the same name share the uncertain rate of each draw (usually the kind of certificate). */
  readonly name: Name;
  readonly lapsed: number;
  readonly renewed: number;
  /**
   * Days from the last day of a certificate to the first of the next, as seen in the past; 1 or less is
   * without a gap. Each renewal draws one. Left out or empty: renewed at once.
   */
  readonly gaps?: readonly number[];
}

/** Enterprises that hold a certificate: the actual ones with their expiry dates, and those yet to come. */
export interface CertificateDriver {
  readonly kind: 'CERTIFICATES';
  readonly name: Name;
  readonly held: readonly HeldCertificate[];
  /** For how long a new or renewed certificate counts. */
  readonly validMonths: number;
  /** Instead: until 31 December of the year in which it begins. */
  readonly validUntilYearEnd?: boolean;
  readonly renewal: RenewalHistory;
  /** Enterprises certified for the first time; null where none are to be expected. */
  readonly arrivals: FlowHistory | null;
}

/** A programme's fund: each yuan in it carries loans, which end in repayment or in a loss of the fund. */
export interface FundDriver {
  readonly kind: 'FUND';
  readonly name: Name;
  /** Decided payments into the fund; those of a lever come on top. */
  readonly payments: readonly FundPayment[];
}

export interface FundPayment {
  readonly paidOn: IsoDate;
  readonly amount: number;
  /** Loans outstanding at once per yuan of the fund. */
  readonly leverage: number;
  /** Share of the lent money that is not paid back, 0…1, and how much it may differ between draws. */
  readonly defaultRate: number;
  readonly defaultDeviation: number;
  /** Share of a loss that the fund bears, 0…1. */
  readonly lossShare: number;
  /** Months until the whole room is lent out, evenly. */
  readonly lendingMonths: number;
  /** Months until a loan is paid back or lost; what comes back is lent again. */
  readonly loanMonths: number;
}

/** Known for certain: one number a period end. */
export interface FixedDriver {
  readonly kind: 'FIXED';
  readonly name: Name;
  /** LEVEL: on the day; FLOW: since the period end before (the first: since `asOf`). */
  readonly nature: Nature;
  readonly now: number;
  readonly values: readonly number[];
}

export type Nature = 'LEVEL' | 'FLOW';

/**
 * What a driver yields. LEVELs: `VALUE` of LEVEL and FIXED, enterprises `IN_FORCE`, loans `OUTSTANDING`.
 * FLOWs: `AMOUNT` of FLOW and FIXED, `ARRIVALS` of CERTIFICATES, `LENT`, `LOST`, `PAID_IN` of FUND. A FLOW
 * begins after its `knownUntil`, so what falls between that and `asOf` is simulated too; the others begin
 * after `asOf`.
 */
export type Output =
  | 'VALUE'
  | 'AMOUNT'
  | 'IN_FORCE'
  | 'ARRIVALS'
  | 'LENT'
  | 'LOST'
  | 'PAID_IN'
  | 'OUTSTANDING';

/** One summand of a figure. */
export interface Term {
  readonly driver: Name;
  readonly output: Output;
  readonly weight: number;
}

/**
 * A figure has a value on each period end, as if that were the day of judgement. How the bases of a target
 * are written:
 * - LEVEL: `ON_DAY`; a published growth rate is its own `ON_DAY`;
 * - NEW_IN_PERIOD, PERIOD_TOTAL, CUMULATIVE: `TOTAL` of flows, `INCREASE` of stocks;
 * - ANNUAL_AVERAGE, EVERY_YEAR: `YEARS` of `YEAR_TOTAL` (flows) or of `ON_DAY` (stocks);
 * - GROWTH: `GROWTH` of `ON_DAY`, of `YEAR_TOTAL` (flows by year);
 * - computed indicators: `RATIO` or weighted terms of any of these.
 */
export type Figure =
  /** Σ weight × level on the day, and a constant. */
  | { readonly kind: 'ON_DAY'; readonly terms: readonly Term[]; readonly constant: number }
  /**
   * Σ weight × flow since a day (included), with `soFar` what was counted from that day until each flow's
   * `knownUntil`. A total that begins after `asOf` has counted nothing; the eve of `since` is a period end.
   */
  | {
      readonly kind: 'TOTAL';
      readonly terms: readonly Term[];
      readonly since: IsoDate;
      readonly soFar: number;
    }
  /**
   * The flow from 1 January of the day's year to the day; `soFar`: of the year that holds `asOf`, until each
   * flow's `knownUntil`.
   */
  | { readonly kind: 'YEAR_TOTAL'; readonly terms: readonly Term[]; readonly soFar: number }
  /** factor × over ÷ under; 0 below has no value. */
  | { readonly kind: 'RATIO'; readonly over: Figure; readonly under: Figure; readonly factor: number }
  /** `of` less what it was on a day: `base` where that is known, else simulated on the period end `on`. */
  | { readonly kind: 'INCREASE'; readonly of: Figure; readonly on: IsoDate; readonly base: number | null }
  /**
   * In percent. Without `since`, on the same day of the year before; with it, on that day; `compounded`: the
   * average rate a year. A base up to `asOf` is looked up in `known`, a later one is simulated.
   */
  | {
      readonly kind: 'GROWTH';
      readonly of: Figure;
      readonly since: IsoDate | null;
      readonly compounded: boolean;
      readonly known: readonly DatedValue[];
    }
  /**
   * Over the complete calendar years from `firstYear` to the day: the mean, or the year furthest from the
   * promise. `known`: the finished ones; of the others, `of` is read on 31 December.
   */
  | {
      readonly kind: 'YEARS';
      readonly of: Figure;
      readonly summary: 'MEAN' | 'WORST';
      readonly firstYear: number;
      readonly known: readonly { readonly year: number; readonly value: number }[];
    };

export interface SimulatedTarget {
  readonly name: Name;
  readonly figure: Figure;
  readonly comparator: Comparator;
  readonly direction: Direction;
  readonly value: number;
  /** 左右: within this share of the value, as in the plan's thresholds. */
  readonly about: number;
  /** One of the period ends. */
  readonly deadline: IsoDate;
}
