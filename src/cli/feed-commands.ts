/** `kejin feed …`: what is done with feeds and their files; each command has a file of its own. */
import { type Command, Option } from 'commander';
import type { Config } from '../config';
import { LABEL_KINDS, type LabelKind } from '../domain/vocabulary';
import { fetchFeedNow } from './fetch-feed';
import type { Language } from './language';
import { acceptLabel, rejectLabel, showMappings, withdrawLabel } from './map-labels';
import { type ReplayOptions, replayFeed } from './replay-feed';
import { sendFile } from './send-file';
import { tryFileOut } from './try-file';

/** What all commands share; asked for when a command runs, for options of the program may follow it. */
export type Common = () => { readonly language: Language };

export function addFeedCommands(program: Command, config: Config, common: Common): void {
  const feed = program.command('feed').description('send files, try them out, map what they call things');
  const sending = (command: Command) =>
    command
      .option('--dry-run', 'only find out what would happen')
      .option('--json', 'print all of it as JSON')
      .action((slug: string, file: string, options: { dryRun?: boolean; json?: boolean }) =>
        sendFile(config, { ...common(), feed: slug, file, ...options }),
      );
  const replaying = (command: Command) =>
    command
      .option('--check', 'only read it again as it was read then, and say whether it is the same', false)
      .option('--dry-run', 'only find out what would happen', false)
      .option('--json', 'print all of it as JSON', false)
      .action((run: string, options: Omit<ReplayOptions, 'run' | 'language'>) =>
        replayFeed(config, { ...common(), run, ...options }),
      );
  sending(feed.command('send <feed> <file>')).description(
    'hand a file to a feed and wait for what becomes of it',
  );
  replaying(feed.command('replay <run>')).description(
    'work the file of a run again, with the corrections made since',
  );
  feed
    .command('try <file>')
    .description('show what would become of a file; writes nothing')
    .option('--feed <slug>', 'the feed it is for (default: the one that fits best)')
    .option('--json', 'the whole of it for machines')
    .action((file: string, options: { feed?: string; json?: boolean }) =>
      tryFileOut(config, { ...common(), file, feed: options.feed, json: options.json }),
    );
  const fetchNow = (slug: string) => fetchFeedNow(config, slug);
  feed
    .command('fetch <feed>')
    .description('fetch the file of a feed now, whatever its schedule says, and wait for what becomes of it')
    .action(fetchNow);
  addMappingCommands(feed, config, common);
  // What the command was called before there were others.
  sending(program.command('feed-send <feed> <file>', { hidden: true }));
  replaying(program.command('feed-replay <run>', { hidden: true }));
  program.command('feed-fetch <feed>', { hidden: true }).action(fetchNow);
}

interface LabelOptions {
  readonly kind: string;
}

const kindOf = ({ kind }: LabelOptions) => kind.toUpperCase() as LabelKind;

const kindOption = () =>
  new Option('--kind <kind>', 'what the label stands for')
    .choices(LABEL_KINDS.map((kind) => kind.toLowerCase()))
    .default('indicator');

/** What labels of a feed mean: a person decides, the catalogue proposes. */
function addMappingCommands(feed: Command, config: Config, common: Common): void {
  feed
    .command('mappings <feed>')
    .description('what has been decided about labels of a feed, and which of recent files are still unknown')
    .option('--yaml', 'the decisions as lines for seeds/feeds/<feed>.yaml')
    .action((slug: string, options: { yaml?: boolean }) =>
      showMappings(config, { ...common(), feed: slug, yaml: options.yaml }),
    );
  feed
    .command('accept <feed> <label> <code>')
    .description('say that a label means an indicator of the catalogue, or a region, or a unit')
    .addOption(kindOption())
    .option('--unit <unit>', 'unit of files that print none')
    .option('--cumulative', 'months, quarters and halves mean the year to date')
    .option('--reason <reason>', 'what it rests on')
    .action((slug: string, label: string, code: string, options: LabelOptions) =>
      acceptLabel(config, { ...common(), ...options, kind: kindOf(options), feed: slug, label, code }),
    );
  feed
    .command('reject <feed> <label>')
    .description('say that figures under a label are to be passed over')
    .addOption(kindOption())
    .requiredOption('--reason <reason>', 'why')
    .action((slug: string, label: string, options: LabelOptions & { reason: string }) =>
      rejectLabel(config, { ...common(), ...options, kind: kindOf(options), feed: slug, label }),
    );
  feed
    .command('withdraw <feed> <label>')
    .description('take a decision about a label back')
    .addOption(kindOption())
    .action((slug: string, label: string, options: LabelOptions) =>
      withdrawLabel(config, { ...common(), ...options, kind: kindOf(options), feed: slug, label }),
    );
}
