/** The program of the thread that reads a file of figures, so that the server goes on answering. */
import { parentPort, workerData } from 'node:worker_threads';
import { createVocabulary } from '../../feeds/vocabulary';
import { figurePieces } from './figure-pieces';
import { type FromThread, MAX_PIECES_UNDERWAY, type ThreadTask, type ToThread } from './thread-talk';

type Waiting = (bytes: Uint8Array | null) => void;

class Talk {
  readonly #waiting = new Map<number, Waiting>();
  #streams = 0;
  #room = MAX_PIECES_UNDERWAY;
  #wake: (() => void) | null = null;

  constructor(private readonly port: NonNullable<typeof parentPort>) {
    port.on('message', (message: ToThread) => this.hear(message));
  }

  say(message: FromThread, moved: ArrayBuffer[] = []): void {
    this.port.postMessage(message, moved);
  }

  /** Waits until the owner has taken in what was sent before. */
  async room(): Promise<void> {
    while (this.#room === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#room -= 1;
  }

  async *bytes(): AsyncGenerator<Uint8Array> {
    this.#streams += 1;
    const stream = this.#streams;
    try {
      for (;;) {
        const bytes = await new Promise<Uint8Array | null>((resolve) => {
          this.#waiting.set(stream, resolve);
          this.say({ say: 'next', stream });
        });
        if (bytes === null) return;
        yield bytes;
      }
    } finally {
      this.say({ say: 'close', stream });
    }
  }

  private hear(message: ToThread): void {
    if (message.say === 'bytes') {
      this.#waiting.get(message.stream)?.(message.bytes);
      return;
    }
    this.#room += 1;
    this.#wake?.();
  }
}

async function readAll(port: NonNullable<typeof parentPort>, task: ThreadTask): Promise<void> {
  const talk = new Talk(port);
  for await (const piece of figurePieces(() => talk.bytes(), task, createVocabulary(task.entries))) {
    await talk.room();
    talk.say({ say: 'piece', piece }, [piece.lines.buffer]);
  }
  talk.say({ say: 'done' });
  port.close();
}

if (parentPort) void readAll(parentPort, workerData as ThreadTask);
