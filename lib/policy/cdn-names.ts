import data from './cdn-names.json' with { type: 'json' };

let names: RegExp | undefined;

/** Whether a host, in lower case and without a dot at its end, lies below a name under which a CDN takes over hosts. */
export function isCdnName(host: string): boolean {
  names ??= new RegExp(`^(?:${patterns().join('|')})$`);
  const known = names;
  const [, ...parents] = host.split('.');
  return parents.some((_, at) => known.test(parents.slice(at).join('.')));
}

function patterns(): string[] {
  return data.items.flatMap((item) => item.names.map(patternOf));
}

function patternOf(name: string): string {
  return name.replaceAll('.', '\\.').replaceAll('*', '[a-z0-9]*');
}
