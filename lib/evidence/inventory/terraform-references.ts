/** References in the configuration of a plan: which resources they come to, through variables and outputs of modules. */
import { at, list, member, text } from '../json.ts';

/** How deep modules may lie in one another, and variables refer to variables: far deeper than anybody builds. */
export const DEPTH = 30;

/** The configuration of a module by the names of the calls that lead to it; undefined if there is none. */
export function moduleAt(configuration: unknown, modules: readonly string[]): unknown {
  return modules.reduce<unknown>(
    (module, name) => at(module, 'module_calls', name, 'module'),
    member(configuration, 'root_module'),
  );
}

/** What an expression refers to. */
export function referencesOf(expression: unknown): string[] {
  // Blocks are lists of expressions: what they refer to is looked for one level down.
  if (Array.isArray(expression)) return expression.flatMap(referencesOf);
  return list(member(expression, 'references')).flatMap((each) => text(each) ?? []);
}

/** Where references stand; `seen` holds those that were followed already: however they branch, each is followed once. */
type Following = { configuration: unknown; seen: Set<string>; modules: readonly string[]; depth?: number };

/** The addresses of resources behind references, through a module's variables and outputs; keys of `count` are left out. */
export function resolveAll(references: readonly string[], following: Following): string[] {
  return references.flatMap((reference) => {
    const key = [...following.modules, reference].join(' ');
    if (following.seen.has(key) || (following.depth ?? 0) > DEPTH) return [];
    following.seen.add(key);
    return resolve(reference, following);
  });
}

/** Whether references come to variables that are given to the plan, and to nothing else: it knows what they hold. */
export function comeToVariables(references: readonly string[], following: Following): boolean {
  const { modules, seen, depth = 0 } = following;
  return references.every((reference) => {
    const key = [...modules, reference].join(' ');
    if (seen.has(key)) return true;
    seen.add(key);
    const variable = variableIn(reference);
    if (variable === undefined || depth > DEPTH) return false;
    const outside = givenOutside(variable, following);
    return outside === undefined || comeToVariables(outside.references, outside.following);
  });
}

function variableIn(reference: string): string | undefined {
  return /^var\.([\p{L}\p{N}_-]+)/u.exec(reference)?.[1];
}

/** What the call of a module gives for a variable of it; undefined of a variable of the whole. */
function givenOutside(variable: string, following: Following) {
  const { configuration, modules, depth = 0 } = following;
  const [call, outer] = [modules.at(-1), modules.slice(0, -1)];
  if (call === undefined) return undefined;
  const given = at(moduleAt(configuration, outer), 'module_calls', call, 'expressions', variable);
  return { references: referencesOf(given), following: { ...following, modules: outer, depth: depth + 1 } };
}

function resolve(reference: string, following: Following): string[] {
  const { configuration, modules, depth = 0 } = following;
  const variable = variableIn(reference);
  if (variable !== undefined) {
    const outside = givenOutside(variable, following);
    return outside === undefined ? [] : resolveAll(outside.references, outside.following);
  }
  const [, inner, output] =
    /^module\.([\p{L}\p{N}_-]+)(?:\[[^\]]*\])?\.([\p{L}\p{N}_-]+)/u.exec(reference) ?? [];
  if (inner !== undefined && output !== undefined) {
    const told = at(moduleAt(configuration, [...modules, inner]), 'outputs', output, 'expression');
    return resolveAll(referencesOf(told), { ...following, modules: [...modules, inner], depth: depth + 1 });
  }
  const resource = /^[a-z][\w-]*\.[\p{L}\p{N}_-]+(?:\[(?:\d+|"[^"]*")\])?$/u.exec(reference)?.[0];
  if (resource === undefined || /^(?:data|local|each|count|path|self|terraform)\./.test(resource)) return [];
  return [[...modules.map((name) => `module.${name}`), resource].join('.')];
}
