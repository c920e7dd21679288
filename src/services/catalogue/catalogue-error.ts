/** The mistakes of a catalogue, collected while it is read and refused all at once. */
import { AppError } from '../../errors';

export interface CatalogueMistake {
  /** Path below the seeds directory, with slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly messageZh: string;
  readonly messageEn: string;
}

const byPlace = (a: CatalogueMistake, b: CatalogueMistake) =>
  a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;

export class CatalogueError extends AppError {
  readonly problems: readonly CatalogueMistake[];

  constructor(mistakes: readonly CatalogueMistake[]) {
    super('CATALOGUE_INVALID', { count: mistakes.length });
    this.name = 'CatalogueError';
    this.problems = [...mistakes].sort(byPlace);
  }
}

/** Where a fact stands: its file, and the line of the fact or of one of its fields. */
export interface Place {
  readonly file: string;
  line(...field: readonly PropertyKey[]): number;
}

export class Mistakes {
  readonly #found: CatalogueMistake[] = [];

  add(place: Place, field: readonly PropertyKey[], zh: string, en: string): void {
    this.addAt(place.file, place.line(...field), zh, en);
  }

  addAt(file: string, line: number, messageZh: string, messageEn: string): void {
    this.#found.push({ file, line, messageZh, messageEn });
  }

  throwIfAny(): void {
    if (this.#found.length > 0) throw new CatalogueError(this.#found);
  }
}
