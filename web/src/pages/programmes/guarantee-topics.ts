/** What a programme says of guarantees and of bad loans of banks: a panel for each that it has rules on. */
import type { ProgrammeQuery } from './programme.documents';

type Programme = NonNullable<ProgrammeQuery['programme']>;

const has = ({ rules }: Programme, ...kinds: readonly string[]) =>
  rules.some(({ kind }) => kinds.includes(kind));

/** Bands for what guarantors add to capital and reserve. */
const BANDS = ['CAPITAL_TOP_UP', 'RESERVE_TOP_UP'];
/** Whose bodies report beside the guarantor: those that top up, and the treasury. */
export const YEARS_NAMED_BY: readonly string[] = [...BANDS, 'FUND'];
export const BAD_LOANS_NAMED_BY: readonly string[] = ['NPL_TOLERANCE'];

/** The bodies that answer for loans. */
export const guarantorBodies = ({ bodies }: Pick<Programme, 'bodies'>): readonly string[] =>
  bodies.filter(({ bearer }) => bearer === 'GUARANTOR').map(({ slug }) => slug);

export function topicsOf(programme: Programme) {
  return {
    years: has(programme, ...BANDS),
    questions: has(programme, 'FEE_CUT', 'REVIEW_SHORTCUT'),
    badLoans: has(programme, 'NPL_TOLERANCE'),
    guarantees: guarantorBodies(programme).length > 0,
  };
}

export const hasTopics = (programme: Programme): boolean => Object.values(topicsOf(programme)).includes(true);

interface Told {
  readonly kind: string;
  readonly value: unknown;
}

/** The bodies that rules of these kinds name as those who act. */
export const bodiesNamedBy = (rules: readonly Told[], kinds: readonly string[]): readonly string[] =>
  rules.flatMap(({ kind, value }) => {
    const body = kinds.includes(kind)
      ? (value as { parameters?: { body?: unknown } }).parameters?.body
      : null;
    return typeof body === 'string' ? [body] : [];
  });
