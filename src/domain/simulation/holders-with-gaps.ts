/** Who holds a certificate where a renewal takes its time: each is followed from day to day. */
import type { IsoDate } from '../calendar';
import { arrivalExpiry } from './certificate-term';
import { type Columns, emptyColumns, type Grid } from './grid';
import type { CertificateDriver, HeldCertificate } from './model';
import { RenewalGaps } from './renewal-gaps';
import { nameSeed } from './throws';

/** More of one period share the fates of these. */
const FOLLOWED_ONE_BY_ONE = 200;
const NO_MARK = -1;
const NEVER = 1e9;

interface Followed {
  readonly seeds: Int32Array;
  readonly lastDays: Int32Array;
  /** Of the enterprise that holds it: it counts once. */
  readonly owners: Int32Array;
}

function followed(
  groups: readonly (readonly HeldCertificate[])[],
  gaps: RenewalGaps,
  seed: number,
): Followed {
  const all = groups.flatMap((group, owner) => group.map((one) => ({ ...one, owner })));
  return {
    seeds: Int32Array.from(all, ({ certificate }) => nameSeed(certificate, seed)),
    lastDays: Int32Array.from(all, ({ expiresOn }) => (expiresOn ? gaps.dayOf(expiresOn) : NEVER)),
    owners: Int32Array.from(all, ({ owner }) => owner),
  };
}

/** Those that arrive in a period count from its end; each is renewed, or not, on its own. */
function arrivalsFollowed(driver: CertificateDriver, gaps: RenewalGaps, grid: Grid, seed: number) {
  return grid.ends.map((end: IsoDate) => ({
    until: gaps.dayOf(arrivalExpiry(end, driver)),
    seeds: Int32Array.from({ length: FOLLOWED_ONE_BY_ONE }, (_, i) =>
      nameSeed(`${driver.name}:${end}:${i}`, seed),
    ),
  }));
}

export function countWithGaps(
  driver: CertificateDriver,
  groups: readonly (readonly HeldCertificate[])[],
  arrivals: Columns,
  rates: Float64Array,
  grid: Grid,
  seed: number,
): Columns {
  const { columns, draws } = grid;
  const gaps = new RenewalGaps(driver, driver.renewal.gaps ?? [], grid);
  const { seeds, lastDays, owners } = followed(groups, gaps, seed);
  const coming = arrivalsFollowed(driver, gaps, grid, seed);
  const inForce = emptyColumns(grid);
  const counts = new Float64Array(columns);
  const marks = new Int32Array(columns);
  const fate = { seed: 0, draw: 0, rate: 0, from: 0, until: 0, weight: 1, mark: 0, marks, counts };
  for (let draw = 0; draw < draws; draw += 1) {
    counts.fill(0);
    marks.fill(NO_MARK);
    fate.draw = draw;
    fate.rate = rates[draw] as number;
    fate.weight = 1;
    fate.from = 0;
    for (let i = 0; i < seeds.length; i += 1) {
      fate.seed = seeds[i] as number;
      fate.until = lastDays[i] as number;
      fate.mark = owners[i] as number;
      gaps.follow(fate);
    }
    for (let from = 1; from < columns; from += 1) {
      const count = arrivals[from * draws + draw] as number;
      const { until, seeds: ofPeriod } = coming[from] as (typeof coming)[number];
      fate.from = from;
      fate.until = until;
      for (let i = 0; i < count && i < FOLLOWED_ONE_BY_ONE; i += 1) {
        fate.seed = ofPeriod[i] as number;
        fate.weight = Math.floor((count - 1 - i) / FOLLOWED_ONE_BY_ONE) + 1;
        // Each arrives for an enterprise of its own.
        fate.mark = groups.length + from * FOLLOWED_ONE_BY_ONE + i;
        gaps.follow(fate);
      }
    }
    for (let p = 0; p < columns; p += 1) inForce[p * draws + draw] = counts[p] as number;
  }
  return inForce;
}
