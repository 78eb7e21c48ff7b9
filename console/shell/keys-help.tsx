/** What the keys do. */
import { Dialog } from '../components/dialog.tsx';
import { useValue } from '../state/observable.ts';
import { GO_KEYS, helpOpen, keysOn, switchKeys } from '../state/shortcuts.ts';
import { useSay } from '../texts/say.ts';
import { KEYS, NAVIGATION } from '../texts/shell.ts';

/** A dialog with all of them. */
export function KeysHelp() {
  const say = useSay();
  const rows: readonly (readonly [keys: string, does: string])[] = [
    ['/', say(KEYS.search)],
    ['n', say(KEYS.new)],
    ...Object.entries(GO_KEYS).map(
      ([key, page]) => [`g ${key}`, say(KEYS.go, { page: say(NAVIGATION[page]) })] as const,
    ),
    ['?', say(KEYS.help)],
    ['Esc', say(KEYS.close)],
  ];
  return (
    <Dialog title={say(KEYS.heading)} close={() => helpOpen.set(false)}>
      <dl class="keys">
        {rows.map(([keys, does]) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input
          type="checkbox"
          checked={useValue(keysOn)}
          onChange={({ currentTarget }) => switchKeys(currentTarget.checked)}
        />
        {say(KEYS.on)}
      </label>
    </Dialog>
  );
}
