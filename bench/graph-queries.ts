/** The queries that are measured: the GraphQL document, the SQL that is its lower bound, and the bodies. */
import type { Database } from '../src/db/database';
import { ENTERPRISES } from '../src/loaders/graph-lists';
import { writeCursor } from '../src/schema/cursor';

export const BODIES = 400;
const SERIES_INDICATORS = 8;
const FROM = { period: '2021-01', day: '2021-01-01' };
const TO = { period: '2023-12', day: '2023-12-31' };
const PAGE = 50;
const FLAT_ROWS = 500;
const DEEP_ROWS = 200;

/** One question, as both servers are asked it. */
export interface Body {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly parameters: readonly unknown[];
}

export interface Query {
  readonly name: string;
  readonly title: string;
  readonly document: string;
  readonly bound: string;
  /** Of the lower bound's throughput, at least. */
  readonly leastRatio: number;
  readonly bodies: (database: Database) => Promise<readonly Body[]>;
}

const INSTANT = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const SERIES: Query = {
  name: 'series',
  title: `dashboard: 1 region, ${SERIES_INDICATORS} indicators, 36 points`,
  leastRatio: 0.45,
  document: `query Dashboard($regions: [String!]!, $indicators: [String!]!, $from: Period, $to: Period) {
    series(regions: $regions, indicators: $indicators, from: $from, to: $to, frequency: MONTH) {
      region { code nameZh } indicator { code nameZh unit }
      points { period valueExact status publishedAt }
    }
  }`,
  bound: `select json_build_object('series', json_agg(json_build_object(
      'region', json_build_object('code', r.code, 'nameZh', r.name_zh),
      'indicator', json_build_object('code', i.code, 'nameZh', i.name_zh, 'unit', u.name_zh),
      'points', p.points) order by asked.place))::text as data
    from unnest($2::text[]) with ordinality asked (code, place)
    join indicator i on i.code = asked.code join unit u on u.code = i.unit_code
    join region r on r.code = $1
    cross join lateral (
      select coalesce(json_agg(json_build_object('period', o.period, 'valueExact', o.value::text,
        'status', o.status, 'publishedAt', ${INSTANT('o.published_at')})
        order by o.period_end, o.period_start, o.id), '[]') as points
      from observation o where o.region_code = $1 and o.indicator_code = asked.code
        and o.period_end between $3 and $4 and o.frequency = 'MONTH' and o.superseded_at is null) p`,
  async bodies(database) {
    const [places] = await database.query<{ regions: string[]; indicators: string[] }>(
      `select array(select code from region r
          where exists (select from observation where region_code = r.code)
          order by level = 'COUNTY', code) as regions,
        array(select code from indicator order by code) as indicators`,
    );
    const { regions = [], indicators = [] } = places ?? {};
    // The last region may lack some indicators.
    const whole = Math.max(1, regions.length - 1);
    return Array.from({ length: BODIES }, (_, i) => {
      const region = regions[i % whole] as string;
      const asked = Array.from(
        { length: SERIES_INDICATORS },
        (_, j) => indicators[(i * 3 + j) % indicators.length] as string,
      );
      return {
        variables: { regions: [region], indicators: asked, from: FROM.period, to: TO.period },
        parameters: [region, asked, FROM.day, TO.day],
      };
    });
  },
};

const FLAT_FIELDS = 'uscc nameZh industryCode scale status foundedOn isTechEnterprise changedAt';
const FLAT_DOCUMENT = `query Page($first: Int, $after: String) {
    enterprises(first: $first, after: $after) { nodes { ${FLAT_FIELDS} } }
  }`;
const FLAT_BOUND = `select json_build_object('enterprises', json_build_object('nodes',
      coalesce(json_agg(json_build_object('uscc', t.uscc, 'nameZh', t.name_zh,
        'industryCode', t.industry_code, 'scale', t.scale, 'status', t.status, 'foundedOn', t.founded_on,
        'isTechEnterprise', t.is_tech_enterprise, 'changedAt', ${INSTANT('t.changed_at')})
        order by t.uscc), '[]')))::text as data
    from (select * from enterprise where uscc > $2 and removed_at is null order by uscc
      limit $1::integer) t`;

