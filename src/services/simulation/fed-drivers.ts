/** Which drivers live on the figures or records of a feed: those that its delay holds back. */
import type { Statements } from '../../db/database';
import { AppError } from '../../errors';
import type { DriverSource } from './drivers';
import type { PlanSubject } from './subject';

interface FeedRow {
  readonly slug: string;
  /** Of a feed of records. */
  readonly register: string | null;
  readonly kind: string | null;
  readonly [column: string]: unknown;
}

const FEEDS = `
select slug, case when definition ->> 'kind' = 'register' then definition ->> 'register' end as register,
  definition -> 'defaults' ->> 'kind' as kind
from feed where slug = any($1::text[])`;

const SERIES = `
select distinct r.feed_slug, o.indicator_code, o.region_code
from unnest($2::text[], $3::text[]) as asked (indicator_code, region_code)
join observation o on o.indicator_code = asked.indicator_code and o.region_code = asked.region_code
join feed_run r on r.id = o.feed_run_id
where r.feed_slug = any($1::text[]) and o.superseded_at is null`;

/** `tech-contracts` of a feed's definition is the register tech_contract. */
const registerOf = (name: string) => name.replace(/s$/, '').replaceAll('-', '_');

interface Asked {
  readonly subject: PlanSubject;
  readonly sources: ReadonlyMap<string, DriverSource>;
}

function ofRegister({ register, kind }: FeedRow, { subject, sources }: Asked): readonly string[] {
  if (register === null) return [];
  const counted = new Set(
    subject.targets
      .filter(({ context }) => context.countRule?.register === registerOf(register))
      .map(({ context }) => context.indicatorCode),
  );
  const isOfKind = ({ kinds }: DriverSource) => kind === null || kinds.length === 0 || kinds.includes(kind);
  return [...sources.values()]
    .filter((source) => isOfKind(source) && [...source.indicators].some((code) => counted.has(code)))
    .map(({ name }) => name);
}

/** By the slug of the feed; an unknown feed is refused. */
export async function readFedDrivers(
  statements: Statements,
  feeds: readonly string[],
  asked: Asked,
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (feeds.length === 0) return new Map();
  const rows = await statements.query<FeedRow>(FEEDS, [feeds]);
  for (const slug of feeds) {
    if (!rows.some((row) => row.slug === slug)) throw new AppError('UNKNOWN_FEED', { slug });
  }
  const all = [...asked.sources.values()];
  const series = all.flatMap((source) => [...source.indicators].map((code) => ({ code, source })));
  const found = await statements.query<{ feed_slug: string; indicator_code: string; region_code: string }>(
    SERIES,
    [feeds, series.map(({ code }) => code), series.map(({ source }) => source.regionCode)],
  );
  return new Map(
    rows.map((row) => {
      const published = series.filter(({ code, source }) =>
        found.some(
          (one) =>
            one.feed_slug === row.slug &&
            one.indicator_code === code &&
            one.region_code === source.regionCode &&
            source.kind !== 'CERTIFICATES',
        ),
      );
      const names = [...published.map(({ source }) => source.name), ...ofRegister(row, asked)];
      return [row.slug, [...new Set(names)].sort()];
    }),
  );
}
