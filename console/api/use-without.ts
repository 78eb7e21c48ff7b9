/** What is deleted goes from sight at once, and comes back, with the reason told, where the service refuses. */
import { useEffect, useState } from 'preact/hooks';
import type { Text } from '../../lib/texts.ts';
import { showToast } from '../state/toasts.ts';
import { useSay } from '../texts/say.ts';
import { STATES } from '../texts/states.ts';
import { refusalOf } from './problem.ts';

type Deletion = { key: string; name: string; send: () => Promise<void>; done: Text };

/** `keyOf`: the same function from one rendering to the next. */
export function useWithout<T>(items: readonly T[], keyOf: (item: T) => string) {
  const say = useSay();
  const [gone, setGone] = useState<readonly string[]>([]);
  // What the service does not list any more may be made anew under the same name.
  useEffect(() => {
    const listed = new Set(items.map(keyOf));
    setGone((before) =>
      before.every((key) => listed.has(key)) ? before : before.filter((key) => listed.has(key)),
    );
  }, [items, keyOf]);
  const takeAway = async ({ key, name, send, done }: Deletion) => {
    setGone((before) => [...before, key]);
    try {
      await send();
      showToast({ text: done });
    } catch (error) {
      const { unreachable, message } = refusalOf(error);
      setGone((before) => before.filter((each) => each !== key));
      showToast({
        text: STATES.notDeleted,
        values: { name, why: unreachable ? say(STATES.noAnswer) : message },
      });
    }
  };
  return { shown: items.filter((item) => !gone.includes(keyOf(item))), takeAway };
}
