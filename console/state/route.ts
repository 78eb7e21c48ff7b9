/** Where a person is: in the fragment, so that any server of files can serve the console. `#/results/01J…?from=list` */
import { observable } from './observable.ts';

/** The pages to which the navigation leads. */
export const MAIN_PAGES = [
  'application',
  'portfolio',
  'codes',
  'filings',
  'results',
  'rules',
  'settings',
] as const;
const PAGES = [...MAIN_PAGES, 'report'] as const;
export type PageName = (typeof PAGES)[number];

/** `rest`: what follows the page's name, as a path without a slash at its ends. `page` undefined: there is no such page. */
type Route = { page: PageName | undefined; rest: string; query: URLSearchParams };

export const route = observable<Route>(readRoute());

addEventListener('hashchange', () => route.set(readRoute()));

/** The address of a place within the console. */
export function addressOf(page: PageName, rest = '', query: Record<string, string> = {}): string {
  const path = rest.split('/').filter(Boolean).map(encodeURIComponent);
  const search = new URLSearchParams(query).toString();
  return `#/${[page, ...path].join('/')}${search === '' ? '' : `?${search}`}`;
}

/** Goes to a place within the console. */
export function goTo(page: PageName, rest = '', query: Record<string, string> = {}): void {
  location.hash = addressOf(page, rest, query);
}

/** Writes what the page shows into its address without a step in the history, so that it can be passed on and reloaded. */
export function replaceQuery(query: Record<string, string>): void {
  const { page = 'application', rest } = route.get();
  history.replaceState(history.state, '', addressOf(page, rest, query));
  route.set(readRoute());
}

function readRoute(): Route {
  // A fragment that signs somebody in is no place: it is gone at once.
  const [path = '', search = ''] = location.hash.replace(/^#(?:token=.*)?\/?/, '').split('?');
  const [name = '', ...rest] = path.split('/').map(decoded);
  const page = name === '' ? 'application' : PAGES.find((each) => each === name);
  return { page, rest: rest.join('/'), query: new URLSearchParams(search) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
