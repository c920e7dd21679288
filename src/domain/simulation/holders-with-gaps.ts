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
  for (let draw = 0; draw < draws; draw += 1) {
    counts.fill(0);
    marks.fill(NO_MARK);
    const shared = { draw, rate: rates[draw] as number, marks, counts };
    for (let i = 0; i < seeds.length; i += 1) {
      const fate = { seed: seeds[i] as number, from: 0, until: lastDays[i] as number };
      gaps.follow({ ...shared, ...fate, weight: 1, mark: owners[i] as number });
    }
    let mark = groups.length;
    for (let from = 1; from < columns; from += 1) {
      const count = arrivals[from * draws + draw] as number;
      const { until, seeds: ofPeriod } = coming[from] as (typeof coming)[number];
      for (let i = 0; i < count && i < FOLLOWED_ONE_BY_ONE; i += 1) {
        const weight = Math.floor((count - 1 - i) / FOLLOWED_ONE_BY_ONE) + 1;
        gaps.follow({ ...shared, seed: ofPeriod[i] as number, from, until, weight, mark });
        mark += 1;
      }
    }
    for (let p = 0; p < columns; p += 1) inForce[p * draws + draw] = counts[p] as number;
  }
  return inForce;
}
