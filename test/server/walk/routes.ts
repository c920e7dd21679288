/** Every address of the server, and whom it is for. */
import { assessed, banksWith, everybody, officers, pullers, type Rule, wholeGraph } from './callers';

export interface Route {
  readonly may: Rule;
  /** What is sent, and the status of the answer to who may: nothing comes of it. */
  readonly path: string;
  readonly status: number;
}

/** Every address of the server beside GraphQL's own fields. One that is not here fails the walk. */
export const ROUTES: Readonly<Record<string, Route>> = {
  'GET /': { may: everybody, path: '/', status: 200 },
  'GET /session': { may: everybody, path: '/session', status: 200 },
  'POST /session': { may: everybody, path: '/session', status: 415 },
  'DELETE /session': { may: everybody, path: '/session', status: 204 },
  'GET /graphiql': { may: everybody, path: '/graphiql', status: 200 },
  'GET /graphql': { may: everybody, path: '/graphql', status: 400 },
  'POST /graphql': { may: everybody, path: '/graphql', status: 415 },
  'POST /graphql/stream': { may: everybody, path: '/graphql/stream', status: 415 },
  'GET /livez': { may: everybody, path: '/livez', status: 200 },
  'GET /readyz': { may: everybody, path: '/readyz', status: 503 },
  'GET /metrics': { may: everybody, path: '/metrics', status: 200 },
  'GET /schema.graphql': { may: everybody, path: '/schema.graphql', status: 200 },
  'GET /observations': { may: everybody, path: '/observations?region=410600', status: 200 },
  'GET /assessments/:plan/:file': { may: assessed, path: '/assessments/hebi/2019-H1.xlsx', status: 200 },
  'GET /bulk/:file': { may: pullers, path: '/bulk/enterprises.ndjson', status: 200 },
  'GET /feeds/runs/:id': { may: officers, path: '/feeds/runs/x', status: 404 },
  'GET /feeds/runs/:id/file': { may: officers, path: '/feeds/runs/x/file', status: 404 },
  'GET /feeds/runs/:id/rejects.csv': { may: officers, path: '/feeds/runs/x/rejects.csv', status: 404 },
  'GET /feeds/runs/:id/rejects.xlsx': { may: officers, path: '/feeds/runs/x/rejects.xlsx', status: 404 },
  'GET /ledger/trial-balance.xlsx': {
    ...{ may: wholeGraph, path: '/ledger/trial-balance.xlsx?fund=none', status: 400 },
  },
  'GET /ledger/statement.xlsx': {
    ...{ may: banksWith('FINANCE'), path: '/ledger/statement.xlsx?account=x', status: 400 },
  },
  'GET /ledger/reconciliation.xlsx': {
    may: banksWith('FINANCE'),
    ...{ path: '/ledger/reconciliation.xlsx?fund=none&institution=bank-a&month=2019-01', status: 400 },
  },
  'POST /feeds/:slug': { may: officers, path: '/feeds/walked-feed', status: 415 },
};
