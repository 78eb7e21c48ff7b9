/** Results: everything that was checked, newest first, and what the rules of today would say of it. */
import { useEffect, useMemo } from 'preact/hooks';
import { ask, askToDelete } from '../../api/client.ts';
import { usePages } from '../../api/use-pages.ts';
import { useWithout } from '../../api/use-without.ts';
import { Heading } from '../../components/heading.tsx';
import { Empty, Failure, Loading } from '../../components/states.tsx';
import { useValue } from '../../state/observable.ts';
import { addressOf, replaceQuery, route } from '../../state/route.ts';
import { RESULTS } from '../../texts/results.ts';
import { useSay } from '../../texts/say.ts';
import { NAVIGATION } from '../../texts/shell.ts';
import { STATES } from '../../texts/states.ts';
import { Impact } from './impact.tsx';
import { ResultFilters, type ResultWish } from './result-filters.tsx';
import { ResultRow, type ResultSummary } from './result-row.tsx';

const askResults = (path: string, signal: AbortSignal) => ask('ResultList', path, { signal });

/** `#/results` lists them; `#/results/ID` leads to the report of one. */
export function ResultsPage() {
  const say = useSay();
  const { rest, query } = useValue(route);
  useEffect(() => {
    if (rest !== '') location.replace(addressOf('report', rest));
  }, [rest]);
  const wish: ResultWish = { kind: query.get('kind') ?? '', subject: query.get('subject') ?? '' };
  const change = (changed: ResultWish) =>
    replaceQuery(Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== '')));
  return (
    <>
      <Heading title={say(NAVIGATION.results)} />
      <ResultFilters key={`${wish.kind} ${wish.subject}`} wish={wish} change={change} />
      <Found wish={wish} />
      <Impact />
    </>
  );
}

function Found({ wish }: { wish: ResultWish }) {
  const say = useSay();
  const search = new URLSearchParams({ limit: '50', ...wish });
  for (const name of ['kind', 'subject']) if (search.get(name) === '') search.delete(name);
  const { pages, refused, loading, more, again } = usePages(`/v1/results?${search}`, askResults);
  const items = useMemo(() => pages.flatMap((page) => page.items), [pages]);
  const { shown, takeAway } = useWithout(items, idOf);
  const isWhole = more === undefined && !loading && refused === undefined;
  return (
    <section class="stack" aria-label={say(NAVIGATION.results)}>
      {shown.length === 0 ? null : (
        <ul class="results">
          {shown.map((result) => (
            <ResultRow
              key={result.id}
              result={result}
              remove={() =>
                takeAway({
                  key: result.id,
                  name: result.subject,
                  send: () => askToDelete(`/v1/results/${encodeURIComponent(result.id)}`),
                  done: RESULTS.removed,
                })
              }
            />
          ))}
        </ul>
      )}
      {refused === undefined ? null : <Failure refused={refused} again={again} scope="read" />}
      {loading ? <Loading /> : null}
      {isWhole && shown.length === 0 ? <None isFiltered={wish.kind !== '' || wish.subject !== ''} /> : null}
      {shown.length === 0 ? null : (
        <p class="row">
          <span class="quiet" role="status">
            {say(RESULTS.loaded, { count: shown.length })}
          </span>
          {more === undefined ? null : (
            <button type="button" onClick={more}>
              {say(STATES.more)}
            </button>
          )}
        </p>
      )}
    </section>
  );
}

function idOf({ id }: ResultSummary): string {
  return id;
}

function None({ isFiltered }: { isFiltered: boolean }) {
  const say = useSay();
  if (isFiltered) return <p>{say(RESULTS.noneLike)}</p>;
  return (
    <Empty title={say(RESULTS.emptyTitle)}>
      <p>{say(RESULTS.emptyText)}</p>
      <a class="button primary" href={addressOf('application')}>
        {say(RESULTS.emptyAction)}
      </a>
    </Empty>
  );
}
