/** In which order computed indicators are computed, or the circle that leaves them without one. */

export type Dependencies = ReadonlyMap<string, readonly string[]>;

export type Ordered =
  | { readonly order: readonly string[]; readonly cycle: null }
  | { readonly order: null; readonly cycle: readonly string[] };

/** Each comes after all that it needs; without recursion, so that a long chain cannot overflow. */
export function dependencyOrder(dependencies: Dependencies): Ordered {
  const order: string[] = [];
  const done = new Set<string>();
  for (const root of [...dependencies.keys()].sort()) {
    const path: string[] = [];
    const open: { readonly code: string; readonly rest: string[] }[] = [];
    const enter = (code: string) => {
      path.push(code);
      open.push({ code, rest: [...(dependencies.get(code) ?? [])] });
    };
    if (!done.has(root)) enter(root);
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const next = top.rest.shift();
      if (next === undefined) {
        open.pop();
        path.pop();
        done.add(top.code);
        order.push(top.code);
      } else if (path.includes(next)) {
        return { order: null, cycle: [...path.slice(path.indexOf(next)), next] };
      } else if (!done.has(next)) enter(next);
    }
  }
  return { order, cycle: null };
}
