/** SDMX-ML 2.1, generic and structure-specific, and 3.x, as a stream: what was read is let go. */
import type { FigureDefinition } from '../../figure-definition';
import { FileRefused } from '../../problems';
import type { MessageFigure, MessageReader } from '../message';
import { MlDataSet } from './ml-data-set';
import { genericContext } from './ml-generic';
import {
  footerContext,
  headerContext,
  isErrorRoot,
  isFooter,
  isOfMessage,
  type MlHeader,
  type MlRoot,
  newHeader,
  rootOf,
} from './ml-header';
import { specificContext } from './ml-specific';
import { type XmlContext, XmlReader } from './xml-reader';
import { xmlText } from './xml-text';

function messageContext(
  root: MlRoot,
  header: MlHeader,
  definition: FigureDefinition,
  take: (figure: MessageFigure) => void,
): XmlContext {
  return {
    open(child) {
      if (isFooter(child)) return footerContext(header, false);
      if (!isOfMessage(child)) return null;
      if (child.local === 'Header') return headerContext(header);
      if (child.local !== 'DataSet') return null;
      const dataSet = new MlDataSet(child, root, header, definition, take);
      return root.kind === 'generic' ? genericContext(dataSet) : specificContext(dataSet);
    },
  };
}

export const readSdmxMl: MessageReader = async function* (source, definition) {
  const header = newHeader();
  let figures: MessageFigure[] = [];
  let count = 0;
  const take = (figure: MessageFigure) => {
    figures.push(figure);
    count += 1;
  };
  const reader = new XmlReader({
    open: (element) =>
      isErrorRoot(element)
        ? footerContext(header, true)
        : messageContext(rootOf(element), header, definition, take),
  });
  for await (const text of xmlText(source)) {
    reader.write(text);
    if (figures.length === 0) continue;
    yield figures;
    figures = [];
  }
  reader.end();
  yield figures;
  const [remark] = header.remarks;
  if (count === 0 && remark !== undefined) {
    throw new FileRefused('SOURCE_REPORTS_ERROR', undefined, { detail: header.remarks.join('; ') });
  }
};
