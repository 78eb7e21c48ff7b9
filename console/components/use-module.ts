/** A component of a module that is loaded when it is wanted. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

type Module = {
  /** undefined: not there yet. */
  Shown: ComponentType | undefined;
  failed: boolean;
  again: () => void;
};

/** `name` tells modules apart: with another name another is loaded. */
export function useModule(name: string, load: () => Promise<ComponentType>): Module {
  const [state, setState] = useState<{ of?: string; shown?: ComponentType; failed?: true }>({});
  const again = () => {
    load().then(
      (shown) => setState({ of: name, shown }),
      () => setState({ of: name, failed: true }),
    );
  };
  useEffect(again, [name]);
  const isIt = state.of === name;
  return { Shown: isIt ? state.shown : undefined, failed: isIt && state.failed === true, again };
}
