/** Addresses of Terraform: modules and a resource, each with the key of `count` or `for_each`. */

const MODULE = /^module\.([^.["]+)(\["(?:[^"\\]|\\.)*"\]|\[\d+\])?\./;
const KEYS = /\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g;

/** An address in its parts; modules and resource without the keys of `count` and `for_each`, which the configuration has not. */
export function pathOf(address: string): { modules: string[]; resource: string } {
  const bare = withoutKeys(address);
  const modules = [...bare.matchAll(/module\.([\p{L}\p{N}_-]+)\./gu)].flatMap(([, name]) => name ?? []);
  return { modules, resource: bare.slice(modules.reduce((length, name) => length + name.length + 8, 0)) };
}

/** An address without the keys of `count` and `for_each`. */
export function withoutKeys(address: string): string {
  return address.replace(KEYS, '');
}

/** The last key of an address, with its brackets; empty if it has none. */
export function keyOf(address: string): string {
  return address.match(KEYS)?.at(-1) ?? '';
}

/** Whether two addresses lie in the same instances of the modules that both lie in. */
export function isInSameModules(one: string, other: string): boolean {
  const [modules, others] = [modulesOf(one), modulesOf(other)];
  const parting = modules.findIndex(({ name }, at) => name !== others[at]?.name);
  const shared = parting < 0 ? modules : modules.slice(0, parting);
  return shared.every(({ key }, at) => key === others[at]?.key);
}

function modulesOf(address: string): { name: string; key: string }[] {
  const modules: { name: string; key: string }[] = [];
  for (let rest = address; ; ) {
    const [whole = '', name = '', key = ''] = MODULE.exec(rest) ?? [];
    if (whole === '') return modules;
    modules.push({ name, key });
    rest = rest.slice(whole.length);
  }
}
