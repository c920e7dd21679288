/** Who leads and who supports each target, in the document's order: one statement for both. */
import type { Database } from '../db/database';
import { Department } from '../entities/department';
import { batched, groupRows, lookup } from './by-key';
import { columnsOf, hydrate, statementOf } from './rows';

export type DepartmentRole = 'LEAD' | 'SUPPORTING';

export interface NamedDepartment {
  readonly role: DepartmentRole;
  readonly department: Department;
}

export const createTargetDepartmentsLoader = (database: Database) =>
  batched<readonly NamedDepartment[]>(
    'text',
    () => [],
    async (keys) => {
      const statement = statementOf(
        database,
        'target_departments',
        () => `select named.target_key as "targetKey", named.role, ${columnsOf(database, Department)}
          from target_department named join department t on t.slug = named.department_slug
          where named.target_key = any($1::text[]) order by named.target_key, named.role, named.ordinal`,
      );
      const rows = await database.read<{ targetKey: string; role: DepartmentRole }>(statement, [keys]);
      return lookup(
        groupRows(
          rows,
          (row) => row.targetKey,
          ({ targetKey: _, role, ...row }) => ({ role, department: hydrate(Department, row) }),
        ),
      );
    },
  );
