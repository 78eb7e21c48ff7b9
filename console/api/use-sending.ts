/** A change that is sent to the service, as the state of a component: one at a time, with what it was refused for. */
import { useRef, useState } from 'preact/hooks';
import { type Refused, refusalOf } from './problem.ts';

type Sending = {
  sending: boolean;
  refusal: Refused | undefined;
  /** Sends, unless something is being sent already. What it throws becomes the refusal. */
  send: (work: () => Promise<void>) => Promise<void>;
};

/** Nothing is sent until `send` is called. */
export function useSending(): Sending {
  const [state, setState] = useState<{ sending: boolean; refusal: Refused | undefined }>({
    sending: false,
    refusal: undefined,
  });
  const busy = useRef(false);
  const send = async (work: () => Promise<void>) => {
    if (busy.current) return;
    busy.current = true;
    setState({ sending: true, refusal: undefined });
    try {
      await work();
      setState({ sending: false, refusal: undefined });
    } catch (error) {
      setState({ sending: false, refusal: refusalOf(error) });
    } finally {
      busy.current = false;
    }
  };
  return { ...state, send };
}
