/** Decisions about labels as lines of a feed's YAML, for whoever puts them into the definition itself. */
import { stringify } from 'yaml';
import type { LabelMapping } from '../../entities/label-mapping';

const byLabel = (mappings: readonly LabelMapping[]) =>
  mappings.toSorted((a, b) => a.label.localeCompare(b.label, 'zh'));

function useOf({ code, unit, cumulative }: LabelMapping): unknown {
  if (unit === null && cumulative === null) return code;
  return { code, ...(unit === null ? {} : { unit }), ...(cumulative === null ? {} : { cumulative }) };
}

export function mappingsYaml(mappings: readonly LabelMapping[]): string {
  const current = byLabel(mappings.filter(({ supersededAt }) => supersededAt === null));
  const accepted = (kind: LabelMapping['kind']) =>
    current.filter((one) => one.kind === kind && one.decision === 'ACCEPTED');
  const ignored = (kind: LabelMapping['kind']) =>
    current.flatMap((one) => (one.kind === kind && one.decision === 'IGNORED' ? [one.label] : []));
  const codes = (kind: LabelMapping['kind']) =>
    Object.fromEntries(accepted(kind).map(({ label, code }) => [label, code]));
  const regions = { aliases: codes('REGION'), ignore: ignored('REGION') };
  const parts = {
    indicators: Object.fromEntries(accepted('INDICATOR').map((one) => [one.label, useOf(one)])),
    ignore: ignored('INDICATOR'),
    units: codes('UNIT'),
    regions: Object.fromEntries(Object.entries(regions).filter(([, part]) => Object.keys(part).length > 0)),
  };
  const filled = Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0);
  return filled.length === 0
    ? ''
    : stringify(Object.fromEntries(filled), { flowCollectionPadding: true }).trimEnd();
}
