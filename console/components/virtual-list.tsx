/**
 * A list of any length of which only what is in sight is in the page. Rows have one height. One row is in the order of
 * the tab key; arrows, Home, End and the page keys go from row to row, and left and right within one.
 */
import { Component, type ComponentChildren } from 'preact';
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
  const seen = useSeen(list, rowHeight);
  const keys = useMemo(() => items.map(keyOf), [items]);
  const { active, listeners } = useRowKeys(list, {
    keys,
    rowsInSight: seen.rows - 2,
  });
  const from = Math.max(0, seen.first - BEYOND);
  const until = Math.min(items.length, seen.first + seen.rows + BEYOND);
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
          const key = keys[index];
          return item === undefined || key === undefined ? null : (
            <VirtualRow
              key={key}
              rowKey={key}
              item={item}
              index={index}
              count={items.length}
              height={rowHeight}
              tabIndex={index === active ? 0 : -1}
              row={children}
            />
          );
        })}
      </div>
    </div>
  );
}

type VirtualRowProps<T> = {
  rowKey: string;
  item: T;
  index: number;
  count: number;
  height: number;
  tabIndex: 0 | -1;
  row: VirtualListProps<T>['children'];
};

/** Drawn anew only when something of it changed: while one scrolls, nothing of most rows does. */
class VirtualRow<T> extends Component<VirtualRowProps<T>> {
  override shouldComponentUpdate(next: VirtualRowProps<T>): boolean {
    const { item, index, count, height, tabIndex, row } = this.props;
    const isSame = item === next.item && index === next.index && count === next.count;
    return !(isSame && height === next.height && tabIndex === next.tabIndex && row === next.row);
  }

  override render({ rowKey, item, index, count, height, tabIndex, row }: VirtualRowProps<T>) {
    return (
      <div
        role="listitem"
        class="virtual-row"
        data-key={rowKey}
        aria-setsize={count}
        aria-posinset={index + 1}
        style={{ top: `${index * height}px`, height: `${height}px` }}
      >
        {row(item, index, tabIndex)}
      </div>
    );
  }
}

/** What is in sight, and the row that has or had the focus: it is not lost by scrolling. */
function placesOf(shown: { from: number; until: number; active: number; count: number }): number[] {
  const { from, until, active, count } = shown;
  const places = Array.from({ length: Math.max(0, until - from) }, (_, offset) => from + offset);
  if (active < count && active < from) return [active, ...places];
  return active < count && active >= until ? [...places, active] : places;
}

/** The first row in sight, and how many there are. */
type Seen = { first: number; rows: number };

function useSeen(list: { current: HTMLDivElement | null }, rowHeight: number): Seen {
  const [seen, setSeen] = useState<Seen>({ first: 0, rows: Math.ceil(600 / rowHeight) + 1 });
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const look = () => {
      const { scrollTop, clientHeight } = element;
      const now = { first: Math.floor(scrollTop / rowHeight), rows: Math.ceil(clientHeight / rowHeight) + 1 };
      setSeen((before) => (before.first === now.first && before.rows === now.rows ? before : now));
    };
    look();
    const sized = new ResizeObserver(look);
    sized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [list, rowHeight]);
  return seen;
}
