/** Reads a subscription out of a request: parsed, validated, and with variables that fit, or refused. */
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { AppError } from '../errors';
import { MAX_TOKENS, MAX_VALIDATION_ERRORS } from '../schema/limits';
import { queryShapeRule, refuseNul } from '../schema/query-shape';
import { boundedCost } from './bounded-cost';
import { answerOf, type ErrorAnswer, requestFault } from './error-answers';
import { knownError } from './known-errors';

export interface AskedSubscription {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
  readonly cost: number;
}

/** What is wrong with a document, before anything is done with it. */
export class RefusedDocument extends Error {
  constructor(readonly answers: readonly ErrorAnswer[]) {
    super(answers[0]?.messageEn);
  }
}

const refuse = (code: string, errors: readonly GraphQLError[]): never => {
  throw new RefusedDocument(
    errors.map((error) => {
      const known = knownError(error);
      return known ? answerOf(known) : requestFault(code, error.message);
    }),
  );
};

const badInput = (detail: string) => new AppError('BAD_INPUT', { detail });
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parseDocument(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: MAX_TOKENS });
  } catch (error) {
    if (error instanceof GraphQLError) return refuse('GRAPHQL_PARSE_FAILED', [error]);
    throw error;
  }
}

export function readSubscription(schema: GraphQLSchema, body: unknown): AskedSubscription {
  if (!isRecord(body)) throw badInput('the body is not a GraphQL request in JSON');
  const { query, variables = {}, operationName } = body;
  if (typeof query !== 'string') throw badInput('the body has no query');
  if (operationName != null && typeof operationName !== 'string') throw badInput('operationName is no text');
  if (variables !== null && !isRecord(variables)) throw badInput('variables is no object');
  const document = parseDocument(query);
  const rules = [...specifiedRules, queryShapeRule];
  const faults = validate(schema, document, rules, { maxErrors: MAX_VALIDATION_ERRORS });
  if (faults.length > 0) refuse('GRAPHQL_VALIDATION_FAILED', faults);
  const operation = getOperationAST(document, operationName);
  if (!operation) return refuse('OPERATION_RESOLUTION_FAILURE', [new GraphQLError('no such operation')]);
  if (operation.operation !== 'subscription') throw new AppError('SUBSCRIPTIONS_ONLY');
  const given = variables ?? {};
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given, {
    maxErrors: MAX_VALIDATION_ERRORS,
  });
  if (errors) refuse('BAD_USER_INPUT', errors);
  refuseNul(document, given);
  const cost = boundedCost({ schema, operation, document, variables: coerced ?? {} });
  return { document, operation, variables: given, operationName: operationName ?? undefined, cost };
}
