/** Filings: where each stands, who acts next and by when. */
import { useState } from 'preact/hooks';
import { ask } from '../../api/client.ts';
import { useEveryPage } from '../../api/use-every-page.ts';
import { Heading } from '../../components/heading.tsx';
import { Empty, Failure, Loading } from '../../components/states.tsx';
import { useMay } from '../../state/account.ts';
import { useValue } from '../../state/observable.ts';
import { replaceQuery, route } from '../../state/route.ts';
import { FILINGS } from '../../texts/filings.ts';
import { useSay } from '../../texts/say.ts';
import { NAVIGATION } from '../../texts/shell.ts';
import { BeginDialog } from './begin-dialog.tsx';
import { Board } from './board.tsx';
import type { FilingSummary } from './filing.ts';
import { FilingDialog } from './filing-dialog.tsx';

const filingPage = (query: string, signal: AbortSignal) =>
  ask('FilingList', `/v1/filings?${query}`, { signal });

/** The page. Which filing is open stands in the address. */
export function FilingsPage() {
  const say = useSay();
  const [beginning, setBeginning] = useState(false);
  const { items, whole, refused, again, change } = useEveryPage(filingPage);
  const may = useMay('check');
  const domain = useValue(route).query.get('open') ?? undefined;
  const open = (of: string | undefined) => replaceQuery(of === undefined ? {} : { open: of });
  /** What an answer told goes before what a list may have missed. */
  const put = (changed: FilingSummary) =>
    change((before) => [...before.filter((each) => each.domain !== changed.domain), changed]);
  const begin = may ? (
    <button type="button" class="primary" onClick={() => setBeginning(true)}>
      {say(FILINGS.begin)}
    </button>
  ) : null;
  return (
    <>
      <Heading title={say(NAVIGATION.filings)}>{items.length > 0 ? begin : null}</Heading>
      {refused === undefined ? null : <Failure refused={refused} again={again} scope="read" />}
      {items.length > 0 ? (
        <Board filings={items} whole={whole} open={open} />
      ) : refused !== undefined ? null : whole ? (
        <Empty title={say(FILINGS.emptyTitle)}>
          <p>{say(FILINGS.emptyText)}</p>
          <p class="quiet">{say(FILINGS.emptyExample)}</p>
          {begin}
        </Empty>
      ) : (
        <Loading />
      )}
      {domain === undefined ? null : (
        <FilingDialog
          key={domain}
          domain={domain}
          changed={put}
          gone={() => change((before) => before.filter((each) => each.domain !== domain))}
          close={() => open(undefined)}
        />
      )}
      {beginning ? <BeginDialog begun={put} close={() => setBeginning(false)} /> : null}
    </>
  );
}
