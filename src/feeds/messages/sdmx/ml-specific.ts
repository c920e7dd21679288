/** Structure-specific data of SDMX-ML 2.1 and 3.x: dimensions and attributes are attributes of XML. */
import { type Components, componentsOf, put, VALUE_SEPARATOR } from './components';
import { componentsIn, reserved } from './ml-attributes';
import type { MlDataSet } from './ml-data-set';
import { attributeOf } from './ml-header';
import type { XmlContext, XmlElement } from './xml-reader';

const TYPE = 'http://www.w3.org/2001/XMLSchema-instance';
const MAX_VALUES = 100;

/** 3.x: an attribute of several values, or of a text in several languages, of which the first is taken. */
function severalInto(components: Components, id: string): XmlContext {
  const values: string[] = [];
  const value = (): XmlContext => {
    let inner: string | null = null;
    return {
      open: () => ({
        end(text) {
          inner ??= text.trim();
        },
      }),
      end(text) {
        const one = inner ?? text.trim();
        if (one !== '' && values.length < MAX_VALUES) values.push(one);
      },
    };
  };
  return {
    open: (child) => (child.local === 'Value' ? value() : null),
    end() {
      if (values.length > 0) put(components, id, { code: values.join(VALUE_SEPARATOR) });
    },
  };
}

const severalOf = (child: XmlElement, components: Components): XmlContext | null => {
  const id = child.local === 'Comp' ? attributeOf(child, 'id') : null;
  return id === null ? null : severalInto(components, id);
};

function observationContext(
  dataSet: MlDataSet,
  element: XmlElement,
  shared: Components,
  path: string,
): XmlContext {
  const own = componentsIn(element);
  const dimension = dataSet.dimensionAtObservation;
  // Explicit measures of 2.1 name themselves by their type: `xsi:type="demo:DEATHST"`.
  const type = attributeOf(element, 'type', TYPE)?.replace(/^[^:]*:/, '');
  if (type !== undefined && dataSet.isCrossSection && !(dimension in own)) own[dimension] = { code: type };
  return {
    open: (child) => severalOf(child, own),
    end() {
      const text = own[dataSet.valueId]?.code ?? null;
      const action = reserved(element, 'action');
      dataSet.observation({ line: element.line, path, shared, own, text, action });
    },
  };
}

function seriesContext(dataSet: MlDataSet, element: XmlElement, path: string): XmlContext {
  const shared = componentsIn(element);
  return {
    open(child) {
      if (child.local !== 'Obs' || !dataSet.isOfData(child)) return severalOf(child, shared);
      return observationContext(dataSet, child, shared, path);
    },
  };
}

/** `Group` of 2.1 and 3.0, `Atts` of 3.x: attributes of all observations that the rest of it fits. */
function groupContext(dataSet: MlDataSet, element: XmlElement): XmlContext {
  const group = componentsIn(element);
  return {
    open: (child) => severalOf(child, group),
    end: () => dataSet.groups.add(group, null),
  };
}

export function specificContext(dataSet: MlDataSet): XmlContext {
  let series = 0;
  return {
    open(child) {
      if (!dataSet.isOfData(child)) return null;
      if (child.local === 'Group' || child.local === 'Atts') return groupContext(dataSet, child);
      if (child.local === 'Obs') return observationContext(dataSet, child, componentsOf(), 'Obs');
      if (child.local !== 'Series') return severalOf(child, dataSet.constants);
      series += 1;
      return seriesContext(dataSet, child, `Series[${series}]`);
    },
  };
}
