/** What a record's fields say together: numbers against kinds, and dates that follow from others. */
import { checkHighTechCertificate, highTechExpiresOn } from '../../domain/identifiers/high-tech-certificate';
import { checkPatentNumber } from '../../domain/identifiers/patent-number';
import { plainIdentifier } from '../../domain/identifiers/problem';
import { checkTechSmeNumber, techSmeExpiresOn } from '../../domain/identifiers/tech-sme-number';
import type { Unresolved } from '../feed-batch';
import { reasonOf } from './read-field';
import type { RegisterName } from './register-fields';

export type RecordValues = Readonly<Record<string, string | null>>;

export interface Completed {
  readonly values: RecordValues;
  /** What is wrong with the record, and in which of its fields. */
  readonly fault?: Unresolved & { readonly field: string };
  readonly warning?: Unresolved & { readonly field: string };
}

/** Certificates of reviews carried GF until 2016; whether their numbers follow the same rule is not known. */
const OF_A_REVIEW = /^GF/;

/** Valid for three years from its issue, the last day included. */
function highTech(values: RecordValues): Completed {
  const text = values.number ?? '';
  const { issuedOn } = values;
  const completed = {
    ...values,
    number: plainIdentifier(text),
    expiresOnDerived: issuedOn ? highTechExpiresOn(issuedOn) : null,
  };
  const { problem } = checkHighTechCertificate(text);
  if (!problem) return { values: completed };
  const found = { field: 'number', details: { text, ...reasonOf(problem) } } as const;
  return OF_A_REVIEW.test(completed.number)
    ? { values: completed, warning: { fault: 'UNUSUAL_CERTIFICATE_NUMBER', ...found } }
    : { values, fault: { fault: 'BAD_CERTIFICATE_NUMBER', ...found } };
}

/** Listed for the year in its number: from 1 January where no day is printed, to 31 December. */
function techSme(values: RecordValues): Completed {
  const text = values.number ?? '';
  const { listing, warning } = checkTechSmeNumber(text);
  const issuedOnDerived = listing ? `${listing.year}-01-01` : null;
  const from = values.issuedOn ?? issuedOnDerived;
  const completed = {
    ...values,
    number: plainIdentifier(text),
    issuedOnDerived,
    expiresOnDerived: from ? techSmeExpiresOn(from) : null,
  };
  if (!warning) return { values: completed };
  const details = { text, ...reasonOf(warning) };
  return { values: completed, warning: { fault: 'UNUSUAL_CERTIFICATE_NUMBER', field: 'number', details } };
}

function certification(values: RecordValues): Completed {
  if (values.kind === 'HIGH_TECH_ENTERPRISE') return highTech(values);
  return values.kind === 'TECH_SME' ? techSme(values) : { values };
}

/** The number tells the kind; a kind that is stated must agree. */
function patent(values: RecordValues): Completed {
  const { patent: found } = checkPatentNumber(values.applicationNumber ?? '');
  if (!found) return { values };
  const stated = values.kind ?? found.kind;
  if (stated === found.kind) return { values: { ...values, kind: stated } };
  const details = { text: found.number, found: found.kind, stated };
  return { values, fault: { fault: 'PATENT_KIND_MISMATCH', field: 'kind', details } };
}

/** A successor, or a last day, says what has become of an enterprise where no status is printed. */
function enterprise(values: RecordValues): Completed {
  if (values.status != null) return { values };
  if (values.mergedInto != null) return { values: { ...values, status: 'MERGED' } };
  return values.struckOffOn == null ? { values } : { values: { ...values, status: 'STRUCK_OFF' } };
}

function loan(values: RecordValues): Completed {
  const isRepaid = values.status == null && values.repaidOn != null;
  return isRepaid ? { values: { ...values, status: 'REPAID' } } : { values };
}

const COMPLETIONS: Partial<Record<RegisterName, (values: RecordValues) => Completed>> = {
  enterprises: enterprise,
  certifications: certification,
  patents: patent,
  loans: loan,
};

export const completeRecord = (register: RegisterName, values: RecordValues): Completed =>
  COMPLETIONS[register]?.(values) ?? { values };
