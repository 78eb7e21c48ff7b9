/** A list of the service, page after page, as the state of a component. What is there is shown while the rest comes. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { useTenant } from '../state/account.ts';
import { language } from '../state/language.ts';
import { useValue } from '../state/observable.ts';
import { online } from '../state/online.ts';
import { session } from '../state/session.ts';
import { type Refused, refusalOf } from './problem.ts';

type ListPage<T> = { items: readonly T[]; nextCursor: string | null };
/** Asks for one page: `query` as `limit=100&cursor=…`. The same function from one rendering to the next. */
type AskPage<T> = (query: string, signal: AbortSignal) => Promise<ListPage<T>>;

type Listed<T> = {
  items: readonly T[];
  /** Every page was read. */
  whole: boolean;
  refused: Refused | undefined;
  again: () => void;
  /** Changes what is shown by what an answer told since. */
  change: (to: ListChange<T>) => void;
};
type ListChange<T> = (items: readonly T[]) => readonly T[];

/** `of`: whose it is. */
type ListState<T> = Pick<Listed<T>, 'items' | 'whole' | 'refused'> & { of: string | undefined };

const PAGE_ITEMS = 100;

/**
 * Asks when the component is there, and anew when session or language change and when the connection is back; what was
 * read before stays in sight until it was read anew. `askPage` undefined asks nothing.
 */
export function useEveryPage<T>(askPage: AskPage<T> | undefined): Listed<T> {
  const tenant = useTenant();
  const nothing = { of: tenant, items: [], whole: false, refused: undefined };
  const [state, setState] = useState<ListState<T>>(nothing);
  const [turn, setTurn] = useState(0);
  /** What was told since the reading began: its pages may be from before. */
  const changes = useRef<ListChange<T>[]>([]);
  const token = useValue(session)?.token;
  const isOnline = useValue(online);
  const spoken = useValue(language);
  useEffect(() => {
    // A page whose session has ended stays as it is.
    if (askPage === undefined || token === undefined) return;
    setState((before) => (before.of === tenant ? before : nothing));
    const ending = new AbortController();
    const since: ListChange<T>[] = [];
    changes.current = since;
    readPages(askPage, ending.signal, (read, whole) =>
      setState(({ items }) => {
        const told = since.reduce((before, to) => to(before), read);
        const shown = whole || told.length >= items.length ? told : items;
        return { of: tenant, items: shown, whole, refused: undefined };
      }),
    ).catch((error: unknown) => {
      if (!ending.signal.aborted) setState((before) => ({ ...before, refused: refusalOf(error) }));
    });
    return () => ending.abort();
  }, [askPage, token, isOnline, spoken, turn]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  const change = useCallback((to: ListChange<T>) => {
    changes.current.push(to);
    setState(({ items, ...rest }) => ({ ...rest, items: to(items) }));
  }, []);
  return { ...state, again, change };
}

async function readPages<T>(
  askPage: AskPage<T>,
  signal: AbortSignal,
  tell: (read: readonly T[], whole: boolean) => void,
): Promise<void> {
  let read: readonly T[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: ListPage<T> = await askPage(`limit=${PAGE_ITEMS}${query}`, signal);
    if (signal.aborted) return;
    read = [...read, ...page.items];
    cursor = page.nextCursor;
    tell(read, cursor === null);
  } while (cursor !== null);
}
