/** The bodies, the managers and the fund of a programme, read from what is kept of it. */
import type { Decimal } from '../decimal';
import { amountIn, type Fields, fieldsOf, listOf, oneOf, textOf, textsOf } from './fields';
import type { UnitFactors } from './programme-data';
import type { BearerOf } from './rule-kinds/rule-kind';
import { FUND_BODY, type FundPart, type FundTerms, LOSS_BEARERS, type ProgrammeBody } from './terms';

const named = (fields: Fields) => ({
  nameZh: textOf(fields.nameZh) ?? '',
  nameEn: textOf(fields.nameEn) ?? '',
});

export const readBodies = (content: Fields): readonly ProgrammeBody[] =>
  listOf(content.bodies)
    .map(fieldsOf)
    .map((body) => ({
      slug: textOf(body.slug) ?? '',
      ...named(body),
      members: textsOf(body.members),
      bearer: oneOf(LOSS_BEARERS, body.bearer),
    }));

export const readManagers = (content: Fields): readonly string[] =>
  textsOf(fieldsOf(content.managers).bodies);

export const bearersIn = (bodies: readonly ProgrammeBody[]): BearerOf => {
  const bearers = new Map(bodies.map(({ slug, bearer }) => [slug, bearer]));
  return (body) => (body === FUND_BODY ? 'FUND' : (bearers.get(body) ?? null));
};

export function readFund(content: Fields, units: UnitFactors): FundTerms | null {
  if (content.fund === undefined) return null;
  const fund = fieldsOf(content.fund);
  const part = (fields: Fields): FundPart[] => {
    const yuan: Decimal | null = amountIn('CNY', fields, units);
    const head = { body: textOf(fields.body), ...named(fields), clause: textOf(fields.clause) ?? '' };
    return yuan === null ? [] : [{ ...head, yuan }];
  };
  return {
    ...{ kind: textOf(fund.kind) ?? '', ...named(fund), clause: textOf(fund.clause) ?? '' },
    yuan: amountIn('CNY', fund.size, units),
    allocations: listOf(fund.allocations).map(fieldsOf).flatMap(part),
    sources: listOf(fund.sources).map(fieldsOf).flatMap(part),
  };
}
