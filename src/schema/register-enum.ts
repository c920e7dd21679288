/** A closed word list of the domain as a GraphQL enum, each word with its meaning. */
import { registerEnumType } from 'type-graphql';

type Meanings<Words extends object> = { readonly [Word in keyof Words]: string };

export function register<Words extends { readonly [word: string]: string }>(
  words: Words,
  name: string,
  description: string,
  meanings: Meanings<Words>,
): void {
  const entries = Object.entries<string>(meanings).map(([word, text]) => [word, { description: text }]);
  registerEnumType(words, { name, description, valuesConfig: Object.fromEntries(entries) });
}
