/** Whether a feed's definition fits the catalogue, whatever its kind. */
import { checkFigureDefinition } from './check-figure-definition';
import { type FeedDefinition, isRegisterFeed } from './definition';
import type { Problem } from './problems';
import { checkRegisterDefinition } from './registers/check-register-definition';
import type { Vocabulary } from './vocabulary';

export const checkFeedDefinition = (
  definition: FeedDefinition,
  vocabulary: Vocabulary,
): readonly Problem[] =>
  isRegisterFeed(definition)
    ? checkRegisterDefinition(definition, vocabulary)
    : checkFigureDefinition(definition, vocabulary);
