import data from './cdn-names.json' with { type: 'json' };

let names: RegExp | undefined;

/** Whether a host, in lower case and without a dot at its end, lies below a name under which a CDN takes over hosts. */
export function isCdnName(host: string): boolean {
  names ??= new RegExp(`\\.(?:${data.items.flatMap((item) => item.names.map(patternOf)).join('|')})$`);
  return names.test(host);
}

function patternOf(name: string): string {
  return name.replaceAll('.', '\\.').replaceAll('*', '[a-z0-9]*');
}
