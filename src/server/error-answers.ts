/** How refusals look from outside: one shape for GraphQL, one for everything else, both in two languages. */
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { AppError } from '../errors';
import type { Logger } from '../log';
import { knownError } from './known-errors';

export interface ErrorAnswer {
  readonly code: string;
  readonly messageZh: string;
  readonly messageEn: string;
  readonly retryable: boolean;
}

export const answerOf = ({ code, messageZh, messageEn, retryable }: AppError): ErrorAnswer => ({
  code,
  messageZh,
  messageEn,
  retryable,
});

/** Who was signed in until a while ago is told so, wherever a stranger is asked to sign in. */
export const refusalFor = (known: AppError, hasSignInEnded: boolean): AppError =>
  hasSignInEnded && known.code === 'NOT_SIGNED_IN' ? new AppError('SESSION_ENDED') : known;

/** What Apollo and graphql-js find in a request before anything is executed. */
const REQUEST_FAULTS_ZH: Readonly<Record<string, string>> = {
  GRAPHQL_PARSE_FAILED: '查询语句有语法错误',
  GRAPHQL_VALIDATION_FAILED: '查询不符合接口定义',
  BAD_USER_INPUT: '变量有误',
  BAD_REQUEST: '请求有误',
  OPERATION_RESOLUTION_FAILURE: '找不到要执行的操作',
  PERSISTED_QUERY_NOT_FOUND: '没有这个已保存的查询',
  PERSISTED_QUERY_NOT_SUPPORTED: '不支持已保存的查询',
};

export function requestFault(code: string, message: string): ErrorAnswer {
  const zh = REQUEST_FAULTS_ZH[code] ?? '请求有误';
  return { code, messageZh: `${zh}：${message}`, messageEn: message, retryable: false };
}

const isFinished = (extensions: unknown) =>
  typeof extensions === 'object' && extensions !== null && 'messageZh' in extensions;

/** Apollo's last word on each error; whatever is not known by now says nothing about itself. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  if (isFinished(formatted.extensions)) return formatted;
  const known = knownError(error);
  const code = String(formatted.extensions?.code ?? '');
  const answer = known
    ? answerOf(known)
    : code in REQUEST_FAULTS_ZH
      ? requestFault(code, formatted.message)
      : answerOf(new AppError('INTERNAL', { requestId: '-' }));
  return { ...formatted, message: answer.messageEn, extensions: { ...answer } };
}

/** Of the request, as far as its errors tell. */
export interface AskedIn {
  readonly requestId: string;
  readonly hasSignInEnded?: boolean | undefined;
}

/**
 * An error of a field that reached its end: the refusal as it is, anything else masked under the request's
 * id.
 */
export function fieldError(
  error: GraphQLError,
  { requestId, hasSignInEnded = false }: AskedIn,
  log: Logger,
): GraphQLError {
  const known = knownError(error);
  if (!known || known.status >= 500) {
    log.error({ err: error.originalError ?? error, requestId, path: error.path }, 'a field failed');
  }
  const answer = answerOf(
    known ? refusalFor(known, hasSignInEnded) : new AppError('INTERNAL', { requestId }),
  );
  const masked = new GraphQLError(answer.messageEn, {
    path: error.path ?? null,
    extensions: { ...answer },
  });
  return Object.assign(masked, { locations: error.locations });
}
