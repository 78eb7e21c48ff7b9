/** A part that is taken out of a body, and put back. */

import { domainsOf } from './domains.ts';
import { at, itemsOf, type Members, membersOf, type Path, put, textOf } from './json.ts';

/** `back` puts the part into a body as it is by then. */
type TakenOut = { body: Members; back: (body: Members) => Members };

/** Takes out the item of a list, and with a domain what is stated of it beside it: its routing. */
export function takenOut(body: Members, path: Path): TakenOut {
  const part = at(body, path);
  const names = new Set(namesIn(part, path));
  const isOfPart = (routing: unknown) => names.has(textOf(membersOf(routing).domain));
  const routings = itemsOf(body.routing);
  const own = routings.filter(isOfPart);
  const left = membersOf(put(body, path, undefined));
  return {
    body:
      own.length === 0
        ? left
        : withRoutings(
            left,
            routings.filter((each) => !isOfPart(each)),
          ),
    back: (now) => withRoutings(inserted(now, path, part), [...itemsOf(now.routing), ...own]),
  };
}

/** A body in which a domain has another name, with what is stated of it by its name. */
export function renamed(body: Members, path: Path, name: unknown): Members {
  const before = textOf(at(body, path));
  const routings = itemsOf(body.routing).map((each) =>
    textOf(membersOf(each).domain) === before ? { ...membersOf(each), domain: textOf(name) } : each,
  );
  return withRoutings(membersOf(put(body, path, name)), routings);
}

function namesIn(part: unknown, path: Path): string[] {
  const website = path.includes('domains') ? { domains: [part] } : part;
  return domainsOf({ websites: [website] }).map(({ domain }) => textOf(domain.name));
}

function withRoutings(body: Members, routing: readonly unknown[]): Members {
  return membersOf(put(body, ['routing'], routing.length === 0 ? undefined : routing));
}

function inserted(body: Members, path: Path, part: unknown): Members {
  const list = path.slice(0, -1);
  const items = itemsOf(at(body, list));
  const place = Number(path.at(-1));
  return membersOf(put(body, list, [...items.slice(0, place), part, ...items.slice(place)]));
}
