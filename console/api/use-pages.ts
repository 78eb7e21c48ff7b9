/** A list of the service that is read on when somebody asks for more, as the state of a component. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { language } from '../state/language.ts';
import { useValue } from '../state/observable.ts';
import { online } from '../state/online.ts';
import { session } from '../state/session.ts';
import { type Refused, refusalOf } from './problem.ts';

type PagesState<P> = { of?: string; pages: readonly P[]; refused?: Refused; loading: boolean };

/** `more`: reads the next page; undefined if there is none, or one is being read. */
type Pages<P> = Omit<PagesState<P>, 'of'> & { more: (() => void) | undefined; again: () => void };

/**
 * Asks for the first page when the component is there, and anew when `path`, session or language change and when the
 * connection is back. `askPage` is given the path with the cursor; the same function from one rendering to the next.
 */
export function usePages<P extends { nextCursor: string | null }>(
  path: string | undefined,
  askPage: (path: string, signal?: AbortSignal) => Promise<P>,
): Pages<P> {
  const [state, setState] = useState<PagesState<P>>({ pages: [], loading: path !== undefined });
  const [turn, setTurn] = useState(0);
  const asked = [useValue(session)?.token, useValue(online), useValue(language), turn].join();
  useEffect(() => {
    if (path === undefined) return;
    const ending = new AbortController();
    setState({ of: path, pages: [], loading: true });
    askPage(path, ending.signal).then(
      (page) => ending.signal.aborted || setState({ of: path, pages: [page], loading: false }),
      (error: unknown) =>
        ending.signal.aborted || setState({ of: path, pages: [], refused: refusalOf(error), loading: false }),
    );
    return () => ending.abort();
  }, [path, askPage, asked]);
  const cursor = state.pages.at(-1)?.nextCursor ?? null;
  const readOn = () => {
    if (path === undefined || cursor === null) return;
    setState((before) => ({ ...before, loading: true }));
    askPage(`${path}&cursor=${encodeURIComponent(cursor)}`).then(
      (page) => setState((before) => joined(before, path, page)),
      (error: unknown) =>
        setState((before) =>
          before.of === path ? { ...before, refused: refusalOf(error), loading: false } : before,
        ),
    );
  };
  const again = useCallback(() => setTurn((before) => before + 1), []);
  return { ...state, more: cursor === null || state.loading ? undefined : readOn, again };
}

/** A page that comes after another list was asked for is of no use. */
function joined<P>(before: PagesState<P>, path: string, page: P): PagesState<P> {
  return before.of === path ? { of: path, pages: [...before.pages, page], loading: false } : before;
}
