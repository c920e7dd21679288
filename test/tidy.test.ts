import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');
const MAX_FILE_LINES = 300;
const MAX_LINE_LENGTH = 110;
const MAX_FUNCTION_LINES = 50;
/** A sentence that pages show stands on one line, however long it is. */
const WORDS = /^\s*(['"]?[\w-]+['"]?: )?(['"`]).*\2,?$/;
/** Markup cannot be broken anywhere without putting a blank between words. */
const MAX_MARKUP_LENGTH = 120;
const VAGUE = /^(utils?|helpers?|commons?|types?|interfaces?|managers?|misc)$/;

const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
});
const all = listed.split('\n').filter((file) => file !== '' && existsSync(resolve(ROOT, file)));
/** Written by a command, not by people. */
const WRITTEN = /^web\/src\/(api\/vocabulary|.*\.documents)\.ts$/;
const code = all.filter(
  (file) => /^(src|test|bench|web)\/.*\.(ts|vue|css)$/.test(file) && !WRITTEN.test(file),
);
const source = code.filter((file) => /^(src|web\/src)\//.test(file));
const linesOf = (file: string) => readFileSync(resolve(ROOT, file), 'utf8').split('\n');

/** Lines from a function's opening to the closing brace at the same indentation. */
function longFunctions(file: string): readonly string[] {
  const lines = linesOf(file);
  return lines.flatMap((line, at) => {
    const opening = /^(\s*)(export )?(default )?(async )?(function\b.*|[\w#]+\(.*\).*|.*=> )\{$/.exec(line);
    if (!opening || /^\s*(if|for|while|switch|describe|catch)\b/.test(line)) return [];
    const closing = lines.findIndex((l, i) => i > at && l.startsWith(`${opening[1]}}`));
    return closing - at > MAX_FUNCTION_LINES ? [`${file}:${at + 1} ${closing - at} lines`] : [];
  });
}

const limitOf = (file: string) => (file.endsWith('.vue') ? MAX_MARKUP_LENGTH : MAX_LINE_LENGTH);

describe('the house is tidy', () => {
  it(`keeps code files at ${MAX_FILE_LINES} lines or fewer`, () => {
    expect(code.filter((file) => linesOf(file).length > MAX_FILE_LINES + 1)).toEqual([]);
  });

  it(`keeps lines of the program at ${MAX_LINE_LENGTH} characters or fewer`, () => {
    const program = code.filter((file) => !file.startsWith('test/'));
    const long = program.flatMap((file) =>
      linesOf(file)
        .map((line, i) => (line.length > limitOf(file) && !WORDS.test(line) ? `${file}:${i + 1}` : ''))
        .filter((place) => place !== ''),
    );
    expect(long).toEqual([]);
  });

  it(`keeps functions of src at ${MAX_FUNCTION_LINES} lines or fewer`, () => {
    expect(source.flatMap(longFunctions)).toEqual([]);
  });

  it('opens each source file with a sentence that says what it is for', () => {
    expect(
      source.filter((file) => !/^(\/\*\*?(\s+\*)?|<!--) ?[A-Z`]/.test(linesOf(file).join('\n'))),
    ).toEqual([]);
  });

  it('names files in kebab-case, after what they hold', () => {
    const bad = code.filter((file) => {
      const name = basename(file).replace(/(\.resolver|\.test|\.d)?\.(ts|vue|css)$/, '');
      return !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || VAGUE.test(name);
    });
    expect(bad).toEqual([]);
  });

  it('says nothing about one machine', () => {
    const places = /\/(work|root|home)\/[a-z]/;
    const text = all.filter((file) => /\.(ts|md|ya?ml|json|cjs|mjs|js|graphql|csv|vue|css|html)$/.test(file));
    const bad = text.filter((file) => file !== 'package-lock.json' && places.test(linesOf(file).join('\n')));
    expect(bad).toEqual([]);
  });

  it('locks packages without the addresses of a registry', () => {
    expect(readFileSync(resolve(ROOT, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
  });
});
