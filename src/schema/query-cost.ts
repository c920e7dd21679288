/** Estimates how many values an answer holds, with the variables as given, before anything is read. */
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { DEFAULT_DRAWS } from '../domain/simulation/limits';
import { STRESS_LIMITS } from '../domain/stress/plan';
import { ASSUMED_LIST_SIZE, ASSUMED_LIST_SIZES, DEFAULT_ASSESSMENTS, DEFAULT_PAGE_SIZE } from './limits';

export interface CostQuestion {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Coerced: what literals and variables really say. */
  readonly variables: Readonly<Record<string, unknown>>;
}

type Arguments = Readonly<Record<string, unknown>>;

const lengthOf = (value: unknown) => (Array.isArray(value) ? value.length : 0);

/** Lists whose length the arguments tell. */
const ASKED_SIZES: Readonly<Record<string, (args: Arguments) => number>> = {
  'Query.series': (args) => lengthOf(args.regions) * lengthOf(args.indicators),
  'Query.nodes': (args) => lengthOf(args.ids),
  'Target.progressOn': (args) => lengthOf(args.days),
  'Query.assessments': ({ first }) => Math.max(0, Number(first ?? DEFAULT_ASSESSMENTS)),
};

interface Simulated {
  readonly draws?: number | null;
  readonly levers?: readonly unknown[] | null;
  readonly goal?: unknown;
}

/** Draws for each value of an answer that cost as much. */
const DRAWS_A_VALUE = 4;
/** A goal is sought by halving. */
const GOAL_RUNS = 20;

/** Each lever is left out once and moved once; the whole is drawn with and without levers. */
function simulationCost({ draws, levers, goal }: Simulated): number {
  const runs = 2 + 2 * lengthOf(levers) + (goal ? GOAL_RUNS : 0);
  return Math.ceil((Math.max(0, draws ?? DEFAULT_DRAWS) * runs) / DRAWS_A_VALUE);
}

/** Levers that move one target: few. */
const HELPING_LEVERS = 3;

const helpCost = ({ draws }: Simulated): number =>
  Math.ceil((Math.max(0, draws ?? DEFAULT_DRAWS) * (2 + HELPING_LEVERS * GOAL_RUNS)) / DRAWS_A_VALUE);

/** Months of one draw that cost as much as a value. */
const STRESS_MONTHS_A_VALUE = 40;

function stressCost({ draws, months }: { readonly draws?: number | null; readonly months?: number | null }) {
  const { defaultDraws, defaultMonths } = STRESS_LIMITS;
  const all = Math.max(0, draws ?? defaultDraws) * Math.max(0, months ?? defaultMonths);
  return Math.ceil(all / STRESS_MONTHS_A_VALUE);
}

/** Each day is judged from figures and registers of its own. */
const VALUES_A_DAY = 50;

/** An assumption where the draws are known only to what was saved. */
const SAVED: Simulated = { draws: 1_000, levers: [{}, {}], goal: {} };

/** Work that a field costs beside the values of its answer. */
const OWN_COSTS: Readonly<Record<string, (args: Arguments) => number>> = {
  'Query.programmeStressTest': ({ input }) => stressCost(input as object),
  'Query.simulation': ({ input }) => simulationCost(input as Simulated),
  'Query.simulationHelps': ({ input }) => helpCost(input as Simulated),
  'Target.progressOn': ({ days }) => VALUES_A_DAY * lengthOf(days),
  'Mutation.saveScenario': ({ input }) => simulationCost(input as Simulated),
  'Mutation.rerunScenario': () => simulationCost(SAVED),
};

const isConnection = (typeName: string) => typeName.endsWith('Connection');

const pageSizeOf = ({ first, last }: Arguments): number =>
  Math.max(0, Number(first ?? last ?? DEFAULT_PAGE_SIZE));

class CostMeter {
  readonly #known = new Map<string, number>();

  constructor(private readonly question: CostQuestion) {}

  /** Of one object of the type; `pageSize` is that of the connection we are in. */
  ofSelections(set: SelectionSetNode, typeName: string, pageSize: number): number {
    let total = 0;
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) total += this.#ofField(node, typeName, pageSize);
      else if (node.kind === Kind.INLINE_FRAGMENT) {
        const type = node.typeCondition?.name.value ?? typeName;
        total += this.ofSelections(node.selectionSet, type, pageSize);
      } else total += this.#ofFragment(node.name.value, pageSize);
    }
    return total;
  }

  #ofFragment(name: string, pageSize: number): number {
    const key = `${name} ${pageSize}`;
    const found = this.#known.get(key);
    if (found !== undefined) return found;
    const fragment = this.question.fragments.get(name);
    const type = fragment?.typeCondition.name.value ?? '';
    const cost = fragment ? this.ofSelections(fragment.selectionSet, type, pageSize) : 0;
    this.#known.set(key, cost);
    return cost;
  }

  #ofField(node: FieldNode, typeName: string, pageSize: number): number {
    const field = this.#fieldOf(typeName, node.name.value);
    // Introspection has its own bounds.
    if (!field) return 1;
    const args = this.#argumentsOf(field, node);
    const type = getNamedType(field.type);
    if (!node.selectionSet || !isCompositeType(type)) return 1;
    const isList = isListType(getNullableType(field.type));
    const size = isList ? listSizeOf(typeName, field.name, args, pageSize) : 1;
    const inner = isConnection(type.name) ? pageSizeOf(args) : 0;
    const own = OWN_COSTS[`${typeName}.${field.name}`]?.(args) ?? 0;
    return 1 + own + size * this.ofSelections(node.selectionSet, type.name, inner);
  }

  #fieldOf(typeName: string, fieldName: string): GraphQLField<unknown, unknown> | undefined {
    const type = this.question.schema.getType(typeName);
    return isObjectType(type) || isInterfaceType(type) ? type.getFields()[fieldName] : undefined;
  }

  #argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Arguments {
    if (field.args.length === 0) return {};
    return getArgumentValues(field, node, this.question.variables);
  }
}

function listSizeOf(typeName: string, fieldName: string, args: Arguments, pageSize: number): number {
  if (isConnection(typeName)) return pageSize;
  const name = `${typeName}.${fieldName}`;
  return ASKED_SIZES[name]?.(args) ?? ASSUMED_LIST_SIZES[name] ?? ASSUMED_LIST_SIZE;
}

export function costOf(question: CostQuestion): number {
  const { schema, operation } = question;
  const root = schema.getRootType(operation.operation);
  return root ? new CostMeter(question).ofSelections(operation.selectionSet, root.name, 0) : 0;
}
