/** A list of the service that is read on when somebody asks for more, as the state of a component. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { language } from '../state/language.ts';
import { useValue } from '../state/observable.ts';
import { online } from '../state/online.ts';
import { session } from '../state/session.ts';
import { type Refused, refusalOf } from './problem.ts';

type PagesState<P> = { pages: readonly P[]; refused?: Refused; loading: boolean };

/** `more`: reads the next page; undefined if there is none, or one is being read. */
type Pages<P> = PagesState<P> & { more: (() => void) | undefined; again: () => void };

/**
 * Asks for the first page when the component is there, and anew when `path`, session or language change and when the
 * connection is back; a page that comes after that is of use no more. `askPage` is given the path with the cursor; the
 * same function from one rendering to the next.
 */
export function usePages<P extends { nextCursor: string | null }>(
  path: string | undefined,
  askPage: (path: string, signal: AbortSignal) => Promise<P>,
): Pages<P> {
  const [state, setState] = useState<PagesState<P>>({ pages: [], loading: path !== undefined });
  const [turn, setTurn] = useState(0);
  const reading = useRef(new AbortController());
  const token = useValue(session)?.token;
  const asked = [token, useValue(online), useValue(language), turn].join();
  const readOn = (place: string, pages: readonly P[]) => {
    const { signal } = reading.current;
    setState({ pages, loading: true });
    askPage(place, signal).then(
      (page) => signal.aborted || setState({ pages: [...pages, page], loading: false }),
      (error: unknown) => signal.aborted || setState({ pages, refused: refusalOf(error), loading: false }),
    );
  };
  useEffect(() => {
    // A page whose session has ended stays as it is.
    if (path === undefined || token === undefined) return;
    const ending = new AbortController();
    reading.current = ending;
    readOn(path, []);
    return () => ending.abort();
  }, [path, askPage, asked]);
  const cursor = state.pages.at(-1)?.nextCursor ?? null;
  const isLast = path === undefined || cursor === null || state.loading;
  const more = () => readOn(`${path}&cursor=${encodeURIComponent(cursor ?? '')}`, state.pages);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  return { ...state, more: isLast ? undefined : more, again };
}
