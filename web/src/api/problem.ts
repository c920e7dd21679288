/** What went wrong, in both languages, whichever part of the way it came from. */
import type { CombinedError } from '@urql/core';

export interface Problem {
  readonly code: string;
  readonly messageZh: string;
  readonly messageEn: string;
  readonly requestId?: string | undefined;
}

const UNREACHABLE: Problem = {
  code: 'UNREACHABLE',
  messageZh: '连不上服务器。请检查网络，或稍后再试。',
  messageEn: 'The server cannot be reached. Check the network, or try again later.',
};

const ANSWERLESS: Problem = {
  code: 'ANSWERLESS',
  messageZh: '服务器的回答读不懂。',
  messageEn: 'The answer of the server makes no sense.',
};

const isText = (value: unknown): value is string => typeof value === 'string';

/** The refusals of Kejin carry a code and both messages, in GraphQL as in every other answer. */
export function readProblem(body: unknown): Problem | null {
  if (typeof body !== 'object' || body === null) return null;
  const { code, messageZh, messageEn, requestId } = body as Record<string, unknown>;
  if (!isText(code) || !isText(messageZh) || !isText(messageEn)) return null;
  return { code, messageZh, messageEn, ...(isText(requestId) ? { requestId } : {}) };
}

export function problemOf(error: CombinedError): Problem {
  const first = error.graphQLErrors[0];
  if (first) {
    return (
      readProblem(first.extensions) ?? { ...ANSWERLESS, messageZh: first.message, messageEn: first.message }
    );
  }
  return error.networkError ? UNREACHABLE : ANSWERLESS;
}

/** The answer of an address that is not GraphQL, or the problem that stands in its place. */
export async function readAnswer<Body>(asked: Promise<Response>): Promise<Body> {
  const response = await asked.catch(() => Promise.reject(UNREACHABLE));
  const body: unknown = response.status === 204 ? null : await response.json().catch(() => null);
  if (response.ok) return body as Body;
  throw readProblem(body) ?? ANSWERLESS;
}

export const isProblem = (value: unknown): value is Problem => readProblem(value) !== null;
