/** The one GraphQL client of the dashboard: answers come fresh from the server, with the session’s cookie. */
import { Client, fetchExchange } from '@urql/core';
import { askedFetch } from './session-state';

export const client = new Client({
  url: '/graphql',
  exchanges: [fetchExchange],
  requestPolicy: 'network-only',
  preferGetMethod: false,
  fetch: askedFetch,
  fetchOptions: { credentials: 'same-origin', headers: { accept: 'application/graphql-response+json' } },
});
