/** What to do after a trial: commands to be copied as they stand. */
import { cyan, dim } from 'picocolors';
import type { LabelProposal } from '../../services/mapping/propose-mappings';
import type { Trial } from '../../services/mapping/try-file';
import { INDENT, type Writer } from './writing';

const MAX_COMMANDS = 8;
const SAFE = /^[\p{L}\p{N}_./-]+$/u;

/** As a shell takes it: in single quotes where there is need. */
export const quoted = (text: string): string =>
  SAFE.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

function acceptCommand(slug: string, { label, candidates }: LabelProposal): string {
  const kind = label.kind === 'INDICATOR' ? '' : ` --kind ${label.kind.toLowerCase()}`;
  return `feed accept ${slug} ${quoted(label.label)} ${candidates[0]?.code ?? '…'}${kind}`;
}

export function nextSteps(
  { chosen, proposals, rehearsal, file }: Trial,
  { say, program }: Writer,
): readonly string[] {
  if (!chosen || !rehearsal) return [];
  const command = (text: string) => `${INDENT}${INDENT}${cyan(`${program} ${text}`)}`;
  const open = proposals.filter(({ label }) => !label.isIgnored);
  const known = open.filter(({ candidates }) => candidates.length > 0).slice(0, MAX_COMMANDS);
  const blind = open.find(({ label, candidates }) => candidates.length === 0 && label.kind !== 'UNIT');
  const { status, rejects } = rehearsal.summary;
  const lines: string[] = [];
  if (known.length > 0) {
    lines.push(`${INDENT}${say('mapThem')}`, ...known.map((one) => command(acceptCommand(chosen.slug, one))));
  }
  if (blind && !blind.label.isPassedOver) {
    const text = `feed reject ${chosen.slug} ${quoted(blind.label.label)} --reason '…'`;
    lines.push(`${INDENT}${dim(say('orIgnore'))}`, command(text));
  }
  const isAtFault = rejects.some(({ severity, code }) => isFault(severity) && !code.startsWith('UNKNOWN_'));
  if (status === 'FAILED') {
    if (isAtFault) lines.push(`${INDENT}${say('correct')}`);
    lines.push(`${INDENT}${say('again')}`, command(`feed try ${quoted(file.name)} --feed ${chosen.slug}`));
  } else if (status === 'UNCHANGED') lines.push(`${INDENT}${say('nothing')}`);
  else lines.push(`${INDENT}${say('sendIt')}`, command(`feed send ${chosen.slug} ${quoted(file.name)}`));
  return lines;
}

const isFault = (severity: string) => severity === 'FATAL' || severity === 'ERROR';
