/** Servers, found by their ids, and a strip of slots for each. */
import { useMemo, useState } from 'preact/hooks';
import { SearchBox } from '../../components/search-box.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { narrow } from '../../state/narrow.ts';
import { useValue } from '../../state/observable.ts';
import { addressOf } from '../../state/route.ts';
import { CODES } from '../../texts/codes.ts';
import { PORTFOLIO } from '../../texts/portfolio.ts';
import { useSay } from '../../texts/say.ts';
import { shownId } from '../../texts/shown-id.ts';
import type { CodesOfServers, Server } from './codes-of-servers.ts';
import type { SlotPlace } from './slot-dialog.tsx';
import { Strip } from './strip.tsx';

/** Pixels, as in the style sheet. */
const ROW = 76;
const ROW_NARROW = 148;

type ServerListProps = {
  servers: readonly Server[];
  whole: boolean;
  codes: CodesOfServers;
  /** The one server that another page asked for. */
  only: string | undefined;
  /** Whether codes may be seen. */
  may: boolean;
  open: (place: SlotPlace) => void;
};

/** Also finds servers by the websites that hold their codes. */
export function ServerList({ servers, whole, codes, only, may, open }: ServerListProps) {
  const say = useSay();
  const [sought, setSought] = useState('');
  const isNarrow = useValue(narrow);
  const shown = useMemo(() => {
    const word = sought.trim().toLowerCase();
    return servers.filter(({ id, dependents }) =>
      only === undefined
        ? [id, ...dependents, ...dependents.map(shownId)].some((text) => text.toLowerCase().includes(word))
        : id === only,
    );
  }, [servers, sought, only]);
  const count = servers.length;
  return (
    <section class="card codes-servers">
      <div class="row">
        <h2>{say(CODES.servers)}</h2>
        <span class="quiet" role="status" aria-busy={!whole}>
          {whole ? say(CODES.count, { count }) : say(PORTFOLIO.reading, { count })}
        </span>
      </div>
      {only === undefined ? (
        <SearchBox label={say(CODES.search)} hint={say(CODES.search)} text={sought} change={setSought} />
      ) : (
        <p class="row">
          {say(CODES.one, { id: only })}
          <a href={addressOf('codes')}>{say(CODES.all)}</a>
        </p>
      )}
      {shown.length === 0 ? (
        <p>{say(CODES.noneMatches)}</p>
      ) : (
        <VirtualList
          items={shown}
          keyOf={idOf}
          rowHeight={isNarrow ? ROW_NARROW : ROW}
          label={say(CODES.list)}
        >
          {(server, _, tabIndex) => (
            <Strip server={server} codes={codes} may={may} tabIndex={tabIndex} open={open} />
          )}
        </VirtualList>
      )}
    </section>
  );
}

function idOf({ id }: Server): string {
  return id;
}
