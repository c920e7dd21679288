/** A partner's copy of the list: begun from a whole pull, kept by tokens, with all that it was told. */
import type { Database } from '../../../src/db/database';
import { visibilityOf } from '../../../src/domain/access/visibility';
import type { Caller } from '../../../src/services/access/caller';
import { readChanges } from '../../../src/services/changes/read-changes';
import { openPull } from '../../../src/services/pulls/open-pull';
import type { Chance } from './busy-writers';

const NOW = new Date('2019-06-30T04:00:00Z');

export const callerOf = (given: Partial<Caller>): Caller => ({
  ...{ actor: 'key:test', keyId: null, name: 'test', role: 'ADMINISTRATOR', regionCodes: null, scopes: [] },
  ...{ institutionSlug: null, keyPrefix: null, expiresAt: null, ...given },
});

export interface PulledList {
  readonly lines: readonly string[];
  readonly watermark: string;
  readonly snapshot: string;
}

export async function pullLines(db: Database, caller: Caller, since?: string): Promise<PulledList> {
  const question = { caller, list: 'enterprises', format: 'ndjson', regions: undefined, since } as const;
  const pull = await openPull(db, { ...question, requestId: 'test' }, NOW);
  const chunks: Buffer[] = [];
  for await (const chunk of pull.chunks()) chunks.push(chunk);
  await pull.read.close();
  const lines = Buffer.concat(chunks).toString('utf8').split('\n').slice(0, -1);
  return { lines, watermark: pull.facts.watermark, snapshot: pull.read.snapshot };
}

/** The text of the enterprise within the line of a change, cut out rather than written anew. */
const enterpriseText = (line: string) => line.slice(line.indexOf('"enterprise":') + 13, -1);

export class FollowingReader {
  readonly copy = new Map<string, string>();
  /** Every change it was told of, in order. */
  readonly told: { readonly uscc: string; readonly at: string; readonly kind: string }[] = [];
  begunAt = '';
  #token = '';

  constructor(
    private readonly db: Database,
    readonly caller: Caller,
  ) {}

  async begin(): Promise<void> {
    const { lines, watermark, snapshot } = await pullLines(this.db, this.caller);
    for (const line of lines) this.copy.set(JSON.parse(line).uscc, line);
    this.#token = watermark;
    this.begunAt = snapshot;
  }

  /** By pages or as a stream; tells whether there is more to read. */
  async follow(chance: Chance): Promise<boolean> {
    if (chance(4) === 0) {
      const { lines, watermark } = await pullLines(this.db, this.caller, this.#token);
      for (const line of lines) this.#apply(line);
      this.#token = watermark;
      return false;
    }
    const visibility = visibilityOf(this.caller);
    const question = { visibility, since: this.#token, limit: 1 + chance(6) };
    const page = await readChanges(this.db, question);
    for (const { line } of page.changes) this.#apply(line);
    // Each change's own token is as good as the page's.
    const isCut = chance(5) === 0 && page.changes.length > 0;
    this.#token = isCut ? (page.changes.at(-1)?.token as string) : page.endToken;
    return page.hasMore;
  }

  sorted(): readonly string[] {
    return [...this.copy].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
  }

  #apply(line: string): void {
    const { uscc, kind, changedAt } = JSON.parse(line);
    this.told.push({ uscc, at: changedAt, kind });
    if (kind === 'WITHDRAWN') this.copy.delete(uscc);
    else this.copy.set(uscc, enterpriseText(line));
  }
}
