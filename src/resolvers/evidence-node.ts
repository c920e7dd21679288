/** The record behind an entry of evidence, as far as the caller may see it. */

import { AppError } from '../errors';
import type { Loaders } from '../loaders';
import { DataPoint } from '../schema/data-point';
import type { EvidenceEntry } from '../schema/evidence';

type Load = (loaders: Loaders, entry: EvidenceEntry) => Promise<object | null>;

async function dataPoint(loaders: Loaders, id: string): Promise<DataPoint | null> {
  const observation = await loaders.observation.load(id);
  const indicator = observation && (await loaders.indicator.load(observation.indicatorCode));
  const unit = indicator && (await loaders.unit.load(indicator.unitCode));
  return observation && unit ? new DataPoint(observation, unit) : null;
}

/** An entry is named by its posting and its number. */
const postingOf = (id: string): string => id.split('/')[0] as string;

const LOADS: Readonly<Record<string, Load>> = {
  CERTIFICATION: ({ graph }, { id }) => graph.certification.load(id),
  PATENT: ({ graph }, { id }) => graph.patent.load(id),
  LOAN: ({ graph }, { id }) => graph.loan.load(id),
  INCUBATOR: ({ graph }, { id }) => graph.incubator.load(id),
  TECH_CONTRACT: ({ graph }, { id }) => graph.techContract.load(id),
  LISTING: ({ graph }, { id }) => graph.listing.load(id),
  CONTRIBUTION: ({ graph }, { id }) => graph.contribution.load(id),
  INVESTMENT: ({ graph }, { id }) => graph.investment.load(id),
  FUND: ({ graph }, { id }) => graph.fund.load(id),
  LEDGER_POSTING: ({ ledger }, { id }) => ledger.books.posting.load(postingOf(id)),
  DATA_POINT: (loaders, { id }) => dataPoint(loaders, id),
  DEED: (loaders, { targetKey }) => loaders.target.load(targetKey),
};

export const REFERENCE =
  'What a register knows the record by, also once the record is gone: kind and number of a certificate, ' +
  'number of a patent or contract, bank and contract of a loan, board and code of a listing, name of an ' +
  'incubator or contributor, fund and number of a posting. Null for other kinds, and for callers who may ' +
  'not see the record.';

const NOT_FOR_THEM: readonly string[] = ['NOT_SIGNED_IN', 'NOT_ALLOWED'];

/** Null for a record that the caller may not see: the loaders know, as on every other road to it. */
export async function loadEvidenceNode(loaders: Loaders, entry: EvidenceEntry): Promise<object | null> {
  try {
    return (await LOADS[entry.kind]?.(loaders, entry)) ?? null;
  } catch (error) {
    if (error instanceof AppError && NOT_FOR_THEM.includes(error.code)) return null;
    throw error;
  }
}
