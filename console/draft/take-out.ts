/** A part that is taken out of a body, and put back. */
import { domainsOf } from './domains.ts';
import { at, itemsOf, keyOf, type Members, membersOf, type Path, put, textOf } from './json.ts';

/** `back` puts the part into a body as it is by then. */
type TakenOut = { body: Members; back: (body: Members) => Members };

/** Takes out the item of a list, and with a domain what is stated of it beside it: its routing. */
export function takenOut(body: Members, path: Path): TakenOut {
  const part = at(body, path);
  const key = keyOf(path);
  const within = domainsOf(body).filter((each) => keyOf(each.path.slice(0, path.length)) === key);
  const places = new Set(within.flatMap((each) => routingsOf(body, each.path)));
  const routings = itemsOf(body.routing);
  const own = routings.filter((_, place) => places.has(place));
  const others = routings.filter((_, place) => !places.has(place));
  const left = membersOf(put(body, path, undefined));
  return {
    body: own.length === 0 ? left : withRoutings(left, others),
    back: (now) => withRoutings(inserted(now, path, part), [...itemsOf(now.routing), ...own]),
  };
}

/** A body in which a domain has another name, with what is stated of it by its name. */
export function renamed(body: Members, path: Path, name: unknown): Members {
  const own = routingsOf(body, path.slice(0, -1));
  const routings = itemsOf(body.routing).map((each, place) =>
    own.includes(place) ? { ...membersOf(each), domain: textOf(name) } : each,
  );
  return withRoutings(membersOf(put(body, path, name)), routings);
}

/**
 * The positions of the routings of a domain. Two have the same name while one is being typed, as `shop.com` on the way to
 * `shop.com.cn`: then each has its own in their order, and where not every one has one nobody knows whose it is.
 */
function routingsOf(body: Members, path: Path): number[] {
  const name = textOf(at(body, [...path, 'name']));
  const namesakes = domainsOf(body).filter(({ domain }) => textOf(domain.name) === name);
  const places = itemsOf(body.routing).flatMap((each, place) =>
    textOf(membersOf(each).domain) === name ? [place] : [],
  );
  if (namesakes.length === 1) return places;
  const turn = namesakes.findIndex((each) => keyOf(each.path) === keyOf(path));
  return namesakes.length === places.length ? places.slice(turn, turn + 1) : [];
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
