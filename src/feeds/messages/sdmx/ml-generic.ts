/** Generic data of SDMX-ML 2.1: every dimension and attribute is a `Value` with its id. */
import { type Components, componentsOf, put } from './components';
import type { MlDataSet } from './ml-data-set';
import { attributeOf } from './ml-header';
import type { XmlContext, XmlElement } from './xml-reader';

const GENERIC = 'http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic';

const isGeneric = ({ uri }: XmlElement) => uri === GENERIC;

/** SeriesKey, GroupKey, ObsKey and Attributes alike. */
const valuesInto = (components: Components): XmlContext => ({
  open(child) {
    const id = isGeneric(child) && child.local === 'Value' ? attributeOf(child, 'id') : null;
    if (id !== null) put(components, id, { code: attributeOf(child, 'value') ?? '' });
    return null;
  },
});

function groupContext(dataSet: MlDataSet): XmlContext {
  const key = componentsOf();
  const attributes = componentsOf();
  return {
    open(child) {
      if (!isGeneric(child)) return null;
      if (child.local === 'GroupKey') return valuesInto(key);
      return child.local === 'Attributes' ? valuesInto(attributes) : null;
    },
    end: () => dataSet.groups.add(componentsOf(key, attributes), Object.keys(key)),
  };
}

function observationContext(
  dataSet: MlDataSet,
  shared: Components,
  path: () => string,
  line: number,
): XmlContext {
  const own = componentsOf();
  let text: string | null = null;
  return {
    open(child) {
      if (!isGeneric(child)) return null;
      const value = attributeOf(child, 'value');
      if (child.local === 'ObsKey' || child.local === 'Attributes') return valuesInto(own);
      if (child.local === 'ObsValue') text = value;
      if (child.local === 'ObsDimension') {
        own[attributeOf(child, 'id') ?? dataSet.dimensionAtObservation] = { code: value ?? '' };
      }
      return null;
    },
    end: () => dataSet.observation({ line, path: path() || 'Obs', shared, own, text, action: null }),
  };
}

function seriesContext(dataSet: MlDataSet): XmlContext {
  const key = componentsOf();
  const shared = componentsOf();
  const path = () =>
    Object.values(key)
      .map(({ code }) => code)
      .join('.');
  return {
    open(child) {
      if (!isGeneric(child)) return null;
      if (child.local === 'SeriesKey') return valuesInto(key);
      if (child.local === 'Attributes') return valuesInto(shared);
      if (child.local !== 'Obs') return null;
      return observationContext(dataSet, componentsOf(shared, key), path, child.line);
    },
  };
}

export const genericContext = (dataSet: MlDataSet): XmlContext => ({
  open(child) {
    if (!isGeneric(child)) return null;
    if (child.local === 'Attributes') return valuesInto(dataSet.constants);
    if (child.local === 'Group') return groupContext(dataSet);
    if (child.local === 'Series') return seriesContext(dataSet);
    return child.local === 'Obs' ? observationContext(dataSet, componentsOf(), () => '', child.line) : null;
  },
});
