/** How Huawei Cloud's services page: each in one of three ways, under names of its own. */
import { list, member, text } from '../json.ts';

export type Service = 'iam' | 'ecs' | 'vpc' | 'elb' | 'cdn' | 'bss' | 'domains-external';

/** Makes a call; one that fails is undefined. */
export type Call = (
  service: Service,
  path: string,
  more?: { region?: string; query?: { [name: string]: string }; body?: unknown },
) => Promise<unknown>;

/** A list that comes in pages. */
type PagedCall = {
  service: Service;
  region?: string;
  path: string;
  /** The member that holds the items. */
  items: string;
  /** `offset` counts items, `page` counts pages from 1, `marker` is the id of the last item. */
  by: 'offset' | 'page' | 'marker';
  /** What the service calls the size of a page and the place in the list. */
  names?: { limit: string; at: string };
  query?: { [name: string]: string };
  /** For a query that is posted: page and size go into the body. */
  body?: { [name: string]: unknown };
};

const PAGE = 100;
/** No account has more pages of one kind; a paging that never ends is broken. */
const PAGES = 1_000;

/** The answers of all pages, until one is short or a call fails. */
export async function pagesOf(call: Call, paged: PagedCall): Promise<unknown[]> {
  const documents: unknown[] = [];
  let marker: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const answer = await call(paged.service, paged.path, requestOf(paged, page, marker));
    if (answer === undefined) break;
    documents.push(answer);
    const found = list(member(answer, paged.items));
    const last = text(member(found.at(-1), 'id'));
    if (found.length < PAGE || (paged.by === 'marker' && (last === undefined || last === marker))) break;
    marker = last;
  }
  return documents;
}

function requestOf({ region, by, names, query, body }: PagedCall, page: number, marker: string | undefined) {
  const at = by === 'marker' ? marker : by === 'page' ? page + 1 : page * PAGE;
  const { limit, at: place } = names ?? { limit: 'limit', at: by === 'marker' ? 'marker' : 'offset' };
  const paging = { [limit]: PAGE, ...(at !== undefined && { [place]: at }) };
  const more = region === undefined ? {} : { region };
  if (body !== undefined) return { ...more, body: { ...body, ...paging } };
  const asText = Object.fromEntries(Object.entries(paging).map(([name, value]) => [name, String(value)]));
  return { ...more, query: { ...query, ...asText } };
}
