/** Numbers of technology SMEs (国科发政〔2017〕115号): a title for one year, listed anew every year. */
import { type IsoDate, yearOf } from '../calendar';
import { type IdentifierProblem, plainIdentifier } from './problem';
import { isRegionCode } from './region-code';

const NUMBER_LENGTH = 18;
const NUMBER_SHAPE = /^(20\d{2})(\d{6})([0A])(\d)(\d{6})$/;

export interface TechSmeNumber {
  readonly number: string;
  readonly year: number;
  /** Division at the time of the evaluation; may have been abolished since. */
  readonly regionCode: string;
}

/** Only a warning: the meaning of places 11 and 12 is not published, so nothing is refused on it. */
export type TechSmeNumberCheck =
  | { readonly listing: TechSmeNumber; readonly warning: null }
  | { readonly listing: null; readonly warning: IdentifierProblem };

export function checkTechSmeNumber(text: string): TechSmeNumberCheck {
  const number = plainIdentifier(text);
  if (number.length !== NUMBER_LENGTH) return { listing: null, warning: 'LENGTH' };
  const match = NUMBER_SHAPE.exec(number);
  if (!match) return { listing: null, warning: 'SHAPE' };
  const regionCode = match[2] as string;
  if (!isRegionCode(regionCode)) return { listing: null, warning: 'PROVINCE' };
  return { listing: { number, year: Number(match[1]), regionCode }, warning: null };
}

/** Listed from the day of listing to the end of that year; never carried over into the next. */
export const techSmeActiveOn = (listedOn: IsoDate, date: IsoDate): boolean =>
  listedOn <= date && yearOf(date) === yearOf(listedOn);

export const techSmeExpiresOn = (listedOn: IsoDate): IsoDate => `${listedOn.slice(0, 4)}-12-31`;

export function makeTechSmeNumber(year: number, regionCode: string, serial: number): string {
  const number = `${year}${regionCode}08${String(serial).padStart(6, '0')}`;
  if (checkTechSmeNumber(number).warning !== null) {
    throw new RangeError(`no technology SME number for ${year}, ${regionCode}, ${serial}`);
  }
  return number;
}
