/** The kinds of certificates, by one name on every page. */
import type { CertificationKind } from '../api/vocabulary';
import type { Language } from './language';

export const CERTIFICATE_WORDS: Readonly<Record<CertificationKind, Readonly<Record<Language, string>>>> = {
  HIGH_TECH_ENTERPRISE: { zh: '高新技术企业', en: 'high-tech enterprise' },
  TECH_SME: { zh: '科技型中小企业', en: 'technology SME' },
  TECH_GIANT: { zh: '科技小巨人', en: 'technology giant' },
  INNOVATIVE_ENTERPRISE: { zh: '创新型企业', en: 'innovative enterprise' },
  PATENT_DEMONSTRATION: { zh: '专利示范企业', en: 'patent demonstration enterprise' },
  RND_CENTRE: { zh: '研发中心', en: 'R&D centre' },
};
export const CERTIFICATE_KINDS = Object.keys(CERTIFICATE_WORDS) as CertificationKind[];
