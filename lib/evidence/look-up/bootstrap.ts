/** Which RDAP server answers for a top-level domain: RFC 9224. */
import * as z from 'zod/mini';
import shipped from './bootstrap.json' with { type: 'json' };

const document = z.object({
  publication: z.string(),
  services: z.array(z.tuple([z.array(z.string()), z.array(z.string())])),
});

/** RDAP servers by top-level domain, and when IANA published them. */
export type Bootstrap = { publication: string; servers: ReadonlyMap<string, string> };

/** Reads a document in the form of RFC 9224; undefined if it has another one. Of several servers the first https one counts. */
export function readBootstrap(value: unknown): Bootstrap | undefined {
  const { success, data } = document.safeParse(value);
  if (!success) return undefined;
  const servers = new Map<string, string>();
  for (const [tlds, urls] of data.services) {
    const url = urls.find((each) => each.startsWith('https:')) ?? urls[0];
    if (url === undefined || !URL.canParse(url)) continue;
    for (const tld of tlds) servers.set(tld.toLowerCase(), url.endsWith('/') ? url : `${url}/`);
  }
  return { publication: data.publication, servers };
}

/** The copy that ships. */
export function shippedBootstrap(): Bootstrap {
  return readBootstrap(shipped) ?? { publication: '', servers: new Map() };
}
