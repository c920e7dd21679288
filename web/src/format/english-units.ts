/** One enterprise, two enterprises: by the rule that the API itself goes by; a test holds both together. */

/** Names of units are kept in the plural; "ten thousand items" stays so however many there are of it. */
const IS_MULTIPLE = /^(?:ten|hundred|thousand|million)\b/;
const PLURAL = /^((?:[\w-]+ )*?[\w-]+)s(?= (?:of|per|a)\b|$)/;

/** 1 enterprise, 2 enterprises: the unit's English name as it goes with a number that is shown. */
export const unitWith = (number: string, plural: string): string =>
  /^[-−]?1$/.test(number) && !IS_MULTIPLE.test(plural) ? plural.replace(PLURAL, '$1') : plural;
