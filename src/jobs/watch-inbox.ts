/** Takes in files dropped into the inbox: `<inbox>/<feed>/`, then `done` or `failed` with a note. */
import { createReadStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../errors';
import { acceptFile } from '../services/ingestion/accept-file';
import { isFinal, runSummary } from '../services/ingestion/run-summary';
import { DONE, type Dropped, FAILED, type FileState, filesIn, putAway } from './inbox-files';
import { failureNote, runNote } from './inbox-note';
import type { JobContext } from './job-kind';
import { type Loop, startLoop } from './loop';

export interface InboxOptions {
  readonly directory: string;
  readonly maxBytes: number;
  readonly everyMs: number;
}

/** Of one round; the others wait for the next. */
const MAX_FILES_PER_ROUND = 1_000;

export function watchInbox(context: JobContext, options: InboxOptions): Loop {
  const inbox = new Inbox(context, options);
  return startLoop(
    options.everyMs,
    () => inbox.look(),
    (error) => context.log.warn({ err: error }, 'the inbox could not be read; it is tried again'),
  );
}

class Inbox {
  /** What a file was like on the last look; one that still grows is not touched. */
  #seen = new Map<string, FileState>();
  /** Files that were accepted and wait for the end of their run. */
  readonly #accepted = new Map<string, string>();
  #isPrepared = false;

  constructor(
    private readonly context: JobContext,
    private readonly options: InboxOptions,
  ) {}

  async look(): Promise<void> {
    if (!this.#isPrepared) await this.prepare();
    const files = (await this.listFiles()).slice(0, MAX_FILES_PER_ROUND);
    const seen = new Map<string, FileState>();
    for (const file of files) {
      seen.set(file.path, file.state);
      const before = this.#seen.get(file.path);
      if (before?.sizeBytes !== file.state.sizeBytes || before.changedMs !== file.state.changedMs) continue;
      await this.take(file).catch((error: unknown) =>
        this.context.log.warn({ err: error, file: file.name }, 'a file of the inbox has to wait'),
      );
    }
    for (const path of this.#accepted.keys()) if (!seen.has(path)) this.#accepted.delete(path);
    this.#seen = seen;
  }

  /** A folder for each feed, so that an officer sees where to put a file. */
  private async prepare(): Promise<void> {
    const feeds = await this.context.database.query<{ slug: string }>('select slug from feed');
    await mkdir(this.options.directory, { recursive: true });
    for (const { slug } of feeds) await mkdir(join(this.options.directory, slug), { recursive: true });
    this.#isPrepared = true;
  }

  private async listFiles(): Promise<Dropped[]> {
    const root = this.options.directory;
    const entries = await readdir(root, { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory() && ![DONE, FAILED].includes(entry.name));
    const perFolder = await Promise.all(folders.map(({ name }) => filesIn(join(root, name), name)));
    return [...(await filesIn(root, null)), ...perFolder.flat()];
  }

  /** Accepting a file twice is harmless, so nothing need be remembered across a restart. */
  private async take(file: Dropped): Promise<void> {
    if (file.feedSlug === null) {
      await putAway(file, FAILED, failureNote(new AppError('UNKNOWN_FEED', { slug: '—' })));
      return;
    }
    const runId = this.#accepted.get(file.path) ?? (await this.accept(file, file.feedSlug));
    if (runId === null) return;
    this.#accepted.set(file.path, runId);
    const run = await runSummary(this.context.database, runId);
    if (!isFinal(run.status)) return;
    await putAway(file, run.status === 'FAILED' ? FAILED : DONE, runNote(run));
    this.#accepted.delete(file.path);
  }

  /** Null when the file is not one to keep, and has been put away. */
  private async accept(file: Dropped, feedSlug: string): Promise<string | null> {
    const { database, sealer } = this.context;
    const { maxBytes } = this.options;
    const bytes = createReadStream(file.path);
    try {
      const accepted = await acceptFile(database, {
        ...{ feedSlug, bytes, fileName: file.name, receivedFrom: 'inbox', maxBytes },
        ...{ actor: 'system:inbox', regionCodes: null, sealer },
      });
      return accepted.runId;
    } catch (error) {
      if (!(error instanceof AppError) || error.retryable) throw error;
      await putAway(file, FAILED, failureNote(error));
      return null;
    } finally {
      bytes.destroy();
    }
  }
}
