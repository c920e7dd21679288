/** The bodies of one programme: what names another is a mistake. */
import type { ProgrammeFact } from './catalogue';
import type { Mistakes, Place } from './catalogue-error';

/** Says so when a body is not among those of its programme. */
export class Bodies {
  readonly #slugs: ReadonlySet<string>;

  constructor(
    { bodies }: ProgrammeFact,
    readonly mistakes: Mistakes,
  ) {
    this.#slugs = new Set(bodies.map(({ slug }) => slug));
  }

  refer(slug: string, place: Place, field: readonly PropertyKey[]): boolean {
    if (this.#slugs.has(slug)) return true;
    this.mistakes.add(place, field, `本项目没有机构 ${slug}`, `the programme has no body ${slug}`);
    return false;
  }
}
