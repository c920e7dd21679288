/** Whether a field is selected anywhere below the one that is being resolved. */
import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/** A directive may still leave it out: what is read for it is then read in vain, never the other way round. */
export function selects({ fieldNodes, fragments }: GraphQLResolveInfo, name: string): boolean {
  const seen = new Set<string>();
  const within = (set: SelectionSetNode | undefined): boolean =>
    (set?.selections ?? []).some((node) => {
      if (node.kind === Kind.FIELD) return node.name.value === name || within(node.selectionSet);
      if (node.kind === Kind.INLINE_FRAGMENT) return within(node.selectionSet);
      const fragment = node.name.value;
      if (seen.has(fragment)) return false;
      seen.add(fragment);
      return within(fragments[fragment]?.selectionSet);
    });
  return fieldNodes.some((node) => within(node.selectionSet));
}
