/** One enterprise, two enterprises: what English sentences count goes with its number. */

/** "Ten thousand items" stays so however many there are of it. */
const IS_MULTIPLE = /^(?:ten|hundred|thousand|million)\b/;
const PLURAL = /^((?:[\w-]+ )*?[\w-]+)s(?= (?:of|per|a)\b|$)/;

/** Names of units are kept in the plural. */
export const unitWith = (number: string, plural: string): string =>
  /^[-−]?1$/.test(number) && !IS_MULTIPLE.test(plural) ? plural.replace(PLURAL, '$1') : plural;

/** "1 day", "2 days". */
export const counted = (count: number, plural: string): string =>
  `${count} ${unitWith(String(count), plural)}`;
