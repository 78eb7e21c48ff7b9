/** Codes: each server with its five slots, who holds what; and the place to use a code. */
import { useState } from 'preact/hooks';
import { ask } from '../../api/client.ts';
import { useEveryPage } from '../../api/use-every-page.ts';
import { Heading } from '../../components/heading.tsx';
import { MissingScope } from '../../components/missing-scope.tsx';
import { Empty, Failure, Loading } from '../../components/states.tsx';
import { useMay } from '../../state/account.ts';
import { useValue } from '../../state/observable.ts';
import { addressOf, route } from '../../state/route.ts';
import { CODES, REDEEM } from '../../texts/codes.ts';
import { useSay } from '../../texts/say.ts';
import { NAVIGATION } from '../../texts/shell.ts';
import { useCodesOfServers } from './codes-of-servers.ts';
import { RedeemForm } from './redeem-form.tsx';
import { ServerList } from './server-list.tsx';
import { SlotDialog, type SlotPlace } from './slot-dialog.tsx';

const serverPage = (query: string, signal: AbortSignal) =>
  ask('TrackedServerList', `/v1/servers?${query}`, { signal });

/** The page. What is searched for may be a code that somebody pasted: it is in no address. */
export function CodesPage() {
  const say = useSay();
  const [mayRead, mayUse] = [useMay('read'), useMay('redeem')];
  return (
    <>
      <Heading title={say(NAVIGATION.codes)} />
      <div class="codes-columns">
        <div class="stack">
          {mayRead ? <Servers /> : <MissingScope scope="read" what={say(CODES.noReadScope)} />}
        </div>
        <section class="card codes-use">
          <h2>{say(REDEEM.heading)}</h2>
          {mayUse ? <RedeemForm /> : <MissingScope scope="redeem" what={say(CODES.noRedeemScope)} />}
        </section>
      </div>
    </>
  );
}

function Servers() {
  const say = useSay();
  const servers = useEveryPage(serverPage);
  const codes = useCodesOfServers();
  const only = useValue(route).query.get('server') ?? undefined;
  const [place, setPlace] = useState<SlotPlace | undefined>(undefined);
  const may = useMay('codes');
  const { items, whole, refused, again } = servers;
  const server = items.find(({ id }) => id === place?.serverId);
  /** A code was made, used, released or made void: how many there are is told anew. */
  const changed = async (serverId: string) => {
    const [fresh] = await Promise.all([
      ask('TrackedServer', `/v1/servers/${encodeURIComponent(serverId)}`),
      codes.again(serverId),
    ]);
    servers.change((before) => before.map((each) => (each.id === serverId ? fresh : each)));
  };
  return (
    <>
      {may ? null : <MissingScope scope="codes" what={say(CODES.noCodesScope)} />}
      {refused === undefined ? null : <Failure refused={refused} again={again} scope="read" />}
      {items.length === 0 && refused === undefined ? whole ? <NoServers /> : <Loading /> : null}
      {items.length === 0 ? null : (
        <ServerList servers={items} {...{ whole, codes, only, may }} open={setPlace} />
      )}
      {server === undefined || place === undefined ? null : (
        <SlotDialog
          server={server}
          code={codes.of(server.id)?.find(({ slot }) => slot === place.slot)}
          changed={() => changed(server.id)}
          close={() => setPlace((now) => (now === place ? undefined : now))}
        />
      )}
    </>
  );
}

function NoServers() {
  const say = useSay();
  return (
    <Empty title={say(CODES.emptyTitle)}>
      <p>{say(CODES.emptyText)}</p>
      <a class="button primary" href={addressOf('application')}>
        {say(CODES.emptyAction)}
      </a>
    </Empty>
  );
}
