/** Resources: every server and domain that is watched on one axis of days, what ends first at the top. */
import { useCallback, useMemo, useState } from 'preact/hooks';
import { ask } from '../../api/client.ts';
import { useEveryPage } from '../../api/use-every-page.ts';
import { Heading } from '../../components/heading.tsx';
import { Empty, Failure, Loading } from '../../components/states.tsx';
import { NoticesDialog } from '../../notices/notices-dialog.tsx';
import { useValue } from '../../state/observable.ts';
import { addressOf, replaceQuery, route } from '../../state/route.ts';
import { PORTFOLIO } from '../../texts/portfolio.ts';
import { useSay } from '../../texts/say.ts';
import { NAVIGATION } from '../../texts/shell.ts';
import { type Held, heldOf, type Wish, ZOOMS } from './held.ts';
import { Lines } from './lines.tsx';
import { Next } from './next.tsx';
import { RecordDialog } from './record-dialog.tsx';

const serverPage = (query: string, signal: AbortSignal) =>
  ask('TrackedServerList', `/v1/servers?${query}`, { signal });
const domainPage = (query: string, signal: AbortSignal) =>
  ask('TrackedDomainList', `/v1/domains?${query}`, { signal });

/** The page. What is filtered and opened stands in the address, what is searched for does not. */
export function PortfolioPage() {
  const say = useSay();
  const [subscribing, setSubscribing] = useState(false);
  return (
    <>
      <Heading title={say(NAVIGATION.portfolio)}>
        <button type="button" onClick={() => setSubscribing(true)}>
          {say(PORTFOLIO.subscriptions)}
        </button>
      </Heading>
      <Watched />
      {subscribing ? <NoticesDialog close={() => setSubscribing(false)} /> : null}
    </>
  );
}

function Watched() {
  const servers = useEveryPage(serverPage);
  const domains = useEveryPage(domainPage);
  const held = useMemo(() => heldOf(servers.items, domains.items), [servers.items, domains.items]);
  const { wish, axisDays, opened, change, zoom, open } = useWish();
  const record = held.find(({ key }) => key === opened);
  const refused = servers.refused ?? domains.refused;
  const whole = servers.whole && domains.whole;
  const again = useCallback(() => {
    servers.again();
    domains.again();
  }, [servers.again, domains.again]);
  const forget = ({ key }: Held) => {
    const isOther = (kind: Held['kind']) => (one: { id: string }) => `${kind}/${one.id}` !== key;
    servers.change((items) => items.filter(isOther('server')));
    domains.change((items) => items.filter(isOther('domain')));
  };
  return (
    <>
      {refused === undefined ? null : <Failure refused={refused} again={again} scope="read" />}
      {held.length === 0 && refused === undefined ? whole ? <NothingYet /> : <Loading /> : null}
      {held.length === 0 ? null : (
        <>
          <Next held={held} open={open} />
          <Lines {...{ held, whole, wish, axisDays, change, zoom, open }} />
        </>
      )}
      {record === undefined ? null : (
        <RecordDialog key={record.key} held={record} close={() => open(undefined)} forget={forget} />
      )}
    </>
  );
}

function NothingYet() {
  const say = useSay();
  return (
    <Empty title={say(PORTFOLIO.emptyTitle)}>
      <p>{say(PORTFOLIO.emptyText)}</p>
      <p class="quiet">{say(PORTFOLIO.emptyExample)}</p>
      <a class="button primary" href={addressOf('application')}>
        {say(PORTFOLIO.emptyAction)}
      </a>
    </Empty>
  );
}

/** What is wanted, how far the axis reaches and which record is open: in the address, but for the text. */
function useWish() {
  const { query } = useValue(route);
  const [text, setText] = useState('');
  const of = (name: string) => query.get(name) ?? '';
  const wish: Wish = {
    status: of('status'),
    kind: of('kind'),
    product: of('product'),
    province: of('province'),
    text,
  };
  const axisDays = ZOOMS.find((days) => String(days) === of('days')) ?? 90;
  const tell = (changed: Record<string, string>) => {
    const all = { ...Object.fromEntries(query), ...changed };
    replaceQuery(Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')));
  };
  return {
    wish,
    axisDays,
    opened: of('open'),
    change({ text: sought, ...rest }: Partial<Wish>) {
      if (sought !== undefined) setText(sought);
      if (Object.keys(rest).length > 0) tell(rest);
    },
    zoom: (days: number) => tell({ days: days === 90 ? '' : String(days) }),
    open: (held: Held | undefined) => tell({ open: held?.key ?? '' }),
  };
}
