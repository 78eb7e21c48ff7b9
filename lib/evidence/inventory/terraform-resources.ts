/** The resources of a plan or a state of Terraform, in one form: `terraform show -json`, or the state file itself. */
import { at, isObject, list, member, text } from '../json.ts';
import { pathOf } from './terraform-addresses.ts';

/** One resource. `values` are its attributes as far as they are known; `links` name resources that an unknown attribute comes from. */
export type Resource = {
  /** With the module and the key of `count` or `for_each`: `module.edge.huaweicloud_cdn_domain.www["a"]`. */
  address: string;
  /** Without the version that old providers append: `huaweicloud_compute_instance_v2`. */
  type: string;
  values: { readonly [name: string]: unknown };
  /** The region that its provider is configured for. */
  providerRegion: string | undefined;
  links: (attribute: string) => readonly string[];
};

export type Resources = {
  form: 'plan' | 'state';
  resources: Resource[];
};

/** How deep modules may lie in one another, and variables refer to variables: far deeper than anybody builds. */
const DEPTH = 30;

/** The resources of a document; undefined if it is neither a plan nor a state. */
export function resourcesOf(document: unknown): Resources | undefined {
  if (isObject(member(document, 'planned_values'))) return { form: 'plan', resources: ofPlan(document) };
  if (isObject(at(document, 'values', 'root_module')))
    return { form: 'state', resources: ofModule(at(document, 'values', 'root_module'), unlinked) };
  if (member(document, 'version') === 4 && Array.isArray(member(document, 'resources')))
    return { form: 'state', resources: list(member(document, 'resources')).flatMap(ofStateFile) };
  return undefined;
}

type Completed = Pick<Resource, 'providerRegion' | 'links'>;

function unlinked(): Completed {
  return { providerRegion: undefined, links: () => [] };
}

function ofModule(module: unknown, complete: (address: string) => Completed, depth = 0): Resource[] {
  if (depth > DEPTH) return [];
  const own = list(member(module, 'resources')).flatMap((resource) => {
    const [address, type] = [text(member(resource, 'address')), text(member(resource, 'type'))];
    const values = member(resource, 'values');
    if (address === undefined || type === undefined || member(resource, 'mode') === 'data') return [];
    return [{ address, type: typeOf(type), values: isObject(values) ? values : {}, ...complete(address) }];
  });
  const inner = list(member(module, 'child_modules')).flatMap((each) => ofModule(each, complete, depth + 1));
  return [...own, ...inner];
}

/** A resource of a state file of version 4, which has its instances in a list. */
function ofStateFile(resource: unknown): Resource[] {
  const [type, name] = [text(member(resource, 'type')), text(member(resource, 'name'))];
  if (type === undefined || name === undefined || member(resource, 'mode') === 'data') return [];
  const module = text(member(resource, 'module'));
  return list(member(resource, 'instances')).flatMap((instance) => {
    const values = member(instance, 'attributes');
    if (!isObject(values)) return [];
    const key = member(instance, 'index_key');
    const index = key === undefined ? '' : `[${JSON.stringify(key)}]`;
    const address = `${module === undefined ? '' : `${module}.`}${type}.${name}${index}`;
    return [{ address, type: typeOf(type), values, ...unlinked() }];
  });
}

function typeOf(type: string): string {
  return type.replace(/_v\d$/, '');
}

/** In a plan what is not known yet is only in the configuration: which resource an attribute is taken from. */
function ofPlan(document: unknown): Resource[] {
  const configuration = member(document, 'configuration');
  const region = regionsOf(configuration, member(document, 'variables'));
  const configuredAt = configuredIn(configuration);
  return ofModule(at(document, 'planned_values', 'root_module'), (address) => {
    const path = pathOf(address);
    const configured = configuredAt(path);
    return {
      providerRegion: region(text(member(configured, 'provider_config_key'))),
      links: (attribute) =>
        resolveAll(referencesOf(member(member(configured, 'expressions'), attribute)), {
          configuration,
          seen: new Set(),
          modules: path.modules,
        }),
    };
  });
}

/** The regions of providers by the key under which resources name them; one that is a variable has the variable's value. */
function regionsOf(configuration: unknown, variables: unknown) {
  const providers = member(configuration, 'provider_config');
  const only =
    isObject(providers) && Object.keys(providers).length === 1 ? Object.keys(providers)[0] : undefined;
  return (key: string | undefined): string | undefined => {
    const region = at(providers, key ?? only ?? '', 'expressions', 'region');
    const constant = text(member(region, 'constant_value'));
    if (constant !== undefined) return constant;
    const [variable] = referencesOf(region).flatMap(
      (each) => /^var\.([\p{L}\p{N}_-]+)$/u.exec(each)?.[1] ?? [],
    );
    return variable === undefined ? undefined : text(at(variables, variable, 'value'));
  };
}

/** Finds a resource's configuration; each module's resources are indexed once. */
function configuredIn(configuration: unknown) {
  const modules = new Map<string, Map<unknown, unknown>>();
  return (path: { modules: string[]; resource: string }): unknown => {
    const name = path.modules.join('.');
    let resources = modules.get(name);
    if (resources === undefined) {
      const all = list(member(moduleAt(configuration, path.modules), 'resources'));
      resources = new Map(all.map((each) => [member(each, 'address'), each]));
      modules.set(name, resources);
    }
    return resources.get(path.resource);
  };
}

function moduleAt(configuration: unknown, modules: readonly string[]): unknown {
  return modules.reduce<unknown>(
    (module, name) => at(module, 'module_calls', name, 'module'),
    member(configuration, 'root_module'),
  );
}

function referencesOf(expression: unknown): string[] {
  // Blocks are lists of expressions: what they refer to is looked for one level down.
  if (Array.isArray(expression)) return expression.flatMap(referencesOf);
  return list(member(expression, 'references')).flatMap((each) => text(each) ?? []);
}

/** Where references stand; `seen` holds those that were followed already: however they branch, each is followed once. */
type Following = { configuration: unknown; seen: Set<string>; modules: readonly string[]; depth?: number };

/** The addresses of resources behind references, through a module's variables and outputs; keys of `count` are left out. */
function resolveAll(references: readonly string[], following: Following): string[] {
  return references.flatMap((reference) => {
    const key = [...following.modules, reference].join(' ');
    if (following.seen.has(key) || (following.depth ?? 0) > DEPTH) return [];
    following.seen.add(key);
    return resolve(reference, following);
  });
}

function resolve(reference: string, following: Following): string[] {
  const { configuration, modules, depth = 0 } = following;
  const variable = /^var\.([\p{L}\p{N}_-]+)/u.exec(reference)?.[1];
  if (variable !== undefined) {
    const [call, outer] = [modules.at(-1), modules.slice(0, -1)];
    if (call === undefined) return [];
    const given = at(moduleAt(configuration, outer), 'module_calls', call, 'expressions', variable);
    return resolveAll(referencesOf(given), { ...following, modules: outer, depth: depth + 1 });
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
