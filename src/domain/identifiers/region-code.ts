/** Codes of administrative divisions (GB/T 2260): six digits whose zeros tell the level. */
import type { RegionLevel } from '../vocabulary';

/** The country, as GB 32100 writes it. */
export const NATIONAL_CODE = '100000';

/** Statistics offices write the country so. */
const NATIONAL_CODES: readonly string[] = [NATIONAL_CODE, '000000'];

/** First two digits, the province. */
const PROVINCE_SHAPE = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|81|82)$/;

export const isProvincePrefix = (twoDigits: string): boolean => PROVINCE_SHAPE.test(twoDigits);

export function isRegionCode(text: string): boolean {
  if (NATIONAL_CODES.includes(text)) return true;
  return /^\d{6}$/.test(text) && isProvincePrefix(text.slice(0, 2)) && !/^..00(?!00)/.test(text);
}

export function regionLevel(code: string): RegionLevel {
  if (NATIONAL_CODES.includes(code)) return 'COUNTRY';
  if (code.endsWith('0000')) return 'PROVINCE';
  return code.endsWith('00') ? 'PREFECTURE' : 'COUNTY';
}

/**
 * The division above, by zeros alone; null above the country. Some of these codes are no place of
 * their own (110100, 419000: counties right under a province), so look whether the parent exists.
 */
export function parentCode(code: string): string | null {
  switch (regionLevel(code)) {
    case 'COUNTRY':
      return null;
    case 'PROVINCE':
      return NATIONAL_CODE;
    case 'PREFECTURE':
      return `${code.slice(0, 2)}0000`;
    case 'COUNTY':
      return `${code.slice(0, 4)}00`;
  }
}

/** Whether a division is another one or lies in it, by code. */
export function isWithinRegion(code: string, ancestor: string): boolean {
  for (let place: string | null = code; place !== null; place = parentCode(place)) {
    if (place === ancestor) return true;
  }
  return false;
}

/** What the codes of a division and of all that lies in it begin with; nothing for the country. */
export function regionPrefix(code: string): string {
  switch (regionLevel(code)) {
    case 'COUNTRY':
      return '';
    case 'PROVINCE':
      return code.slice(0, 2);
    case 'PREFECTURE':
      return code.slice(0, 4);
    case 'COUNTY':
      return code;
  }
}
