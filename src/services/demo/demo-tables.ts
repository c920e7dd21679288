/** The statements that make a register table hold the synthetic records that the generator gives. */

interface DemoTable {
  readonly table: string;
  /** Columns of the natural key and the others, each with the JSON field and type it comes from. */
  readonly key: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<string, string>>;
  /** What the record points to by its enterprise's credit code. */
  readonly owner?: string;
}

const CERTIFICATION: DemoTable = {
  table: 'certification',
  key: { kind: 'kind text', number: 'number text' },
  columns: { issued_on: 'issuedOn date', expires_on: 'expiresOn date' },
  owner: 'enterprise_id',
};

const PATENT: DemoTable = {
  table: 'patent',
  key: { application_number: 'applicationNumber text' },
  columns: {
    ...{ kind: 'kind text', title_zh: 'titleZh text', filed_on: 'filedOn date' },
    granted_on: 'grantedOn date',
  },
  owner: 'owner_id',
};

const LOAN: DemoTable = {
  table: 'loan',
  key: { contract_number: 'contractNumber text' },
  columns: {
    ...{ bank_slug: 'bankSlug text', principal: 'principal numeric', annual_rate: 'annualRate numeric' },
    ...{ drawn_on: 'drawnOn date', due_on: 'dueOn date', repaid_on: 'repaidOn date', status: 'status text' },
  },
  owner: 'borrower_id',
};

const INCUBATOR: DemoTable = {
  table: 'incubator',
  key: { region_code: 'regionCode text', name_zh: 'nameZh text' },
  columns: {
    ...{ name_en: 'nameEn text', kind: 'kind text', level: 'level text', opened_on: 'openedOn date' },
  },
};

const INSTITUTION: DemoTable = {
  table: 'institution',
  key: { slug: 'slug text' },
  columns: { name_zh: 'nameZh text', name_en: 'nameEn text', kind: 'kind text' },
};

const ENTERPRISE: DemoTable = {
  table: 'enterprise',
  key: { uscc: 'uscc text' },
  columns: {
    ...{ name_zh: 'nameZh text', name_en: 'nameEn text', region_code: 'regionCode text' },
    ...{ industry_code: 'industryCode text', scale: 'scale text', founded_on: 'foundedOn date' },
    is_tech_enterprise: 'isTechEnterprise boolean',
  },
};

const COVERAGE: DemoTable = {
  table: 'register_coverage',
  key: {
    ...{ register: 'register text', kind: 'kind text', region_code: 'regionCode text' },
    starts_on: 'startsOn date',
  },
  columns: { ends_on: 'endsOn date', note_zh: 'noteZh text', note_en: 'noteEn text' },
};

export const DEMO_TABLES = { INSTITUTION, ENTERPRISE, CERTIFICATION, PATENT, LOAN, INCUBATOR, COVERAGE };

const fieldOf = (declaration: string) => `g."${declaration.split(' ')[0]}"`;
const declared = (fields: Readonly<Record<string, string>>) =>
  Object.values(fields).map((field) => field.replace(/^\S+/, '"$&"'));

const given = ({ key, columns, owner }: DemoTable) =>
  `jsonb_to_recordset($1::jsonb) as g (${[
    ...declared(key),
    ...declared(columns),
    ...(owner ? ['uscc text'] : []),
  ].join(', ')})`;

/** Adds what is missing and corrects what differs; a real record of the same key stays as it is. */
export function putStatement(demo: DemoTable): string {
  const { table, key, columns, owner } = demo;
  const fields = { ...key, ...columns };
  const names = [...Object.keys(fields), ...(owner ? [owner] : [])];
  const values = [...Object.values(fields).map(fieldOf), ...(owner ? ['e.id'] : [])];
  const others = names.filter((name) => !(name in key));
  const list = (alias: string) => `(${others.map((name) => `${alias}.${name}`).join(', ')})`;
  const touched = table === 'enterprise' ? ', changed_at = now()' : '';
  return `
insert into ${table} as t (${names.join(', ')}, is_synthetic)
select ${values.join(', ')}, true from ${given(demo)} ${owner ? 'join enterprise e using (uscc)' : ''}
on conflict (${Object.keys(key).join(', ')}) do update
  set ${others.map((name) => `${name} = excluded.${name}`).join(', ')}${touched}
  where t.is_synthetic and ${list('t')} is distinct from ${list('excluded')}
returning 1`;
}

/** Takes away synthetic records that are generated no more. */
export function dropStatement(demo: DemoTable): string {
  const match = Object.entries(demo.key).map(([name, field]) => `${fieldOf(field)} = t.${name}`);
  return `
delete from ${demo.table} t
where t.is_synthetic and not exists (select from ${given(demo)} where ${match.join(' and ')})
returning 1`;
}
