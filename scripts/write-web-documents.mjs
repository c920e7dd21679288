// Types the GraphQL documents of the dashboard by schema.graphql: `page.graphql` gets `page.documents.ts` beside it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { parse } from 'graphql';

const ROOT = resolve(import.meta.dirname, '..');
const WEB = join(ROOT, 'web/src');
const VOCABULARY = join(WEB, 'api/vocabulary.ts');
const HEAD = '// Written by `npm run web:documents` from schema.graphql. Do not edit.\n';

const config = {
  scalars: { Date: 'string', DateTime: 'string', Decimal: 'string', Period: 'string', JSON: 'unknown' },
  strictScalars: true,
  enumsAsTypes: true,
  useTypeImports: true,
  skipTypename: true,
  avoidOptionals: false,
  onlyOperationTypes: true,
  namingConvention: { enumValues: 'keep', typeNames: 'keep' },
  omitOperationSuffix: false,
};

const schema = parse(readFileSync(join(ROOT, 'schema.graphql'), 'utf8'));
const pluginMap = { typescript, typescriptOperations, typedDocumentNode };
const documents = readdirSync(WEB, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.graphql'))
  .sort()
  .map((file) => ({ location: join(WEB, file), document: parse(readFileSync(join(WEB, file), 'utf8')) }));

const write = (file, text) => writeFileSync(file, HEAD + text.trimEnd().concat('\n'));
const generate = (filename, plugins, own, extra = {}) =>
  codegen({ filename, plugins, pluginMap, schema, documents: own, config: { ...config, ...extra } });

write(VOCABULARY, await generate(VOCABULARY, [{ typescript: {} }], documents));
for (const one of documents) {
  const file = one.location.replace(/\.graphql$/, '.documents.ts');
  const vocabulary = relative(dirname(file), VOCABULARY).replace(/\.ts$/, '');
  const text = await generate(file, [{ typescriptOperations: {} }, { typedDocumentNode: {} }], [one], {
    namespacedImportName: 'Words',
  });
  const head = `import type * as Words from '${vocabulary.startsWith('.') ? vocabulary : `./${vocabulary}`}';\n`;
  write(file, head + text);
}
console.log(`${documents.length} documents`);
