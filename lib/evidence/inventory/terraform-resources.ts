/** The resources of a plan or a state of Terraform, in one form: `terraform show -json`, or the state file itself. */
import { at, isObject, list, member, text } from '../json.ts';
import { pathOf } from './terraform-addresses.ts';
import { comeToVariables, DEPTH, moduleAt, referencesOf, resolveAll } from './terraform-references.ts';

/** One resource. `values` are its attributes as far as they are known; `links` name resources that an unknown attribute comes from. */
export type Resource = {
  /** With the module and the key of `count` or `for_each`: `module.edge.huaweicloud_cdn_domain.www["a"]`. */
  address: string;
  /** Whether it is only looked at. */
  isData: boolean;
  /** Without the version that old providers append: `huaweicloud_compute_instance_v2`. */
  type: string;
  values: { readonly [name: string]: unknown };
  /** The region that its provider is configured for. */
  providerRegion: string | undefined;
  links: (attribute: string) => readonly string[];
  /** Whether an attribute is set to what a plan does not know yet, so that the provider's default says nothing of it. */
  isUnknown: (attribute: string) => boolean;
  /** Whether the configuration sets an attribute, as far as it is there. */
  isSet: (attribute: string) => boolean;
};

export type Resources = {
  form: 'plan' | 'state';
  resources: Resource[];
  /** What is only looked at. */
  data: Resource[];
};

/** The resources of a document; undefined if it is neither a plan nor a state. */
export function resourcesOf(document: unknown): Resources | undefined {
  if (isObject(member(document, 'planned_values'))) {
    // What a plan has looked at already stands in the state before it.
    const before = ofModule(at(document, 'prior_state', 'values', 'root_module'), unlinked);
    return byMode('plan', [...ofPlan(document), ...before.filter(({ isData }) => isData)]);
  }
  if (isObject(at(document, 'values', 'root_module')))
    return byMode('state', ofModule(at(document, 'values', 'root_module'), unlinked));
  if (member(document, 'version') === 4 && Array.isArray(member(document, 'resources')))
    return byMode('state', list(member(document, 'resources')).flatMap(ofStateFile));
  return undefined;
}

function byMode(form: Resources['form'], all: readonly Resource[]): Resources {
  return { form, resources: all.filter(({ isData }) => !isData), data: all.filter(({ isData }) => isData) };
}

type Completed = Pick<Resource, 'providerRegion' | 'links' | 'isUnknown' | 'isSet'>;

function unlinked(): Completed {
  return { providerRegion: undefined, links: () => [], isUnknown: () => false, isSet: () => true };
}

function ofModule(module: unknown, complete: (address: string) => Completed, depth = 0): Resource[] {
  if (depth > DEPTH) return [];
  const own = list(member(module, 'resources')).flatMap((resource) => {
    const [address, type] = [text(member(resource, 'address')), text(member(resource, 'type'))];
    const values = member(resource, 'values');
    if (address === undefined || type === undefined) return [];
    const isData = member(resource, 'mode') === 'data';
    const known = isObject(values) ? values : {};
    return [{ address, isData, type: typeOf(type), values: known, ...complete(address) }];
  });
  const inner = list(member(module, 'child_modules')).flatMap((each) => ofModule(each, complete, depth + 1));
  return [...own, ...inner];
}

/** A resource of a state file of version 4, which has its instances in a list. */
function ofStateFile(resource: unknown): Resource[] {
  const [type, name] = [text(member(resource, 'type')), text(member(resource, 'name'))];
  if (type === undefined || name === undefined) return [];
  const module = text(member(resource, 'module'));
  const isData = member(resource, 'mode') === 'data';
  return list(member(resource, 'instances')).flatMap((instance) => {
    const values = member(instance, 'attributes');
    // What is left of an instance that was replaced goes by its address.
    if (!isObject(values) || member(instance, 'deposed') !== undefined) return [];
    const key = member(instance, 'index_key');
    const index = key === undefined ? '' : `[${JSON.stringify(key)}]`;
    const address = `${module === undefined ? '' : `${module}.`}${isData ? 'data.' : ''}${type}.${name}${index}`;
    return [{ address, isData, type: typeOf(type), values, ...unlinked() }];
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
  const unknownAt = unknownIn(document);
  return ofModule(at(document, 'planned_values', 'root_module'), (address) => {
    const path = pathOf(address);
    const configured = configuredAt(path);
    const unknown = unknownAt.get(address);
    const set = (attribute: string) => member(member(configured, 'expressions'), attribute);
    const isSet = (attribute: string) => set(attribute) !== undefined;
    const following = () => ({ configuration, seen: new Set<string>(), modules: path.modules });
    // What nobody sets, and what a variable without a value sets, is unknown too where the provider computes it: then its default counts.
    const isComputed = (attribute: string) => {
      const references = referencesOf(set(attribute));
      return !isSet(attribute) || (references.length > 0 && comeToVariables(references, following()));
    };
    return {
      isUnknown: (attribute) =>
        member(unknown, attribute) === true && (configured === undefined || !isComputed(attribute)),
      isSet,
      providerRegion: region(text(member(configured, 'provider_config_key'))),
      links: (attribute) => resolveAll(referencesOf(set(attribute)), following()),
    };
  });
}

/** What of each resource a plan does not know yet, by address; what is left of one that was replaced goes by the same address. */
function unknownIn(document: unknown): Map<unknown, unknown> {
  const all = list(member(document, 'resource_changes'));
  const changes = all.filter((each) => member(each, 'deposed') === undefined);
  return new Map(changes.map((each) => [member(each, 'address'), at(each, 'change', 'after_unknown')]));
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
