/** Refuses documents that are too deep, or that repeat themselves by aliases, directives or fragments. */
import {
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  visit,
} from 'graphql';
import { AppError, type ErrorDetails } from '../errors';
import { MAX_ALIASES, MAX_DEPTH, MAX_DIRECTIVES } from './limits';

interface Shape {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
}

const EMPTY: Shape = { depth: 0, aliases: 0, directives: 0 };

/** The answer to an introspection is as deep as the tools ask for; graphql's own rule bounds it. */
const INTROSPECTION = new Set(['__schema', '__type']);

/** Fragments count wherever they are spread, each measured once: a bomb costs us nothing to measure. */
function measure(document: DocumentNode): Shape {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const known = new Map<string, Shape>();
  const ofFragment = (name: string): Shape => {
    const found = known.get(name);
    if (found) return found;
    // A cycle is refused by another rule; here it only must not go round for ever.
    known.set(name, EMPTY);
    const fragment = fragments.get(name);
    const shape = fragment ? ofSelections(fragment.selectionSet) : EMPTY;
    known.set(name, shape);
    return shape;
  };
  const ofSelections = (set: SelectionSetNode): Shape => {
    let total = EMPTY;
    for (const node of set.selections) {
      const isField = node.kind === Kind.FIELD;
      const isSpread = node.kind === Kind.FRAGMENT_SPREAD;
      const inner = isSpread
        ? ofFragment(node.name.value)
        : node.selectionSet
          ? ofSelections(node.selectionSet)
          : EMPTY;
      const isIntrospection = isField && INTROSPECTION.has(node.name.value);
      total = {
        depth: Math.max(total.depth, isIntrospection ? 1 : inner.depth + (isField ? 1 : 0)),
        aliases: total.aliases + inner.aliases + (isField && node.alias ? 1 : 0),
        directives: total.directives + inner.directives + (node.directives?.length ?? 0),
      };
    }
    return total;
  };
  let total = EMPTY;
  for (const node of document.definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION) continue;
    const shape = ofSelections(node.selectionSet);
    total = {
      depth: Math.max(total.depth, shape.depth),
      aliases: total.aliases + shape.aliases,
      directives: total.directives + shape.directives + (node.directives?.length ?? 0),
    };
  }
  return total;
}

/** A validation rule; its findings are AppErrors, so that they reach the caller in both languages. */
export function queryShapeRule(context: ValidationContext): ASTVisitor {
  const report = (what: string, size: number, max: number) => {
    if (size <= max) return;
    const error = new AppError('QUERY_TOO_COMPLEX', { what, size, max } satisfies ErrorDetails);
    context.reportError(new GraphQLError(error.message, { originalError: error }));
  };
  return {
    Document(document) {
      const shape = measure(document);
      report('depth', shape.depth, MAX_DEPTH);
      report('aliases', shape.aliases, MAX_ALIASES);
      report('directives', shape.directives, MAX_DIRECTIVES);
      return false;
    },
  };
}

const NUL = '\0';
const NUL_REFUSED = 'text may not contain U+0000';

/** Documents are parsed once and kept, so each is searched once. */
const withoutNul = new WeakSet<DocumentNode>();

/** PostgreSQL cannot keep the character U+0000; refused here, no statement ever meets it. */
export function refuseNul(document: DocumentNode, variables: unknown): void {
  if (!withoutNul.has(document)) {
    visit(document, {
      StringValue({ value }) {
        if (value.includes(NUL)) throw new AppError('BAD_INPUT', { detail: NUL_REFUSED });
      },
    });
    withoutNul.add(document);
  }
  if (JSON.stringify(variables ?? null).includes('\\u0000')) {
    throw new AppError('BAD_INPUT', { detail: NUL_REFUSED });
  }
}
