/** The codes of servers, masked, each list asked for when its server comes into sight. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answer } from '../../../lib/answers/named.ts';
import type { Text } from '../../../lib/texts.ts';
import { ask } from '../../api/client.ts';
import { useTenant } from '../../state/account.ts';
import { useValue } from '../../state/observable.ts';
import { online } from '../../state/online.ts';
import { STATUS_WORDS } from '../../texts/portfolio.ts';
import { VERDICT_WORDS } from '../../texts/words.ts';

export type Server = Answer<'TrackedServer'>;
export type Code = Answer<'Code'>;
export type CodesOfServers = {
  of: (serverId: string) => readonly Code[] | undefined;
  /** Asks for the codes of a server, unless that was done. */
  want: (serverId: string) => void;
  /** Asks for them anew. */
  again: (serverId: string) => Promise<void>;
};

/** Requests at a time: a list that is scrolled through wants many. */
const AT_ONCE = 4;

/** What is known is forgotten when somebody else signs in. */
export function useCodesOfServers(): CodesOfServers {
  const [known, setKnown] = useState<ReadonlyMap<string, readonly Code[]>>(new Map());
  const asked = useRef(new Set<string>());
  const waiting = useRef<string[]>([]);
  const running = useRef(0);
  const tenant = useTenant();
  const whose = useRef(tenant);
  whose.current = tenant;
  const isOnline = useValue(online);
  useEffect(() => {
    asked.current.clear();
    waiting.current = [];
    setKnown(new Map());
  }, [tenant]);
  const again = useCallback(async (serverId: string) => {
    const path = `/v1/servers/${encodeURIComponent(serverId)}/authorization-codes?limit=5`;
    const asker = whose.current;
    const { items } = await ask('CodeList', path);
    if (whose.current !== asker) return;
    setKnown((before) => new Map(before).set(serverId, items));
  }, []);
  const next = useCallback(() => {
    // What was asked for last is in sight.
    const serverId = running.current < AT_ONCE ? waiting.current.pop() : undefined;
    if (serverId === undefined) return;
    running.current += 1;
    // What cannot be had is asked for again when the row comes into sight again.
    again(serverId)
      .catch(() => asked.current.delete(serverId))
      .finally(() => {
        running.current -= 1;
        next();
      });
  }, []);
  const want = useCallback(
    (serverId: string) => {
      if (asked.current.has(serverId)) return;
      asked.current.add(serverId);
      waiting.current.push(serverId);
      next();
    },
    [isOnline, tenant],
  );
  return { of: (serverId) => known.get(serverId), want, again };
}

/** Why codes of a server are of no use now, in a word; undefined: they are of use. */
export function closedBy({ status, verdict }: Pick<Server, 'status' | 'verdict'>): Text | undefined {
  if (verdict === 'ready') return undefined;
  return status === 'expired' ? STATUS_WORDS.expired : VERDICT_WORDS[verdict];
}

/** How many codes a server can make still. */
export function leftOf({ codes }: Pick<Server, 'codes'>): number {
  return Math.max(0, codes.limit - codes.issued);
}
