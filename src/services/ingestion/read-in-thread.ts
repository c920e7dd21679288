/** Reads a file of figures in a thread of its own; this side only hands bytes over and takes lines in. */
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ByteSource } from '../../feeds/decode';
import { problem } from '../../feeds/problems';
import type { VocabularyEntries } from '../../feeds/vocabulary';
import type { FigurePiece, FiguresWanted } from './figure-pieces';
import type { FromThread, ThreadTask, ToThread } from './thread-talk';

/** Where tests compile sources as they run them, Node itself has no program to start a thread with. */
export const canReadInThread = extname(__filename) in require.extensions;
const PROGRAM = join(__dirname, `figure-thread${extname(__filename)}`);
/** Remembering each of five million figures takes 120 MiB; workbooks are parsed in a thread of their own. */
const HEAP_MB = 512;
const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';

const NOTHING = { problems: [], withdrawn: [], read: 0, rejected: 0, ignored: 0, repeated: 0 } as const;

/** As a piece, so that it ends like any file that is refused. */
const tooLarge = (): FigurePiece => ({
  ...NOTHING,
  problems: [problem('MESSAGE_TOO_LARGE', undefined, { max: `${HEAP_MB} MiB of memory` })],
  ...{ lines: new Uint8Array(), figures: 0 },
});

class ThreadReading {
  readonly #worker: Worker;
  readonly #streams = new Map<number, AsyncIterator<Uint8Array>>();
  readonly #pieces: FigurePiece[] = [];
  #isDone = false;
  #error: unknown = null;
  #wake: (() => void) | null = null;

  constructor(
    private readonly source: ByteSource,
    task: ThreadTask,
  ) {
    this.#worker = new Worker(PROGRAM, {
      workerData: task,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    this.#worker.on('message', (message: FromThread) => this.hear(message));
    this.#worker.on('error', (error) => this.fail(error));
    this.#worker.on('exit', (code) => {
      if (!this.#isDone) this.fail(new Error(`the thread that reads ended with code ${code}`));
    });
  }

  async *pieces(): AsyncGenerator<FigurePiece> {
    try {
      for (;;) {
        for (let piece = this.#pieces.shift(); piece; piece = this.#pieces.shift()) {
          yield piece;
          this.say({ say: 'more' });
        }
        if (this.#error !== null) throw this.#error;
        if (this.#isDone) return;
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    } finally {
      this.#isDone = true;
      await this.#worker.terminate();
      await Promise.all([...this.#streams.keys()].map((stream) => this.close(stream)));
    }
  }

  private say(message: ToThread): void {
    this.#worker.postMessage(message);
  }

  private hear(message: FromThread): void {
    if (message.say === 'piece') this.#pieces.push(message.piece);
    else if (message.say === 'done') this.#isDone = true;
    else {
      const answer = message.say === 'next' ? this.next(message.stream) : this.close(message.stream);
      answer.catch((error: unknown) => this.fail(error));
      return;
    }
    this.#wake?.();
  }

  private async next(stream: number): Promise<void> {
    const bytes = this.#streams.get(stream) ?? this.source()[Symbol.asyncIterator]();
    this.#streams.set(stream, bytes);
    const { done, value } = await bytes.next();
    this.say({ say: 'bytes', stream, bytes: done ? null : value });
  }

  private async close(stream: number): Promise<void> {
    const bytes = this.#streams.get(stream);
    this.#streams.delete(stream);
    await bytes?.return?.();
  }

  private fail(error: unknown): void {
    if ((error as { code?: string }).code === OUT_OF_MEMORY) {
      this.#pieces.push(tooLarge());
      this.#isDone = true;
    } else this.#error ??= error;
    this.#wake?.();
  }
}

export function piecesFromThread(
  source: ByteSource,
  wanted: FiguresWanted,
  entries: VocabularyEntries,
): AsyncGenerator<FigurePiece> {
  return new ThreadReading(source, { ...wanted, entries }).pieces();
}
