/**
 * A list of any length of which only what is in sight is in the page. Rows have one height. One row is in the order of
 * the tab key; arrows, Home, End and the page keys go from row to row, and left and right within one.
 */
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useRowKeys } from './row-keys.ts';

/** Rows beyond either edge, so that scrolling does not show what is not there yet. */
const BEYOND = 8;

type VirtualListProps<T> = {
  items: readonly T[];
  keyOf: (item: T) => string;
  /** Pixels. */
  rowHeight: number;
  label: string;
  /** `tabIndex` is for everything in the row that takes the focus. */
  children: (item: T, index: number, tabIndex: 0 | -1) => ComponentChildren;
};

/** As high as its rows, and at most as its style allows; then it scrolls. */
export function VirtualList<T>({ items, keyOf, rowHeight, label, children }: VirtualListProps<T>) {
  const list = useRef<HTMLDivElement>(null);
  const seen = useSeen(list);
  const keys = useMemo(() => items.map(keyOf), [items]);
  const { active, listeners } = useRowKeys(list, {
    keys,
    rowsInSight: Math.floor(seen.height / rowHeight),
  });
  const from = Math.max(0, Math.floor(seen.top / rowHeight) - BEYOND);
  const until = Math.min(items.length, Math.ceil((seen.top + seen.height) / rowHeight) + BEYOND);
  return (
    <div
      class="virtual-list"
      ref={list}
      tabIndex={-1}
      role="region"
      aria-label={label}
      style={{ '--rows-height': `${items.length * rowHeight}px` }}
      {...listeners}
    >
      <div role="list" aria-label={label} class="virtual-rows">
        {placesOf({ from, until, active, count: items.length }).map((index) => {
          const item = items[index];
          return item === undefined ? null : (
            <div
              role="listitem"
              key={keyOf(item)}
              class="virtual-row"
              data-key={keyOf(item)}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              style={{ top: `${index * rowHeight}px`, height: `${rowHeight}px` }}
            >
              {children(item, index, index === active ? 0 : -1)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** What is in sight, and the row that has or had the focus: it is not lost by scrolling. */
function placesOf(shown: { from: number; until: number; active: number; count: number }): number[] {
  const { from, until, active, count } = shown;
  const places = Array.from({ length: Math.max(0, until - from) }, (_, offset) => from + offset);
  if (active < count && active < from) return [active, ...places];
  return active < count && active >= until ? [...places, active] : places;
}

function useSeen(list: { current: HTMLDivElement | null }) {
  const [seen, setSeen] = useState({ top: 0, height: 600 });
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const look = () => setSeen({ top: element.scrollTop, height: element.clientHeight });
    const sized = new ResizeObserver(look);
    sized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [list]);
  return seen;
}
