/**
 * What is made when something of it is first asked for, and stands for it until then and after. Schemas of a library that has some
 * hundred are made so in a bundle: a message needs a few of them.
 */
export function whenAsked<T extends object>(make: () => T): T {
  let made: T | undefined;
  const target = () => {
    made ??= make();
    return made;
  };
  const stands: ProxyHandler<object> = {
    get: (_, name) => {
      const value = Reflect.get(target(), name);
      return typeof value === 'function' ? value.bind(target()) : value;
    },
    has: (_, name) => Reflect.has(target(), name),
    getPrototypeOf: () => Reflect.getPrototypeOf(target()),
  };
  return new Proxy({}, stands) as T;
}
