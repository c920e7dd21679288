/** `kejin assessment-report`: the half-yearly report of a plan as Markdown, in the terminal's language. */
import type { Command } from 'commander';
import { openDatabase } from '../app';
import type { Config } from '../config';
import { visibilityOf } from '../domain/access/visibility';
import { assessmentReport } from '../services/assessment/report';
import { reportText } from '../services/assessment/report-text';
import type { Language } from './language';

interface ReportOptions {
  readonly language: Language;
  readonly plan: string;
  readonly half: string;
}

/** Who sits at the server sees what an administrator sees. */
const OPERATOR = visibilityOf({
  ...{ role: 'ADMINISTRATOR', regionCodes: null, scopes: [], institutionSlug: null },
});

async function printAssessmentReport(config: Config, { language, plan, half }: ReportOptions): Promise<void> {
  const { database, close } = await openDatabase(config, { attach: true });
  try {
    await database.migrate();
    const report = await assessmentReport(database, OPERATOR, plan, half);
    process.stdout.write(reportText(report, language));
  } finally {
    await close();
  }
}

export function addAssessmentCommand(
  program: Command,
  config: Config,
  common: () => { readonly language: Language },
): void {
  program
    .command('assessment-report <plan> <half>')
    .description('print the half-yearly report of a plan as Markdown, for example hebi 2019-H1')
    .action((plan: string, half: string) => printAssessmentReport(config, { ...common(), plan, half }));
}
