/** Who leads and who supports each target, in the document's order: one statement for both. */
import type { Database } from '../db/database';
import { Department } from '../entities/department';
import { batched, groupRows, lookup } from './by-key';
import { mappingOf, rowFrom, selectOf, statementOf } from './rows';

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
      const mapping = mappingOf(database, Department);
      const statement = statementOf(
        database,
        'target_departments',
        () => `select ${selectOf(mapping)}, named.target_key, named.role
          from target_department named join department t on t.slug = named.department_slug
          where named.target_key = any($1::text[]) order by named.target_key, named.role, named.ordinal`,
      );
      const rows = await database.readValues(statement, [keys]);
      return lookup(
        groupRows(
          rows,
          (values) => values.at(-2) as string,
          (values) => ({ role: values.at(-1) as DepartmentRole, department: rowFrom(mapping, values) }),
        ),
      );
    },
  );
