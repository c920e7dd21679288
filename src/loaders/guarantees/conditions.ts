/** What guarantees can be narrowed by beside their own columns, said in SQL. */
import { among } from '../record-conditions';

/** The loan was given under one of the programmes. */
export const underProgrammes = (slugs: readonly string[] | null | undefined) =>
  among(
    'programme',
    slugs,
    (list) => `exists (select from loan given where given.id = t.loan_id and given.programme_slug = ${list})`,
  );

/** One of the institutions answers for a part, to the bank or to a guarantor that handed it on. */
export const answeredForBy = (slugs: readonly string[] | null | undefined) =>
  among(
    'guarantor',
    slugs,
    (list) => `(exists (select from guarantee_share part where part.guarantee_id = t.id
        and part.institution_slug = ${list})
      or exists (select from re_guarantee part where part.guarantee_id = t.id
        and part.re_guarantor_slug = ${list}))`,
  );
