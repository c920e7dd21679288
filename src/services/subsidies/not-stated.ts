/** That a programme states no subsidy which can be reckoned, with its gap where it names one. */
import type { BorrowerKind, ProgrammeTerms } from '../../domain/programmes/terms';
import { type SubsidyRefusal, subsidyRefusal } from '../../domain/subsidies/refusals';

const KINDS: Readonly<Record<BorrowerKind, { readonly zh: string; readonly en: string }>> = {
  NATURAL_PERSON: { zh: '自然人', en: 'natural persons' },
  LEGAL_PERSON: { zh: '法人客户', en: 'legal persons' },
};

/** The text has no subsidy for them, or none with what is needed to reckon it. */
export function notStated(terms: ProgrammeTerms, borrowerKind: BorrowerKind): SubsidyRefusal {
  const term = terms.subsidy[borrowerKind];
  const gap =
    term && !term.stated
      ? { whyZh: term.gapZh, whyEn: term.gapEn }
      : { whyZh: '文件没有写明', whyEn: 'the document does not say' };
  const { zh: kindZh, en: kindEn } = KINDS[borrowerKind];
  const details = { programme: terms.slug, kindZh, kindEn, ...gap };
  return subsidyRefusal('NO_SUBSIDY_STATED', details, term?.rule.clause ?? null);
}
