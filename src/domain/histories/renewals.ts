/** What became of the certificates of the past: how many that lapsed were renewed, and after how long. */
import { daysBetween, type IsoDate } from '../calendar';

export interface PastCertificate {
  readonly id: string;
  readonly enterprise: string;
  readonly issuedOn: IsoDate;
  /** Last day it counts; null for one without an end. */
  readonly expiresOn: IsoDate | null;
  /** When the enterprise got the next one of the kind. */
  readonly renewedOn: IsoDate | null;
}

export interface RenewalRecord {
  readonly lapsed: number;
  readonly renewed: number;
  /** Days from the last day of the old certificate to the first of the new, in order; early is negative. */
  readonly gaps: readonly number[];
  /** In force on the day, the newest of each enterprise. */
  readonly held: readonly PastCertificate[];
  /** Not in force, but lapsed so recently that a renewal is still usual. */
  readonly awaited: readonly PastCertificate[];
}

/** Where nothing is known of gaps: so long is waited. */
const DEFAULT_PATIENCE_DAYS = 90;
/** Nobody is waited for longer than that. */
const MAX_PATIENCE_DAYS = 366;
/** Beyond the longest gap seen. */
const MARGIN_DAYS = 30;
const MAX_GAPS = 60;

const gapOf = ({ expiresOn, renewedOn }: PastCertificate) =>
  expiresOn !== null && renewedOn !== null ? daysBetween(expiresOn, renewedOn) : null;

/** Evenly thinned, in order: the shape of the whole stays. */
function thinned(gaps: readonly number[]): number[] {
  if (gaps.length <= MAX_GAPS) return [...gaps];
  return Array.from(
    { length: MAX_GAPS },
    (_, i) => gaps[Math.floor(((i + 0.5) * gaps.length) / MAX_GAPS)] ?? 0,
  );
}

/** What lapsed too recently to tell counts neither as renewed nor as gone: else late ones would look lost. */
export function renewalRecord(certificates: readonly PastCertificate[], asOf: IsoDate): RenewalRecord {
  const inTime = (gap: number) => gap <= MAX_PATIENCE_DAYS;
  const gaps = certificates.flatMap((one) => gapOf(one) ?? []).filter(inTime);
  const longest = gaps.reduce((most, gap) => Math.max(most, gap), 0);
  const patience =
    gaps.length === 0 ? DEFAULT_PATIENCE_DAYS : Math.min(MAX_PATIENCE_DAYS, longest + MARGIN_DAYS);
  const ended = certificates.filter(({ expiresOn }) => expiresOn !== null && expiresOn < asOf);
  const sinceLapse = ({ expiresOn }: PastCertificate) => daysBetween(expiresOn as IsoDate, asOf);
  const settled = ended.filter((one) => sinceLapse(one) > patience);
  const isRenewed = (one: PastCertificate) => inTime(gapOf(one) ?? Number.POSITIVE_INFINITY);
  return {
    lapsed: settled.length,
    renewed: settled.filter(isRenewed).length,
    gaps: thinned([...gaps].sort((a, b) => a - b)),
    held: certificates.filter(
      ({ expiresOn, renewedOn }) => renewedOn === null && (expiresOn === null || expiresOn >= asOf),
    ),
    awaited: ended.filter((one) => one.renewedOn === null && sinceLapse(one) <= patience),
  };
}
