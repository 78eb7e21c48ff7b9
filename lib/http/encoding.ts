/**
 * The first of the encodings that an Accept-Encoding takes, RFC 9110 section 12.5.3; undefined where it takes none of
 * them, or there is no such header: then the body goes out as it is.
 */
export function encodingFor<E extends string>(
  header: string | undefined,
  offered: readonly E[],
): E | undefined {
  const weights = new Map((header ?? '').split(',').map(weightOf));
  return offered.find((encoding) => (weights.get(encoding) ?? weights.get('*') ?? 0) > 0);
}

function weightOf(element: string): [name: string, weight: number] {
  const [name = '', ...parameters] = element.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((part) => part.startsWith('q='))?.slice(2);
  return [name, weight === undefined ? 1 : Number(weight) || 0];
}
