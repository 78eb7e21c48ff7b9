/** What stands where an answer will be, or will not be. */
import type { ComponentChildren } from 'preact';
import { useEffect, useErrorBoundary, useState } from 'preact/hooks';
import type { Refused } from '../api/problem.ts';
import type { Loaded } from '../api/use-answer.ts';
import type { Scope } from '../state/session.ts';
import { useSay } from '../texts/say.ts';
import { SCOPE_WORDS } from '../texts/shell.ts';
import { STATES } from '../texts/states.ts';

const SOON_MS = 200;
const LONG_MS = 1_000;

/** Nothing at first, so that what comes at once does not flicker; after a second it says what it waits for. */
export function Loading({ what }: { what?: string }) {
  const say = useSay();
  const [waited, setWaited] = useState(0);
  useEffect(() => {
    const soon = setTimeout(() => setWaited(SOON_MS), SOON_MS);
    const long = setTimeout(() => setWaited(LONG_MS), LONG_MS);
    return () => {
      clearTimeout(soon);
      clearTimeout(long);
    };
  }, []);
  const text =
    waited >= LONG_MS
      ? say(STATES.stillLoading, { what: what ?? say(STATES.theService) })
      : say(STATES.loading);
  return (
    <p class="loading" role="status" aria-busy="true">
      {waited === 0 ? '' : text}
    </p>
  );
}

/** An empty place that teaches: what will stand here, and a way to it. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** Why something could not be loaded, and a way to try again. */
export function Failure({ refused, again, scope }: { refused: Refused; again?: () => void; scope?: Scope }) {
  const say = useSay();
  const { unreachable, status, problem } = refused;
  const title = unreachable ? STATES.offline : status === 403 ? STATES.forbidden : STATES.failed;
  const hint = unreachable
    ? say(STATES.offlineHint)
    : status === 403 && scope !== undefined
      ? say(STATES.forbiddenHint, { scope, what: say(SCOPE_WORDS[scope]) })
      : problem?.detail;
  return (
    <div class="failure" role="alert">
      <h2>{say(title)}</h2>
      {hint === undefined ? null : <p>{hint}</p>}
      {problem === undefined ? null : <p class="quiet">{say(STATES.requestId, { id: problem.requestId })}</p>}
      {again === undefined || status === 403 ? null : (
        <button type="button" onClick={again}>
          {say(STATES.again)}
        </button>
      )}
    </div>
  );
}

/** An answer when it is there; else that it is loading, or why it is not there. */
export function WhenLoaded<T>({
  loaded,
  scope,
  children,
}: {
  loaded: Loaded<T>;
  scope?: Scope;
  children: (answer: T) => ComponentChildren;
}) {
  const { answer, refused, again } = loaded;
  if (answer !== undefined) return <>{children(answer)}</>;
  if (refused !== undefined)
    return <Failure refused={refused} again={again} {...(scope !== undefined && { scope })} />;
  return <Loading />;
}

/** Keeps what breaks on a page to that page. */
export function ErrorBoundary({ children }: { children: ComponentChildren }) {
  const say = useSay();
  const [error, reset] = useErrorBoundary((thrown: unknown) => console.error(thrown));
  if (error === undefined) return <>{children}</>;
  return (
    <div class="failure" role="alert">
      <h1 tabIndex={-1}>{say(STATES.crashed)}</h1>
      <p>{say(STATES.crashedHint)}</p>
      <button type="button" onClick={reset}>
        {say(STATES.again)}
      </button>
      <button type="button" onClick={() => location.reload()}>
        {say(STATES.reload)}
      </button>
    </div>
  );
}
