/** Attributes of XML in structure-specific data: which are components, and which speak of the message. */
import { type Components, componentsOf } from './components';
import type { XmlElement } from './xml-reader';

const SPECIFIC = /^http:\/\/www\.sdmx\.org\/resources\/sdmxml\/schemas\/v[\d_]+\/data\/structurespecific$/;
/** Of the message itself; some programs write them without their namespace. */
const RESERVED: ReadonlySet<string> = new Set([
  ...['action', 'setID', 'structureRef', 'dataScope', 'REPORTING_YEAR_START_DAY'],
  ...['validFromDate', 'validToDate', 'publicationYear', 'publicationPeriod'],
  ...['reportingBeginDate', 'reportingEndDate'],
]);

/** Components among the attributes: those of no namespace. */
export function componentsIn({ attributes }: XmlElement): Components {
  const components = componentsOf();
  for (const { uri, local, value } of attributes) {
    if (uri === '' && !RESERVED.has(local)) components[local] = { code: value };
  }
  return components;
}

/** `ss:action`, `ss:validFromDate`, with or without their namespace. */
export const reserved = ({ attributes }: XmlElement, name: string): string | null =>
  attributes.find(({ uri, local }) => local === name && (uri === '' || SPECIFIC.test(uri)))?.value ?? null;
