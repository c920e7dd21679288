import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { GENERATED_BELOW, programmesMarkdown, withGenerated } from '../../src/cli/programmes-markdown';
import { programmeDataOf, unitFactors, unitNames } from '../../src/services/catalogue/programme-data';
import { readProgrammeFacts } from '../support/programmes';

const BOOK = resolve(__dirname, '../../docs/programmes.md');

describe('docs/programmes.md', () => {
  const { programmes, units } = readProgrammeFacts();
  const generated = programmesMarkdown({
    ...{ programmes: programmes.map(programmeDataOf) },
    ...{ units: unitFactors(units), unitNames: unitNames(units) },
  });
  const document = readFileSync(BOOK, 'utf8');

  it('is what `npm run programmes:docs` writes from the seeds', () => {
    expect(withGenerated(document, generated)).toBe(document);
  });

  it('has a row for every rule and every step', () => {
    for (const { rules, steps } of programmes) {
      for (const { key } of [...rules, ...steps]) expect(document).toContain(`\`${key}\``);
    }
  });

  it('keeps what is written by hand, and is not written where the line is missing', () => {
    expect(withGenerated(`by hand\n${GENERATED_BELOW}\nold`, 'new\n')).toBe(
      `by hand\n${GENERATED_BELOW}\n\nnew\n`,
    );
    expect(withGenerated('by hand', 'new')).toBeNull();
  });
});
