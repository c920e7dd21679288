/** The definition of a feed: of figures, or of the records of a register. */
import { z } from 'zod';
import { type FigureDefinition, figureDefinitionSchema } from './figure-definition';
import { type RegisterDefinition, registerDefinitionSchema } from './registers/register-definition';

/** Figures are what a feed without `kind` is of. */
export const feedDefinitionSchema = z.discriminatedUnion('kind', [
  figureDefinitionSchema,
  registerDefinitionSchema,
]);

export type FeedDefinition = FigureDefinition | RegisterDefinition;

export const isRegisterFeed = (definition: FeedDefinition): definition is RegisterDefinition =>
  definition.kind === 'register';
