/** A list of any length of which only what is in sight is in the page. Rows have one height. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Rows beyond either edge, so that scrolling by the keyboard finds the next one. */
const BEYOND = 8;

type VirtualListProps<T> = {
  items: readonly T[];
  keyOf: (item: T) => string;
  /** Pixels. */
  rowHeight: number;
  label: string;
  children: (item: T, index: number) => ComponentChildren;
};

/** The container scrolls, and has the height that its style gives it. */
export function VirtualList<T>({ items, keyOf, rowHeight, label, children }: VirtualListProps<T>) {
  const list = useRef<HTMLDivElement>(null);
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
  }, []);
  const from = Math.max(0, Math.floor(seen.top / rowHeight) - BEYOND);
  const until = Math.min(items.length, Math.ceil((seen.top + seen.height) / rowHeight) + BEYOND);
  return (
    <div class="virtual-list" ref={list} tabIndex={0} role="region" aria-label={label}>
      <div role="list" class="virtual-rows" style={{ height: `${items.length * rowHeight}px` }}>
        {items.slice(from, until).map((item, offset) => (
          <div
            role="listitem"
            key={keyOf(item)}
            class="virtual-row"
            aria-setsize={items.length}
            aria-posinset={from + offset + 1}
            style={{ top: `${(from + offset) * rowHeight}px`, height: `${rowHeight}px` }}
          >
            {children(item, from + offset)}
          </div>
        ))}
      </div>
    </div>
  );
}
