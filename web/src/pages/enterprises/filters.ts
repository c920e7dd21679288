/** What the list is narrowed to, as it stands in the address, and as the server is asked for it. */
import { computed } from 'vue';
import type { EnterpriseFilter, EnterpriseSegment } from '../../api/vocabulary';
import { CERTIFICATE_KINDS } from '../../format/certificates';
import { useAddress } from '../../shell/address';
import { useReadingDay } from '../../shell/reading-day';
import type { Sight } from './sight';
import { ORDERS, SCALES, SEGMENTS, STATUSES } from './words';

/** A narrower list begins on its first page. */
const PAGES = ['after', 'before'] as const;

export const FACETS = ['region', 'kind', 'industry', 'scale', 'status'] as const;
export type Facet = (typeof FACETS)[number];

const among = <Word extends string>(texts: readonly string[], words: readonly Word[]): Word[] =>
  words.filter((word) => texts.includes(word));
const orNull = <Item>(items: readonly Item[]): Item[] | null => (items.length === 0 ? null : [...items]);

export function useFilters(sight: () => Sight | null) {
  const { change, text, texts, oneOf } = useAddress();
  const { asOf, day } = useReadingDay();
  const facets = {
    region: texts('region', PAGES),
    kind: texts('kind', PAGES),
    industry: texts('industry', PAGES),
    scale: texts('scale', PAGES),
    status: texts('status', PAGES),
  };
  const search = text('find');
  const segments = texts('segment', PAGES);
  const loan = oneOf('loan', ['yes', 'no'] as const, PAGES);
  const patent = oneOf('patent', ['yes', 'no'] as const, PAGES);
  const tech = oneOf('tech', ['yes', 'no'] as const, PAGES);
  const candidate = text('candidate', PAGES);
  const excluded = text('excluded', PAGES);
  const order = oneOf('order', ORDERS, PAGES);
  const [after, before] = [text('after'), text('before')];

  const truth = (answer: 'yes' | 'no' | null) => (answer === null ? null : answer === 'yes');
  const shown = (segment: EnterpriseSegment) => {
    const seen = sight();
    if (segment === 'PATENT_RICH') return seen?.patents ?? false;
    return segment === 'NO_LOAN_YET' ? (seen?.loans ?? false) : (seen?.certificates ?? false);
  };
  const chosenSegments = computed(() => among(segments.value, SEGMENTS).filter(shown));

  /** All that is chosen; a facet counts its own values as if none of them were. */
  const filterWithout = (facet: Facet | null, more: EnterpriseSegment | null = null): EnterpriseFilter => {
    const values = <Word extends string>(name: Facet, words: readonly Word[]) =>
      facet === name ? null : orNull(among(facets[name].value, words));
    return {
      search: search.value,
      region: facet === 'region' ? null : orNull(facets.region.value),
      industry: facet === 'industry' ? null : orNull(facets.industry.value),
      certifiedAs: sight()?.certificates ? values('kind', CERTIFICATE_KINDS) : null,
      ...{ scale: values('scale', SCALES), status: values('status', STATUSES) },
      segments: orNull([...new Set([...chosenSegments.value, ...(more ? [more] : [])])]),
      hasActiveLoan: sight()?.loans ? truth(loan.value) : null,
      hasPatents: sight()?.patents ? truth(patent.value) : null,
      isTechEnterprise: truth(tech.value),
      ...{ candidateFor: candidate.value, excludedFrom: excluded.value },
      certifiedOn: asOf.value,
    };
  };
  return {
    ...{ change, facets, search, segments, chosenSegments, shown, loan, patent, tech, candidate, excluded },
    ...{ order, after, before, day, filterWithout },
  };
}

export type Filters = ReturnType<typeof useFilters>;
