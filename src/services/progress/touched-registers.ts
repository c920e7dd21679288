/** What has been changed in the registers, as the triggers on them have written it down. */
import type { Statements } from '../../db/database';
import { type ChangedRegister, targetsDependingOn } from './targets-depending-on';

interface TouchRow {
  readonly register: string;
  readonly kind: string;
  readonly region_code: string;
  readonly is_coverage: boolean;
}

const OWN = 'xid = pg_current_xact_id()';
/**
 * Of others: what can be seen of them has been committed, and who asks takes his own away before he commits.
 * So nobody asked for these: they were written at the database itself.
 */
const LEFT_BEHIND = 'xid <> pg_current_xact_id()';

/** Targets that depend on what this transaction has changed; what was written down is taken away. */
export const targetsTouched = (tx: Statements): Promise<string[]> => takeTouches(tx, OWN);

/** The same for changes that nobody has asked for. */
export const targetsLeftBehind = (tx: Statements): Promise<string[]> => takeTouches(tx, LEFT_BEHIND);

async function takeTouches(tx: Statements, which: string): Promise<string[]> {
  const rows = await tx.query<TouchRow & { readonly [column: string]: unknown }>(
    `delete from register_touch where ${which} returning register, kind, region_code, is_coverage`,
  );
  if (rows.length === 0) return [];
  const changed = (isCoverage: boolean): ChangedRegister[] =>
    rows
      .filter((row) => row.is_coverage === isCoverage)
      .map(({ register, kind, region_code }) => ({
        ...{ register, regionCode: region_code },
        ...(kind === '' ? {} : { kind }),
      }));
  return targetsDependingOn(tx, { registers: changed(false), coverages: changed(true) });
}
