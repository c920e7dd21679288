/** Shows the steps of a start: a mark, the title, the time, what was counted; a bar where it lasts. */
import { Presets, SingleBar } from 'cli-progress';
import { cyan, dim, green, red } from 'picocolors';
import type { Steps } from '../app';
import { displayWidth } from './display-width';
import type { Language } from './language';

const BAR_AFTER_MS = 700;
const TITLE_WIDTH = 46;

function seconds(startedAtMs: number): string {
  return `${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`;
}

/** The bar appears only when a step lasts, and only on a terminal; logs get finished lines. */
function createBar(out: NodeJS.WriteStream, title: string) {
  const startedAtMs = performance.now();
  let bar: SingleBar | null = null;
  return {
    update(done: number, total: number): void {
      if (!out.isTTY || total === 0 || performance.now() - startedAtMs < BAR_AFTER_MS) return;
      if (!bar) {
        bar = new SingleBar(
          {
            stream: out,
            clearOnComplete: true,
            format: `  ${title} {bar} {value}/{total}`,
            hideCursor: true,
          },
          Presets.shades_classic,
        );
        bar.start(total, done);
      }
      bar.setTotal(total);
      bar.update(done);
    },
    stop(): void {
      bar?.stop();
      bar = null;
    },
  };
}

export function createStepPrinter(out: NodeJS.WriteStream, language: Language): Steps {
  return async (title, work, counts) => {
    const text = title[language];
    const padded = text + ' '.repeat(Math.max(1, TITLE_WIDTH - displayWidth(text)));
    const startedAtMs = performance.now();
    const bar = createBar(out, text);
    try {
      const result = await work(bar.update);
      bar.stop();
      out.write(`${green('✔')} ${padded}${cyan(seconds(startedAtMs).padStart(7))}  ${dim(counts(result))}\n`);
      return result;
    } catch (error) {
      bar.stop();
      out.write(`${red('✖')} ${padded}${cyan(seconds(startedAtMs).padStart(7))}\n`);
      throw error;
    }
  };
}
