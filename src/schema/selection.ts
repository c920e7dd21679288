/** Which fields of a type are selected below the field that is being resolved. */
import {
  type GraphQLResolveInfo,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** A directive may still leave a field out: what is read for it is then read in vain, never the other way. */
export function selectedFields(info: GraphQLResolveInfo, typeName: string): ReadonlySet<string> {
  const { schema, fragments } = info;
  const found = new Set<string>();
  const spread = new Set<string>();
  const walk = (set: SelectionSetNode | undefined, parent: string): void => {
    for (const node of set?.selections ?? []) {
      if (node.kind === Kind.INLINE_FRAGMENT) {
        walk(node.selectionSet, node.typeCondition?.name.value ?? parent);
      } else if (node.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments[node.name.value];
        if (!fragment || spread.has(node.name.value)) continue;
        spread.add(node.name.value);
        walk(fragment.selectionSet, fragment.typeCondition.name.value);
      } else {
        const type = schema.getType(parent);
        const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
        const field = fields[node.name.value];
        if (!field) continue;
        if (parent === typeName) found.add(field.name);
        walk(node.selectionSet, getNamedType(field.type).name);
      }
    }
  };
  const below = getNamedType(info.returnType).name;
  for (const node of info.fieldNodes) walk(node.selectionSet, below);
  return found;
}
