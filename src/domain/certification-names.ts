/** The kinds of certificates, as sentences call them. */
import { type Bilingual, bilingual } from './bilingual';
import type { CertificationKind } from './vocabulary';

export const CERTIFICATION_NAMES: Readonly<Record<CertificationKind, Bilingual>> = {
  HIGH_TECH_ENTERPRISE: bilingual('高新技术企业', 'high-tech enterprise'),
  TECH_SME: bilingual('科技型中小企业', 'technology SME'),
  TECH_GIANT: bilingual('科技小巨人', 'technology giant'),
  INNOVATIVE_ENTERPRISE: bilingual('创新型企业', 'innovative enterprise'),
  PATENT_DEMONSTRATION: bilingual('专利示范企业', 'patent demonstration enterprise'),
  RND_CENTRE: bilingual('研发中心', 'R&D centre'),
};
