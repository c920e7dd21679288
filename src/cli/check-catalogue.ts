/** `kejin catalogue-check`: reads seeds/ as the start does, and says what is in it or what is wrong. */
import type { Config } from '../config';
import { readCatalogue } from '../services/catalogue/read-catalogue';
import type { Language } from './language';

export async function checkCatalogue(
  config: Config,
  options: { readonly language: Language },
): Promise<void> {
  const catalogue = await readCatalogue(config.seedsDir);
  const targets = catalogue.plans.flatMap((plan) => plan.stages.flatMap((stage) => stage.targets)).length;
  const text = {
    zh: `目录无误：${catalogue.plans.length} 个方案，${targets} 个目标`,
    en: `The catalogue is sound: ${catalogue.plans.length} plans, ${targets} targets`,
  };
  process.stdout.write(`${text[options.language]}\n`);
}
