/** What stands around the data of SDMX-ML: the root, the header, the footer where a source reports errors. */
import { MAX_RAW_LENGTH } from '../../limits';
import { FileRefused } from '../../problems';
import { webPage, type XmlContext, type XmlElement } from './xml-reader';

const MESSAGE = /^http:\/\/www\.sdmx\.org\/resources\/sdmxml\/schemas\/(v2_1|v3_0|v3_1)\/message$/;
const FOOTER = /^http:\/\/www\.sdmx\.org\/resources\/sdmxml\/schemas\/v\d_\d\/message\/footer$/;

export const wrongMl = (detail: string, line: number) =>
  new FileRefused('WRONG_MESSAGE', { line }, { format: 'SDMX-ML', detail });

export interface MlStructure {
  /** TIME_PERIOD, AllDimensions, or the dimension that a cross-section lies along. */
  readonly dimensionAtObservation: string;
  /** Namespace of the elements and types of the structure. */
  readonly namespace: string | null;
}

export interface MlHeader {
  prepared: string;
  action: string;
  readonly structures: Map<string, MlStructure>;
  /** What the footer says that is no error. */
  readonly remarks: string[];
}

export const newHeader = (): MlHeader => ({ prepared: '', action: '', structures: new Map(), remarks: [] });

export const attributeOf = ({ attributes }: XmlElement, local: string, uri = ''): string | null =>
  attributes.find((one) => one.local === local && one.uri === uri)?.value ?? null;

const DATA_ROOTS: Readonly<Record<string, 'generic' | 'specific'>> = {
  ...{ GenericData: 'generic', GenericTimeSeriesData: 'generic' },
  ...{ StructureSpecificData: 'specific', StructureSpecificTimeSeriesData: 'specific' },
};

export interface MlRoot {
  readonly kind: 'generic' | 'specific';
  readonly version: string;
}

/** Another root is another message: structures, an error, a version of long ago. */
export function rootOf({ uri, local, line }: XmlElement): MlRoot {
  if (local.toLowerCase() === 'html') throw webPage(line);
  const version = MESSAGE.exec(uri)?.[1];
  if (version === undefined) {
    throw wrongMl(`<${local}> ${uri}`, line);
  }
  if (local === 'Structure') throw new FileRefused('STRUCTURE_MESSAGE', { line });
  const kind = Object.hasOwn(DATA_ROOTS, local) ? DATA_ROOTS[local] : undefined;
  if (kind === undefined) throw wrongMl(`<${local}>`, line);
  if (kind === 'generic' && version !== 'v2_1') throw wrongMl(`<${local}> ${version}`, line);
  return { kind, version };
}

export const isOfMessage = ({ uri }: XmlElement) => MESSAGE.test(uri);
export const isFooter = ({ uri, local }: XmlElement) => local === 'Footer' && FOOTER.test(uri);
export const isErrorRoot = (root: XmlElement) => root.local === 'Error' && isOfMessage(root);

const MAX_STRUCTURES = 100;

const textInto = (header: MlHeader, field: 'prepared' | 'action'): XmlContext => ({
  end(text) {
    header[field] = text.trim();
  },
});

export function headerContext(header: MlHeader): XmlContext {
  return {
    open(child) {
      if (!isOfMessage(child)) return null;
      if (child.local === 'Prepared') return textInto(header, 'prepared');
      if (child.local === 'DataSetAction') return textInto(header, 'action');
      if (child.local !== 'Structure') return null;
      if (header.structures.size >= MAX_STRUCTURES) throw wrongMl('Header/Structure', child.line);
      header.structures.set(attributeOf(child, 'structureID') ?? '', {
        dimensionAtObservation: attributeOf(child, 'dimensionAtObservation') ?? 'TIME_PERIOD',
        namespace: attributeOf(child, 'namespace'),
      });
      return null;
    },
  };
}

/** Codes of SDMX that mean a part is missing, whatever severity the source gives them. */
const PARTIAL = new Set(['130', '413', '510']);
const MAX_REMARKS = 20;

/** Footer/Message, or ErrorMessage of a message that is an error and nothing else. */
export function footerContext({ remarks }: MlHeader, isError: boolean): XmlContext {
  return {
    open(message) {
      const code = attributeOf(message, 'code') ?? '';
      const severity = attributeOf(message, 'severity') ?? '';
      const texts: string[] = [];
      return {
        open: () => ({
          end: (text) =>
            void (texts.length < MAX_REMARKS && texts.push(text.trim().slice(0, MAX_RAW_LENGTH))),
        }),
        end() {
          const detail = [code, ...texts].filter((text) => text !== '').join(' ');
          if (isError || severity === 'Error' || PARTIAL.has(code)) {
            throw new FileRefused('SOURCE_REPORTS_ERROR', { line: message.line }, { detail });
          }
          if (remarks.length < MAX_REMARKS) remarks.push(detail);
        },
      };
    },
  };
}
