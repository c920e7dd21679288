// Written by `npm run web:documents` from schema.graphql. Do not edit.
import type * as Words from './vocabulary';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type RunProgressFragment = { id: string, status: Words.FeedRunStatus, isDryRun: boolean, rowsDone: number, rowsRead: number, rowsNew: number, rowsRevised: number, rowsPrecisionOnly: number, rowsUnchanged: number, rowsRejected: number, rowsRemoved: number, rejectsFound: number, openWarnings: number, targetsAffected: number, messageZh?: string | null, messageEn?: string | null };

export type RunStateQueryVariables = Words.Exact<{
  id: Words.Scalars['ID']['input'];
}>;


export type RunStateQuery = { node?:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string, status: Words.FeedRunStatus, isDryRun: boolean, rowsDone: number, rowsRead: number, rowsNew: number, rowsRevised: number, rowsPrecisionOnly: number, rowsUnchanged: number, rowsRejected: number, rowsRemoved: number, rejectsFound: number, openWarnings: number, targetsAffected: number, messageZh?: string | null, messageEn?: string | null }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type RunChangesSubscriptionVariables = Words.Exact<{
  id: Words.Scalars['ID']['input'];
}>;


export type RunChangesSubscription = { feedRun: { id: string, status: Words.FeedRunStatus, isDryRun: boolean, rowsDone: number, rowsRead: number, rowsNew: number, rowsRevised: number, rowsPrecisionOnly: number, rowsUnchanged: number, rowsRejected: number, rowsRemoved: number, rejectsFound: number, openWarnings: number, targetsAffected: number, messageZh?: string | null, messageEn?: string | null } };

export const RunProgressFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunProgress"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedRun"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isDryRun"}},{"kind":"Field","name":{"kind":"Name","value":"rowsDone"}},{"kind":"Field","name":{"kind":"Name","value":"rowsRead"}},{"kind":"Field","name":{"kind":"Name","value":"rowsNew"}},{"kind":"Field","name":{"kind":"Name","value":"rowsRevised"}},{"kind":"Field","name":{"kind":"Name","value":"rowsPrecisionOnly"}},{"kind":"Field","name":{"kind":"Name","value":"rowsUnchanged"}},{"kind":"Field","name":{"kind":"Name","value":"rowsRejected"}},{"kind":"Field","name":{"kind":"Name","value":"rowsRemoved"}},{"kind":"Field","name":{"kind":"Name","value":"rejectsFound"}},{"kind":"Field","name":{"kind":"Name","value":"openWarnings"}},{"kind":"Field","name":{"kind":"Name","value":"targetsAffected"}},{"kind":"Field","name":{"kind":"Name","value":"messageZh"}},{"kind":"Field","name":{"kind":"Name","value":"messageEn"}}]}}]} as unknown as DocumentNode<RunProgressFragment, unknown>;
export const RunStateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RunState"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedRun"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunProgress"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunProgress"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedRun"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isDryRun"}},{"kind":"Field","name":{"kind":"Name","value":"rowsDone"}},{"kind":"Field","name":{"kind":"Name","value":"rowsRead"}},{"kind":"Field","name":{"kind":"Name","value":"rowsNew"}},{"kind":"Field","name":{"kind":"Name","value":"rowsRevised"}},{"kind":"Field","name":{"kind":"Name","value":"rowsPrecisionOnly"}},{"kind":"Field","name":{"kind":"Name","value":"rowsUnchanged"}},{"kind":"Field","name":{"kind":"Name","value":"rowsRejected"}},{"kind":"Field","name":{"kind":"Name","value":"rowsRemoved"}},{"kind":"Field","name":{"kind":"Name","value":"rejectsFound"}},{"kind":"Field","name":{"kind":"Name","value":"openWarnings"}},{"kind":"Field","name":{"kind":"Name","value":"targetsAffected"}},{"kind":"Field","name":{"kind":"Name","value":"messageZh"}},{"kind":"Field","name":{"kind":"Name","value":"messageEn"}}]}}]} as unknown as DocumentNode<RunStateQuery, RunStateQueryVariables>;
export const RunChangesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"RunChanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"feedRun"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunProgress"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunProgress"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedRun"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isDryRun"}},{"kind":"Field","name":{"kind":"Name","value":"rowsDone"}},{"kind":"Field","name":{"kind":"Name","value":"rowsRead"}},{"kind":"Field","name":{"kind":"Name","value":"rowsNew"}},{"kind":"Field","name":{"kind":"Name","value":"rowsRevised"}},{"kind":"Field","name":{"kind":"Name","value":"rowsPrecisionOnly"}},{"kind":"Field","name":{"kind":"Name","value":"rowsUnchanged"}},{"kind":"Field","name":{"kind":"Name","value":"rowsRejected"}},{"kind":"Field","name":{"kind":"Name","value":"rowsRemoved"}},{"kind":"Field","name":{"kind":"Name","value":"rejectsFound"}},{"kind":"Field","name":{"kind":"Name","value":"openWarnings"}},{"kind":"Field","name":{"kind":"Name","value":"targetsAffected"}},{"kind":"Field","name":{"kind":"Name","value":"messageZh"}},{"kind":"Field","name":{"kind":"Name","value":"messageEn"}}]}}]} as unknown as DocumentNode<RunChangesSubscription, RunChangesSubscriptionVariables>;
