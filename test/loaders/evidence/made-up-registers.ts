/** Registers of a few enterprises that move, leave and grow old, as chance makes them. */
import fc from 'fast-check';
import { addDays } from '../../../src/domain/calendar';
import type { CountRule } from '../../../src/entities/count-rule';

const FIRST_DAY = '2017-01-01';
const day = fc.integer({ min: 0, max: 1460 }).map((days) => addDays(FIRST_DAY, days));
const enterprise = fc.integer({ min: 0, max: 5 });
const region = fc.constantFrom('410602', '410611', '410621', '620921');
const life = (max: number) => fc.option(fc.integer({ min: 1, max }));
const after = (start: string, days: number | null) => (days === null ? null : addDays(start, days));
const level = fc.constantFrom('PROVINCIAL', 'MUNICIPAL', null);
const amount = fc.integer({ min: 1, max: 900 }).map((tens) => tens * 10_000);

const enterprises = fc.array(
  fc.record({
    region,
    moves: fc.array(fc.record({ on: day, to: region }), { maxLength: 3 }),
    scale: fc.constantFrom('MEDIUM', 'SMALL', 'MICRO'),
    technology: fc.boolean(),
    removedOn: fc.option(day, { freq: 2 }),
  }),
  { minLength: 6, maxLength: 6 },
);

const certificate = fc
  .record({
    enterprise,
    kind: fc.constantFrom('HIGH_TECH_ENTERPRISE', 'TECH_GIANT', 'TECH_SME'),
    level,
    issuedOn: day,
    lasts: life(1100),
    revoked: life(900),
  })
  .map(({ lasts, revoked, ...one }) => ({
    ...{ ...one, expiresOn: after(one.issuedOn, lasts), revokedOn: after(one.issuedOn, revoked) },
  }));

const patent = fc
  .record({
    enterprise,
    kind: fc.constantFrom('INVENTION', 'DESIGN'),
    filedOn: day,
    granted: life(700),
    lapsed: life(1200),
  })
  .map(({ granted, lapsed, ...one }) => ({
    ...{ ...one, grantedOn: after(one.filedOn, granted), lapsedOn: after(one.filedOn, lapsed) },
  }));

const platform = fc
  .record({
    region,
    kind: fc.constantFrom('INCUBATOR', 'MAKERSPACE'),
    level,
    openedOn: day,
    lasts: life(700),
  })
  .map(({ lasts, ...one }) => ({ ...one, closedOn: after(one.openedOn, lasts) }));

const listing = fc
  .record({ enterprise, board: fc.constantFrom('新三板', '科创板'), listedOn: day, lasts: life(700) })
  .map(({ lasts, ...one }) => ({ ...one, delistedOn: after(one.listedOn, lasts) }));

const contract = fc
  .record({
    enterprise,
    kind: fc.constantFrom('SERVICE', 'TRANSFER'),
    value: amount,
    signedOn: day,
    registered: life(90),
  })
  .map(({ registered, ...one }) => ({ ...one, registeredOn: after(one.signedOn, registered) }));

const fund = fc.record({
  region,
  kind: fc.constantFrom('VENTURE', 'RISK_COMPENSATION'),
  size: amount,
  establishedOn: fc.option(day),
});

const many = <Row>(row: fc.Arbitrary<Row>, maxLength = 20) => fc.array(row, { maxLength });

export const registerArbitrary = fc.record({
  enterprises,
  certificates: many(certificate, 25),
  grants: many(patent),
  draws: many(fc.record({ enterprise, principal: amount, drawnOn: day })),
  platforms: many(platform, 12),
  listings: many(listing, 12),
  contracts: many(contract, 12),
  funds: fc.array(fund, { minLength: 3, maxLength: 3 }),
  payments: many(
    fc.record({
      fund: fc.integer({ min: 0, max: 2 }),
      contributor: fc.constantFrom('财政局', '集团'),
      amount,
      paidOn: day,
    }),
  ),
  investments: fc.uniqueArray(
    fc.record({ enterprise, fund: fc.integer({ min: 0, max: 2 }), amount, investedOn: day }),
    { maxLength: 12, selector: (one) => `${one.enterprise} ${one.fund} ${one.investedOn}` },
  ),
});

export type Register = typeof registerArbitrary extends fc.Arbitrary<infer Made> ? Made : never;
export type Certificate = Register['certificates'][number];

export const dayArbitrary = day;

export const STOCK_RULES: readonly CountRule[] = [
  { register: 'certification', kind: ['HIGH_TECH_ENTERPRISE'], event: 'ACTIVE', of: 'enterprise' },
  {
    ...{ register: 'certification', kind: ['HIGH_TECH_ENTERPRISE', 'TECH_GIANT'], event: 'ACTIVE' },
    of: 'enterprise',
  },
  { register: 'certification', level: ['PROVINCIAL'], event: 'ACTIVE' },
  { register: 'patent', kind: ['INVENTION'], event: 'IN_FORCE' },
  { register: 'patent', event: 'IN_FORCE', scale: ['SMALL', 'MICRO'] },
  { register: 'incubator', kind: ['INCUBATOR'], event: 'OPEN' },
  { register: 'incubator', level: ['PROVINCIAL', 'NATIONAL'], event: 'OPEN' },
  { register: 'incubator', event: 'OPEN' },
  { register: 'listing', event: 'ON_BOARD', of: 'enterprise' },
  { register: 'fund', kind: ['VENTURE'], event: 'ESTABLISHED' },
  { register: 'fund', event: 'ESTABLISHED', sum: 'size' },
];

export const FLOW_RULES: readonly CountRule[] = [
  { register: 'certification', kind: ['HIGH_TECH_ENTERPRISE'], event: 'FIRST_ISSUED', of: 'enterprise' },
  {
    ...{ register: 'certification', kind: ['HIGH_TECH_ENTERPRISE', 'TECH_GIANT'], event: 'FIRST_ISSUED' },
    of: 'enterprise',
  },
  { register: 'patent', kind: ['INVENTION'], event: 'FILED' },
  { register: 'patent', event: 'GRANTED' },
  { register: 'loan', event: 'DRAWN', sum: 'principal' },
  { register: 'loan', event: 'DRAWN', of: 'enterprise' },
  { register: 'loan', event: 'DRAWN', sum: 'principal', certified: ['TECH_SME'], scale: ['SMALL', 'MICRO'] },
  { register: 'incubator', kind: ['MAKERSPACE'], event: 'OPENED' },
  { register: 'listing', kind: ['新三板'], event: 'LISTED', of: 'enterprise', technology: true },
  { register: 'tech_contract', event: 'REGISTERED', sum: 'value' },
  { register: 'tech_contract', kind: ['TRANSFER'], event: 'SIGNED' },
  {
    ...{ register: 'contribution', kind: ['RISK_COMPENSATION'], event: 'PAID_IN', sum: 'amount' },
    contributor: ['财政'],
  },
  { register: 'investment', kind: ['VENTURE'], event: 'INVESTED', sum: 'amount' },
];
