/** Labels that the feed does not know, each with what it may mean and why. */
import { bold, cyan, dim, green, yellow } from 'picocolors';
import type { Candidate } from '../../feeds/mapping/indicator-candidates';
import type { LabelProposal } from '../../services/mapping/propose-mappings';
import type { Trial } from '../../services/mapping/try-file';
import { WORDS } from './trial-words';
import { INDENT, nameOf, type Writer } from './writing';

const MAX_LABELS = 15;
const MAX_CANDIDATES = 3;
/** A likely one is worth a bold line. */
const LIKELY = 0.8;
const KIND_OF_NAMES = { INDICATOR: 'indicator', REGION: 'region', UNIT: 'unit' } as const;

function whereLine({ label }: LabelProposal, { say, language }: Writer): string {
  const { kind, cell, line, figures, isPassedOver, isIgnored } = label;
  const place = cell ?? (line > 0 ? `#${line}` : '');
  const count = say(isPassedOver ? 'passedOver' : 'blocking', { count: figures });
  const parts = [WORDS.kinds[kind][language], place, count, ...(isIgnored ? [say('decided')] : [])];
  return dim(parts.filter((part) => part !== '').join(' · '));
}

function candidateLine(
  { code, score, reasons }: Candidate,
  at: number,
  proposal: LabelProposal,
  writer: Writer,
) {
  const percent = `${Math.round(score * 100)}%`.padStart(4);
  const name = nameOf(writer, KIND_OF_NAMES[proposal.label.kind], code, Number.POSITIVE_INFINITY);
  const paint = score >= LIKELY ? green : yellow;
  const why = reasons.map((reason) => reason[writer.language]).join(writer.language === 'zh' ? '；' : '; ');
  const head = `${INDENT}${INDENT}${paint(percent)}  ${at === 0 ? cyan(code) : code}  ${name}`;
  return [head, ...(why === '' ? [] : [dim(`${INDENT}${INDENT}      ${why}`)])];
}

export function unknownLines({ proposals }: Trial, writer: Writer): readonly string[] {
  const shown = proposals.slice(0, MAX_LABELS);
  const lines = shown.flatMap((proposal) => {
    const found = proposal.candidates
      .slice(0, MAX_CANDIDATES)
      .flatMap((candidate, at) => candidateLine(candidate, at, proposal, writer));
    const none = dim(`${INDENT}${INDENT}${writer.say('none')}`);
    const title = `${INDENT}${bold(proposal.label.label)}  ${whereLine(proposal, writer)}`;
    return [title, ...(found.length > 0 ? found : [none])];
  });
  const more = proposals.length - shown.length;
  return more > 0 ? [...lines, dim(`${INDENT}${writer.say('moreLabels', { count: more })}`)] : lines;
}
