/** Reads of the graph, bound to what one caller may see: whatever road leads to a row passes here. */
import type { Database } from '../db/database';
import type { GraphType, Visibility } from '../domain/access/visibility';
import type { IsoDate } from '../domain/calendar';
import { Certification } from '../entities/certification';
import { Contribution } from '../entities/contribution';
import { EnterpriseEvent } from '../entities/enterprise-event';
import { IncubatorTenancy } from '../entities/incubator-tenancy';
import { Investment } from '../entities/investment';
import { Listing } from '../entities/listing';
import { LoanApplicationDecision } from '../entities/loan-application-decision';
import { createBadLoansLoader } from './bad-loans';
import { manyByKey, oneByKey, type Sight } from './by-key';
import { childPages, type Parent, pointsTo } from './child-pages';
import * as lists from './graph-lists';
import { createIncubatorOfLoader } from './incubator-of';
import { type Condition, countRows, type PageWindow, type RowPage, readPage } from './keyset-page';
import { createPaidInLoader } from './paid-in';
import { createPatentCountLoader } from './patent-counts';
import { createRecordNames } from './record-names';
import { ofSeenBank, ofSeenEnterprise, ofSeenFund, requireSeen } from './visible';

/** A prefecture's enterprises are those of its counties as well. */
const IN_REGION: Parent = {
  name: 'region',
  type: 'text',
  match: 't.region_code = any ((select regions_within(array[parent.key]))::text[])',
};

const IN_INCUBATOR: Parent = { name: 'incubator', type: 'bigint', match: 'true' };

const tenantOn = (today: IsoDate): Condition => ({
  name: 'tenant_on',
  sql: (place) => `t.id in (
    select held.enterprise_id from incubator_tenancy held where held.incubator_id = parent.key
      and held.moved_in_on <= ${place}::date
      and (held.moved_out_on is null or held.moved_out_on > ${place}::date))`,
  value: today,
});

/** Whether a caller may see a type at all is asked first; then each statement carries its conditions. */
const sightIn =
  (visibility: Visibility) =>
  (type: GraphType, ...conditions: readonly Condition[]): Sight => ({
    require: () => requireSeen(visibility, type),
    conditions,
  });

function ownLoaders(database: Database, visibility: Visibility) {
  const sight = sightIn(visibility);
  const one = <Row extends object>(list: lists.GraphList<Row>, column: string, type: 'text' | 'bigint') =>
    oneByKey(database, list.entity, { column, type }, lists.sightOf(list, visibility));
  const seen = ofSeenEnterprise(visibility, 't.enterprise_id');
  const byId = { column: 'id', type: 'bigint' } as const;
  return {
    enterprise: one(lists.ENTERPRISES, 'id', 'bigint'),
    enterpriseByUscc: one(lists.ENTERPRISES, 'uscc', 'text'),
    certification: one(lists.CERTIFICATIONS, 'id', 'bigint'),
    patent: one(lists.PATENTS, 'id', 'bigint'),
    loan: one(lists.LOANS, 'id', 'bigint'),
    loanApplication: oneByKey(
      database,
      lists.LOAN_APPLICATIONS.entity,
      { column: 'id', type: 'uuid' },
      lists.sightOf(lists.LOAN_APPLICATIONS, visibility),
    ),
    techContract: one(lists.TECH_CONTRACTS, 'id', 'bigint'),
    incubator: one(lists.INCUBATORS, 'id', 'bigint'),
    fund: one(lists.FUNDS, 'slug', 'text'),
    institution: one(lists.INSTITUTIONS, 'slug', 'text'),
    listing: oneByKey(database, Listing, byId, sight('Listing', seen)),
    investment: oneByKey(database, Investment, byId, sight('Investment', seen)),
    contribution: oneByKey(
      database,
      Contribution,
      byId,
      sight('Contribution', ...ofSeenFund(visibility, 't.fund_slug')),
    ),
  };
}

