// Written by `npm run web:documents` from schema.graphql. Do not edit.
import type * as Words from './vocabulary';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type ViewerQueryVariables = Words.Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { role?: Words.ApiRole | null, name?: string | null, regionCodes?: Array<string> | null, scopes: Array<Words.ApiScope>, institution?: string | null, institutionKind?: string | null, department?: string | null, bodies: Array<string>, keyPrefix?: string | null, expiresAt?: string | null, signedInUntil?: string | null } };


export const ViewerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"regionCodes"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"institution"}},{"kind":"Field","name":{"kind":"Name","value":"institutionKind"}},{"kind":"Field","name":{"kind":"Name","value":"department"}},{"kind":"Field","name":{"kind":"Name","value":"bodies"}},{"kind":"Field","name":{"kind":"Name","value":"keyPrefix"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"signedInUntil"}}]}}]}}]} as unknown as DocumentNode<ViewerQuery, ViewerQueryVariables>;
