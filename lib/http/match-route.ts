/** Finds the route of a path. Templates are as in the gateway: `/v1/results/{id}`. What answers GET answers HEAD: RFC 9110, 9.3.2. */

type Match<R> =
  | { kind: 'found'; route: R; params: Record<string, string> }
  | { kind: 'other-methods'; allowed: string[] }
  | { kind: 'none' };

/** Whether a request is one for the headers alone. */
export function isForHeaders(method: string): boolean {
  return method === 'HEAD';
}

/** The route of a method and a path, with the parts that its template names; or the methods that others have there. */
export function matchRoute<R extends { method: string; path: string }>(
  routes: readonly R[],
  method: string,
  path: string,
): Match<R> {
  const allowed: string[] = [];
  const asked = isForHeaders(method) ? 'GET' : method;
  const parts = partsOf(path);
  for (const route of routes) {
    const params = paramsOf(partsOf(route.path), parts);
    if (params === undefined) continue;
    if (route.method === asked) return { kind: 'found', route, params };
    allowed.push(...(route.method === 'GET' ? ['GET', 'HEAD'] : [route.method]));
  }
  return allowed.length > 0 ? { kind: 'other-methods', allowed } : { kind: 'none' };
}

function partsOf(path: string): string[] {
  return path.replace(/\/$/, '').split('/');
}

function paramsOf(template: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (template.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, expected] of template.entries()) {
    const part = parts[index] ?? '';
    if (!expected.startsWith('{')) {
      if (expected !== part) return undefined;
      continue;
    }
    const value = decoded(part);
    if (value === undefined || value === '') return undefined;
    params[expected.slice(1, -1)] = value;
  }
  return params;
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
