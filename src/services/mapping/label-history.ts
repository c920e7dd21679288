/** How figures under unknown labels compare with what is published: one statement for all labels. */
import type { Statements } from '../../db/database';
import type { HistoryEvidence } from '../../feeds/mapping/indicator-candidates';
import type { UnknownLabel } from '../../feeds/mapping/unknown-labels';

/** Rounded in another unit, the same number differs in its last digits. */
const EQUAL_WITHIN = '0.0005';
const NEAR_WITHIN = '0.1';

/**
 * Figures are compared in the base units of their dimensions. Where a file prints no unit, powers of ten
 * between the two are passed over: 35371.28 is 3537128000000 yuan if it is meant in 亿元.
 */
const COMPARE = `
with sample as (
  select at, has_unit, region, start_on, end_on, value
  from unnest($1::int[], $2::boolean[], $3::text[], $4::date[], $5::date[], $6::numeric[])
    as given (at, has_unit, region, start_on, end_on, value)),
pair as (
  select at, observation.indicator_code as code, sample.value as printed,
    observation.value * unit.factor as known, has_unit
  from sample join observation on region_code = region and period_start = start_on and period_end = end_on
    and superseded_at is null and not is_synthetic and observation.value is not null
  join indicator on indicator.code = observation.indicator_code
  join unit on unit.code = indicator.unit_code
  where sample.value <> 0 and observation.value <> 0 and sign(sample.value) = sign(observation.value)),
scaled as (
  select at, code, printed, known, log(abs(known / printed)) as magnitude,
    case when has_unit then printed
      else printed * power(10::numeric, round(log(abs(known / printed)))) end as meant
  from pair)
select at, code, count(*)::int as compared,
  count(*) filter (where abs(meant - known) <= abs(known) * ${EQUAL_WITHIN})::int as equal,
  coalesce(sum(length(trim(both '0' from replace(abs(trim_scale(printed))::text, '.', '')))) filter (
    where abs(meant - known) <= abs(known) * ${EQUAL_WITHIN}), 0)::int as digits,
  count(*) filter (where abs(meant - known) <= abs(known) * ${NEAR_WITHIN})::int as near,
  percentile_cont(0.5) within group (order by (log(abs(known / meant)))::float8) as magnitude
from scaled group by at, code`;

interface Compared extends HistoryEvidence {
  readonly at: number;
}

/** For each label, in order, the indicators that have figures for its regions and periods. */
export async function labelHistory(
  statements: Statements,
  labels: readonly UnknownLabel[],
): Promise<readonly (readonly HistoryEvidence[])[]> {
  const samples = labels.flatMap(({ samples: own, unit }, at) =>
    own.map((sample) => ({ ...sample, at, hasUnit: unit !== null })),
  );
  const found: HistoryEvidence[][] = labels.map(() => []);
  if (samples.length === 0) return found;
  const rows = await statements.query<{ [Name in keyof Compared]: Compared[Name] }>(COMPARE, [
    samples.map(({ at }) => at),
    samples.map(({ hasUnit }) => hasUnit),
    samples.map(({ region }) => region),
    samples.map(({ start }) => start),
    samples.map(({ end }) => end),
    samples.map(({ value }) => value),
  ]);
  for (const { at, ...evidence } of rows) found[at]?.push(evidence);
  return found;
}
