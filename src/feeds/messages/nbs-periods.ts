/** Codes of periods in the statistics database, as spellings that every reader of periods knows. */

const LETTER_QUARTER = /^(\d{4})([A-D])$/;
const V2_PERIOD = /^(\d{4})(\d{2})?(YY|MM|SS)$/;
const CODE_OF_A = 65;

/** 2026B is the second quarter; months (202601) and years (2026) are read as they are. */
export function yearAndQuarter(code: string): string {
  const [, year, letter = 'A'] = LETTER_QUARTER.exec(code) ?? [];
  return year === undefined ? code : `${year}-Q${letter.charCodeAt(0) - CODE_OF_A + 1}`;
}

/** 202608MM, 202602SS (the second quarter), 2025YY; what is none of them stays for its reader to refuse. */
export function periodOfV2(code: string): string {
  const [, year = '', ordinal = '', kind] = V2_PERIOD.exec(code) ?? [];
  if (kind === 'YY' && ordinal === '') return year;
  if (kind === 'MM' && ordinal !== '') return `${year}-${ordinal}`;
  return kind === 'SS' && ordinal !== '' ? `${year}-Q${Number(ordinal)}` : code;
}
