/** The stories that the demonstration tells of programmes, in the order in which they are told. */
import { DEMO_SEED } from '../places';
import { jiayuguanStory } from './jiayuguan-story';
import { riskFundStory } from './risk-fund-story';
import { shanxiStory } from './shanxi-story';
import type { ProgrammeStory } from './story-event';

export const demoStories = (seed: number = DEMO_SEED): readonly ProgrammeStory[] => [
  riskFundStory(seed),
  jiayuguanStory,
  shanxiStory,
];
