/** One server as a strip of five slots. */
import { useEffect } from 'preact/hooks';
import { CODE_STATUS_WORDS, CODES } from '../../texts/codes.ts';
import { type Say, useSay } from '../../texts/say.ts';
import { shownId } from '../../texts/shown-id.ts';
import { type Code, type CodesOfServers, closedBy, leftOf, type Server } from './codes-of-servers.ts';
import type { SlotPlace } from './slot-dialog.tsx';

type StripProps = {
  server: Server;
  codes: CodesOfServers;
  may: boolean;
  tabIndex: 0 | -1;
  open: (place: SlotPlace) => void;
};

/** A taken slot is shown as taken until its code is known. */
export function Strip({ server, codes, may, tabIndex, open }: StripProps) {
  const say = useSay();
  const { id, codes: counts } = server;
  const closed = closedBy(server);
  const wanted = may && counts.issued > 0;
  useEffect(() => {
    if (wanted) codes.want(id);
  }, [id, wanted, codes.want]);
  const known = codes.of(id);
  return (
    <div class="strip">
      <div class="strip-server">
        <b>{id}</b>
        <span class="quiet">
          {say(CODES.left, { left: leftOf(server), limit: counts.limit })}
          {closed === undefined ? '' : ` · ${say(closed)}`}
        </span>
      </div>
      <ol class="slots">
        {Array.from({ length: counts.limit }, (_, index) => index + 1).map((slot) => {
          const code = known?.find((each) => each.slot === slot);
          const isEmpty = code === undefined && slot > counts.issued;
          const isClosed = isEmpty
            ? closed !== undefined
            : code?.status === 'available' && code.usableUntil === null;
          return (
            <li key={slot}>
              <button
                type="button"
                class={`slot slot-${code?.status ?? (isEmpty ? 'empty' : 'unknown')}${isClosed ? ' slot-closed' : ''}`}
                data-slot={slot}
                data-status={code?.status}
                tabIndex={tabIndex}
                disabled={!may || (code === undefined && !isEmpty)}
                onClick={() => open({ serverId: id, slot })}
              >
                <span class="visually-hidden">
                  {id}, {say(CODES.slot, { slot })}:{' '}
                </span>
                <SlotText code={code} isEmpty={isEmpty} isClosed={isClosed} say={say} />
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

type SlotTextProps = { code: Code | undefined; isEmpty: boolean; isClosed: boolean; say: Say };

/** A free slot or code of a server that cannot verify is of no use now. */
function SlotText({ code, isEmpty, isClosed, say }: SlotTextProps) {
  if (code === undefined) return <b>{say(isClosed ? CODES.closed : isEmpty ? CODES.empty : CODES.hidden)}</b>;
  const { status, website, grantedTo } = code;
  const isGranted = status === 'available' && grantedTo !== undefined;
  return (
    <>
      <b>
        {isClosed
          ? say(CODES.closed)
          : isGranted
            ? say(CODES.granted, { tenant: grantedTo })
            : say(CODE_STATUS_WORDS[status])}
      </b>
      <small>{website === undefined ? code.code : shownId(website.domain)}</small>
    </>
  );
}
