/** High-tech enterprise certificates (国科发火〔2016〕32号): their numbers and how long they hold. */
import { addDays, addYears, type IsoDate } from '../calendar';
import { type IdentifierProblem, plainIdentifier } from './problem';
import { isProvincePrefix } from './region-code';

const CERTIFICATE_LENGTH = 14;
/** The title was first given under the rules of 2008. */
const FIRST_YEAR = 2008;
const MAX_SERIAL = 999_999;
const YEARS_VALID = 3;

export interface HighTechCertificate {
  readonly number: string;
  readonly year: number;
  /** First two digits of GB/T 2260. */
  readonly province: string;
  readonly serial: string;
}

export type HighTechCertificateCheck =
  | { readonly certificate: HighTechCertificate; readonly problem: null }
  | { readonly certificate: null; readonly problem: IdentifierProblem };

export function checkHighTechCertificate(text: string): HighTechCertificateCheck {
  const refuse = (problem: IdentifierProblem): HighTechCertificateCheck => ({ certificate: null, problem });
  const number = plainIdentifier(text);
  if (number.length !== CERTIFICATE_LENGTH) return refuse('LENGTH');
  const match = /^GR(\d{4})(\d{2})(\d{6})$/.exec(number);
  if (!match) return refuse('SHAPE');
  const [year, province, serial] = [Number(match[1]), match[2] as string, match[3] as string];
  if (year < FIRST_YEAR || year >= 2100) return refuse('YEAR');
  if (!isProvincePrefix(province) || province >= '71') return refuse('PROVINCE');
  return { certificate: { number, year, province, serial }, problem: null };
}

export const isHighTechCertificate = (text: string): boolean =>
  checkHighTechCertificate(text).problem === null;

/** The first day on which a certificate no longer holds. */
export const highTechLapsesOn = (issuedOn: IsoDate): IsoDate => addYears(issuedOn, YEARS_VALID);

/** The last day on which it holds. */
export const highTechExpiresOn = (issuedOn: IsoDate): IsoDate => addDays(highTechLapsesOn(issuedOn), -1);

/** Three years from the day of issue, not from the start of a year: else every December is wrong. */
export const highTechActiveOn = (issuedOn: IsoDate, date: IsoDate): boolean =>
  issuedOn <= date && date < highTechLapsesOn(issuedOn);

export function makeHighTechCertificate(year: number, province: string, serial: number): string {
  const number = `GR${year}${province}${String(serial).padStart(6, '0')}`;
  if (serial < 0 || serial > MAX_SERIAL || !isHighTechCertificate(number)) {
    throw new RangeError(`no certificate number for year ${year}, province ${province}, serial ${serial}`);
  }
  return number;
}