/** Pages after the rows at these places of the list. */
async function pagesAfter(
  database: Database,
  first: number,
  placesOf: (rows: number) => readonly number[],
): Promise<readonly Body[]> {
  const [counted] = await database.query<{ count: number }>(
    'select count(*)::integer as count from enterprise',
  );
  const rows = await database.query<{ uscc: string }>(
    `select uscc from (select uscc, row_number() over (order by uscc) as place from enterprise) t
     where place = any($1::bigint[]) order by place`,
    [placesOf(counted?.count ?? 0)],
  );
  return rows.map(({ uscc }) => ({
    variables: { first, after: writeCursor(ENTERPRISES, [uscc]) },
    parameters: [first, uscc],
  }));
}

const places = (from: number, step: number) => Array.from({ length: BODIES }, (_, i) => from + i * step);

const FLAT: Query = {
  name: 'flat',
  title: `a page of ${FLAT_ROWS} flat rows`,
  leastRatio: 0.55,
  document: FLAT_DOCUMENT,
  bound: FLAT_BOUND,
  bodies: (database) =>
    pagesAfter(database, FLAT_ROWS, (rows) => places(1, Math.floor((rows - FLAT_ROWS) / BODIES))),
};

const GRAPH: Query = {
  name: 'graph',
  title: `${PAGE} enterprises of a region with certificates, patents, loans`,
  leastRatio: 0.42,
  document: `query Region($region: [String!]) {
    enterprises(filter: { region: $region }, first: ${PAGE}) {
      nodes {
        uscc nameZh scale
        certifications { kind number issuedOn expiresOn }
        patents(first: 3) { nodes { applicationNumber kind titleZh grantedOn } }
        loans(first: 3) { nodes { contractNumber principal status dueOn } }
      }
      pageInfo { hasNextPage }
    }
  }`,
  bound: `with page as materialized (
      select id, uscc, name_zh, scale from enterprise
      where region_code = any ((select regions_within($1::text[]))::text[]) and removed_at is null
      order by uscc limit ${PAGE + 1})
    select json_build_object('enterprises', json_build_object(
      'nodes', coalesce(json_agg(json_build_object('uscc', e.uscc, 'nameZh', e.name_zh, 'scale', e.scale,
        'certifications', c.list, 'patents', json_build_object('nodes', p.list),
        'loans', json_build_object('nodes', l.list)) order by e.uscc), '[]'),
      'pageInfo', json_build_object('hasNextPage', (select count(*) > ${PAGE} from page))))::text as data
    from (select * from page order by uscc limit ${PAGE}) e
    cross join lateral (select coalesce(json_agg(json_build_object('kind', kind, 'number', number,
        'issuedOn', issued_on, 'expiresOn', expires_on) order by issued_on desc, id desc), '[]') as list
      from certification where enterprise_id = e.id) c
    cross join lateral (select coalesce(json_agg(json_build_object('applicationNumber', application_number,
        'kind', kind, 'titleZh', title_zh, 'grantedOn', granted_on)), '[]') as list
      from (select * from patent where owner_id = e.id order by filed_on desc, id desc limit 3) t) p
    cross join lateral (select coalesce(json_agg(json_build_object('contractNumber', contract_number,
        'principal', principal::text, 'status', status, 'dueOn', due_on)), '[]') as list
      from (select * from loan where borrower_id = e.id order by drawn_on desc, id desc limit 3) t) l`,
  async bodies(database) {
    const rows = await database.query<{ code: string }>(
      `select r.code from region r join enterprise e on e.region_code = r.code
         or (r.level = 'PREFECTURE' and left(e.region_code, 4) || '00' = r.code)
       where r.level in ('PREFECTURE', 'COUNTY') group by r.code, r.level
       order by r.level = 'COUNTY', count(*) desc, r.code limit ${BODIES}`,
    );
    return rows.map(({ code }) => ({ variables: { region: [code] }, parameters: [[code]] }));
  },
};

const FIRST_PAGES: Query = {
  ...FLAT,
  name: 'first-pages',
  title: `${DEEP_ROWS} rows, the first pages`,
  bodies: (database) => pagesAfter(database, DEEP_ROWS, () => places(1, 1)),
};
const LAST_PAGES: Query = {
  ...FLAT,
  name: 'last-pages',
  title: `${DEEP_ROWS} rows, the last pages`,
  bodies: (database) => pagesAfter(database, DEEP_ROWS, (rows) => places(rows - DEEP_ROWS - BODIES, 1)),
};

/** Against their lower bound. */
export const MEASURED: readonly Query[] = [SERIES, GRAPH, FLAT];
/** The same page early and late in the list: page 1 and page 1,000 of 200,000 enterprises. */
export const DEPTHS: readonly [first: Query, last: Query] = [FIRST_PAGES, LAST_PAGES];
export const QUERIES: readonly Query[] = [...MEASURED, ...DEPTHS];
