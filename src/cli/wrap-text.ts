/** Breaks text into lines of a terminal's width; Chinese may break anywhere, English between words. */
import { displayWidth } from './display-width';

const WIDE = /[⺀-￦]/;

/** What must stay on one line: a wide character, or a run of the others up to a space. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let run = '';
  for (const character of text) {
    if (WIDE.test(character) || character === ' ') {
      if (run !== '') pieces.push(run);
      pieces.push(character);
      run = '';
    } else run += character;
  }
  return run === '' ? pieces : [...pieces, run];
}

export function wrapText(text: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (line !== '' && displayWidth(line + piece) > width) {
      lines.push(line.trimEnd());
      line = piece === ' ' ? '' : piece;
    } else line += piece;
  }
  return [...lines, line].join('\n');
}
