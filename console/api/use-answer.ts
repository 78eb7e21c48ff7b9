/** An answer of the service as the state of a component. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Answer, AnswerName } from '../../lib/answers/named.ts';
import { useTenant } from '../state/account.ts';
import { language } from '../state/language.ts';
import { useValue } from '../state/observable.ts';
import { online } from '../state/online.ts';
import { session } from '../state/session.ts';
import { ask } from './client.ts';
import { type Refused, refusalOf } from './problem.ts';

/** `answer` stays while it is asked for anew by the same tenant. */
export type Loaded<T> = {
  answer: T | undefined;
  refused: Refused | undefined;
  loading: boolean;
  again: () => void;
};

/**
 * Asks when the component is there, and anew when path, language or session change and when the connection is back.
 * A path that is undefined asks nothing.
 */
export function useAnswer<N extends AnswerName>(name: N, path: string | undefined): Loaded<Answer<N>> {
  const [state, setState] = useState<{
    of?: string;
    answer?: Answer<N>;
    refused?: Refused;
    loading: boolean;
  }>({
    loading: path !== undefined,
  });
  const [turn, setTurn] = useState(0);
  const spoken = useValue(language);
  const isOnline = useValue(online);
  const token = useValue(session)?.token;
  const place = `${useTenant()} ${path}`;
  useEffect(() => {
    if (path === undefined) return;
    const ending = new AbortController();
    setState(({ of, answer }) => ({ loading: true, ...(of === place && { of, answer }) }));
    ask(name, path, { signal: ending.signal }).then(
      (answer) => ending.signal.aborted || setState({ of: place, answer, loading: false }),
      (error: unknown) =>
        ending.signal.aborted ||
        setState(({ of, answer }) => ({ of, answer, refused: refusalOf(error), loading: false })),
    );
    return () => ending.abort();
  }, [name, place, spoken, isOnline, token, turn]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  const { answer, refused, loading, of } = state;
  return { answer: of === place ? answer : undefined, refused, loading, again };
}