function enterpriseLoaders(database: Database, visibility: Visibility, today: IsoDate) {
  const sight = sightIn(visibility);
  const ofEnterprise = (column: string) =>
    pointsTo(column, 'bigint', [ofSeenEnterprise(visibility, 'parent.key')]);
  const inOrder = (order: string) => ({ column: 'enterprise_id', type: 'bigint' as const, order });
  const seen = ofSeenEnterprise(visibility, 't.enterprise_id');
  const pages = <Row extends object>(list: lists.GraphList<Row>, column: string, ...own: Condition[]) =>
    childPages(database, { list, parent: ofEnterprise(column), sight: sight(list.type, ...own) });
  return {
    certifications: manyByKey(
      database,
      Certification,
      inOrder('t.issued_on desc, t.id desc'),
      sight('Certification', seen),
    ),
    listings: manyByKey(database, Listing, inOrder('t.listed_on desc, t.id desc'), sight('Listing', seen)),
    investments: manyByKey(
      database,
      Investment,
      inOrder('t.invested_on desc, t.id desc'),
      sight('Investment', seen),
    ),
    events: manyByKey(
      database,
      EnterpriseEvent,
      inOrder('t.happened_on, t.id'),
      sight('EnterpriseEvent', seen),
    ),
    tenancies: manyByKey(
      database,
      IncubatorTenancy,
      inOrder('t.moved_in_on desc, t.id desc'),
      sight('Incubator', seen),
    ),
    patents: pages(lists.PATENTS, 'owner_id'),
    loans: pages(lists.LOANS, 'borrower_id', ...ofSeenBank(visibility, 't.bank_slug')),
    contracts: pages(lists.TECH_CONTRACTS, 'seller_id'),
    patentCounts: createPatentCountLoader(
      database,
      sight('Patent', ofSeenEnterprise(visibility, 't.owner_id')),
    ),
    incubator: createIncubatorOfLoader(database, lists.sightOf(lists.INCUBATORS, visibility), today),
  };
}

/** What enterprises owe that is bad, and what was decided on proposed loans. */
const borrowingLoaders = (database: Database, visibility: Visibility, today: IsoDate) => ({
  hasBadLoans: createBadLoansLoader(database, visibility, today),
  /** Read through an application that is seen. */
  applicationDecisions: manyByKey(
    database,
    LoanApplicationDecision,
    { column: 'application_id', type: 'uuid', order: 't.id' },
    sightIn(visibility)('LoanApplication'),
  ),
});

export function createGraphLoaders(database: Database, visibility: Visibility, today: IsoDate) {
  const sight = sightIn(visibility);
  const enterprises = lists.sightOf(lists.ENTERPRISES, visibility);
  return {
    ...ownLoaders(database, visibility),
    ofEnterprise: enterpriseLoaders(database, visibility, today),
    incubatorTenants: childPages(database, {
      list: lists.ENTERPRISES,
      parent: IN_INCUBATOR,
      sight: { ...enterprises, conditions: [...enterprises.conditions, tenantOn(today)] },
    }),
    regionEnterprises: childPages(database, {
      list: lists.ENTERPRISES,
      parent: IN_REGION,
      sight: enterprises,
    }),
    fundContributions: manyByKey(
      database,
      Contribution,
      { column: 'fund_slug', order: 't.paid_on, t.id' },
      sight('Contribution'),
    ),
    fundInvestments: manyByKey(
      database,
      Investment,
      { column: 'fund_slug', order: 't.invested_on desc, t.id desc' },
      sight('Investment', ofSeenEnterprise(visibility, 't.enterprise_id')),
    ),
    ...borrowingLoaders(database, visibility, today),
    recordName: createRecordNames(database, visibility),
    fundPaidIn: createPaidInLoader(database, sight('Contribution')),
    /** A page of a whole list, and how many rows that list has. */
    page<Row extends object>(
      list: lists.GraphList<Row>,
      conditions: readonly Condition[],
      window: PageWindow,
    ): Promise<RowPage<Row>> {
      requireSeen(visibility, list.type);
      return readPage(database, list, [...list.seen(visibility), ...conditions], window);
    },
    count<Row extends object>(list: lists.GraphList<Row>, conditions: readonly Condition[]): Promise<number> {
      requireSeen(visibility, list.type);
      return countRows(database, list, [...list.seen(visibility), ...conditions]);
    },
  };
}
