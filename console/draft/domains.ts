import { itemsOf, type Members, membersOf, type Path } from './json.ts';

/** All domains of a draft. */
export function domainsOf(body: Members): { path: Path; domain: Members }[] {
  return itemsOf(body.websites).flatMap((website, index) =>
    itemsOf(membersOf(website).domains).map((domain, position) => ({
      path: ['websites', index, 'domains', position],
      domain: membersOf(domain),
    })),
  );
}
