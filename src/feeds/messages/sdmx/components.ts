/** Components of SDMX by their ids, safe whatever a stranger calls them. */
import { bilingual } from '../../../domain/bilingual';
import { MAX_COMPONENTS } from '../../limits';
import { FileRefused } from '../../problems';
import type { Component } from '../message';

export type Components = Record<string, Component>;

/** Without a prototype, so that `constructor` and `__proto__` are ids like others. */
export function componentsOf(...layers: readonly Readonly<Components>[]): Components {
  return Object.assign(Object.create(null), ...layers);
}

/** For elements that may follow each other without end. */
export function put(components: Components, id: string, component: Component): void {
  if (!(id in components) && Object.keys(components).length >= MAX_COMPONENTS) {
    const what = bilingual('一个数值的属性', 'attributes of a figure');
    throw new FileRefused('XML_TOO_LARGE', undefined, { what, max: MAX_COMPONENTS });
  }
  components[id] = component;
}

/** Several values of one attribute: what a feed may name as a whole. */
export const VALUE_SEPARATOR = ';';

/** First 10 characters of 2020-01-16T08:16:20.341+01:00: the day where it was written. */
export const dayOf = (instant: string): string => instant.trim().slice(0, 'YYYY-MM-DD'.length);
