/** A guide whose GraphQL blocks say who asks and on which day, walked in order against a running API. */
import type { Api, GraphqlAnswer } from '../server/api';

export interface GuideBlock {
  readonly askers: readonly string[];
  readonly on: string;
  readonly query: string;
  /** The answer that the guide prints; null where it prints none. */
  readonly printed: string | null;
}

const BLOCK =
  /^```graphql\n# ([\w, ]+) on (\d{4}-\d\d-\d\d)\n([\s\S]*?)^```$(?:\n\n?```json\n([\s\S]*?)^```$)?/gm;

export const blocksOf = (text: string): readonly GuideBlock[] =>
  [...text.matchAll(BLOCK)].map(([, askers = '', on = '', query = '', printed]) => ({
    ...{ askers: askers.split(', '), on, query, printed: printed ?? null },
  }));

/** Words that stand for ids which only the answers give. */
const PLACEHOLDER = /^(?:APPLICATION|LOAN|CLAIM|SETTLEMENT|ACCOUNT|GUARANTEE)$/;

export interface Walked {
  readonly block: GuideBlock;
  /** Codes of refusals, whoever of the askers got them. */
  readonly refused: readonly string[];
  /** What the last of the askers got. */
  readonly answer: unknown;
}

export interface Walk {
  readonly keys: Map<string, string>;
  readonly ids: Map<string, string>;
  readonly setDay: (day: string) => Promise<void>;
}

/** The answers of a block, ids that are known by a name under that name. */
export async function walk(api: Api, blocks: readonly GuideBlock[], walk: Walk): Promise<Walked[]> {
  const walked: Walked[] = [];
  for (const block of blocks) {
    await walk.setDay(block.on);
    const answers: GraphqlAnswer[] = [];
    for (const asker of block.askers) answers.push(await ask(api, block, asker, walk));
    const { data } = answers.at(-1) as GraphqlAnswer;
    takeKeys(data, walk.keys);
    if (block.printed !== null) takeIds(JSON.parse(block.printed), data, walk.ids);
    const refused = answers.flatMap((answer) => codesOf(answer.data));
    walked.push({ block, refused, answer: JSON.parse(named(JSON.stringify(data), walk.ids)) });
  }
  return walked;
}

async function ask(api: Api, { query }: GuideBlock, asker: string, { keys, ids }: Walk) {
  const filled = query.replace(/"([A-Z]+)"/g, (word, name: string) =>
    PLACEHOLDER.test(name) ? `"${ids.get(name)}"` : word,
  );
  const key = keys.get(asker);
  if (key === undefined) throw new Error(`nobody is called ${asker}`);
  const answer = await api.ask(filled, { key });
  if (answer.errors) throw new Error(`${filled}\n${JSON.stringify(answer.errors)}`);
  return answer;
}

interface Payload {
  readonly userErrors?: readonly { readonly code: string }[];
  readonly key?: unknown;
}

const codesOf = (data: Readonly<Record<string, Payload | null>>): string[] =>
  Object.values(data).flatMap((payload) => (payload?.userErrors ?? []).map(({ code }) => code));

/** `clerk: createApiKey(…) { key }` is the key of the clerk from then on. */
function takeKeys(data: Readonly<Record<string, Payload | null>>, keys: Map<string, string>): void {
  for (const [name, payload] of Object.entries(data)) {
    if (typeof payload?.key === 'string') keys.set(name, payload.key);
  }
}

function takeIds(printed: unknown, answer: unknown, ids: Map<string, string>): void {
  if (typeof printed === 'string') {
    if (PLACEHOLDER.test(printed) && !ids.has(printed)) ids.set(printed, String(answer));
  } else if (printed !== null && typeof printed === 'object') {
    for (const [name, part] of Object.entries(printed)) {
      takeIds(part, (answer as Readonly<Record<string, unknown>> | null)?.[name], ids);
    }
  }
}

const named = (text: string, ids: ReadonlyMap<string, string>): string =>
  [...ids].reduce((now, [name, id]) => now.replaceAll(JSON.stringify(id), JSON.stringify(name)), text);
