/** The keys of a list of rows, of which one is in the order of the tab key. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

type Rows = { keys: readonly string[]; rowsInSight: number };
type List = { current: HTMLElement | null };
/** The row to go to, and which of what takes the focus in it. */
type Wanted = { key: string; column: number };

const TAKES_FOCUS = 'button:not([disabled]), a[href], input, select, summary';

/** The position of the active row, 0 at first, and what the element that holds the rows listens to. */
export function useRowKeys(list: List, { keys, rowsInSight }: Rows) {
  const [activeKey, setActiveKey] = useState<string | undefined>(undefined);
  const wanted = useRef<Wanted | undefined>(undefined);
  const found = activeKey === undefined ? -1 : keys.indexOf(activeKey);
  const active = Math.max(0, found);
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    focusIn(list, wanted.current);
    wanted.current = undefined;
  });
  const go = (index: number, column: number) => {
    const key = keys[Math.max(0, Math.min(index, keys.length - 1))];
    if (key === undefined) return;
    // At once where the row is there, so that the next key finds it; else when it is.
    if (focusIn(list, { key, column })) return;
    wanted.current = { key, column };
    setActiveKey(key);
  };
  const listeners = {
    onFocusIn: ({ target }: FocusEvent) => {
      const row = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
      if (row?.dataset.key !== undefined) setActiveKey(row.dataset.key);
    },
    onKeyDown: (event: KeyboardEvent) => {
      // Where the focus is now: more keys may come than renderings.
      const focused = document.activeElement;
      const key = focused?.closest<HTMLElement>('[data-key]')?.dataset.key;
      const controls = controlsOf(rowOf(list, key));
      const column = focused instanceof HTMLElement ? controls.indexOf(focused) : -1;
      if (key === undefined || column < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
      const row = rowFor(event.key, { active: keys.indexOf(key), rowsInSight, last: keys.length - 1 });
      const beside = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
      if (row === undefined && beside === 0) return;
      event.preventDefault();
      if (row === undefined) controls[column + beside]?.focus();
      else go(row, column);
    },
  };
  return { active, listeners };
}

function rowFor(key: string, at: { active: number; rowsInSight: number; last: number }): number | undefined {
  const { active, rowsInSight, last } = at;
  const page = Math.max(1, rowsInSight - 1);
  const rows: Record<string, number> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: last,
  };
  return rows[key];
}

/** Whether the row is there and took the focus. */
function focusIn(list: List, { key, column }: Wanted): boolean {
  const controls = controlsOf(rowOf(list, key));
  controls[Math.min(column, controls.length - 1)]?.focus();
  return controls.length > 0;
}

function rowOf(list: List, key: string | undefined): Element | undefined {
  const rows = list.current?.querySelectorAll<HTMLElement>('[data-key]') ?? [];
  return [...rows].find(({ dataset }) => dataset.key === key);
}

function controlsOf(row: Element | undefined): HTMLElement[] {
  return [...(row?.querySelectorAll<HTMLElement>(TAKES_FOCUS) ?? [])];
}
