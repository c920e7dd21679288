/** What the thread that reads a file and its owner say to each other. */
import type { VocabularyEntries } from '../../feeds/vocabulary';
import type { FigurePiece, FiguresWanted } from './figure-pieces';

/** What the thread is started with. */
export interface ThreadTask extends FiguresWanted {
  readonly entries: VocabularyEntries;
}

/** The file may be opened several times: its encoding is found out before its lines are read. */
export type FromThread =
  | { readonly say: 'next'; readonly stream: number }
  | { readonly say: 'close'; readonly stream: number }
  | { readonly say: 'piece'; readonly piece: FigurePiece }
  | { readonly say: 'done' };

export type ToThread =
  | { readonly say: 'bytes'; readonly stream: number; readonly bytes: Uint8Array | null }
  | { readonly say: 'more' };

/** Pieces on their way at once: enough that neither waits for the other, few enough to need no memory. */
export const MAX_PIECES_UNDERWAY = 4;
