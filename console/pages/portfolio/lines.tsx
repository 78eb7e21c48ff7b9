/** The filters, the axis, and a line for each server and domain that they leave. */
import { useMemo } from 'preact/hooks';
import { VirtualList } from '../../components/virtual-list.tsx';
import { narrow } from '../../state/narrow.ts';
import { useValue } from '../../state/observable.ts';
import { PORTFOLIO } from '../../texts/portfolio.ts';
import { useSay } from '../../texts/say.ts';
import { AxisHeader } from './axis.tsx';
import { Filters } from './filters.tsx';
import { type Held, NO_WISH, type Wish, wishedFor } from './held.ts';
import { Line } from './line.tsx';

/** Pixels, as in the style sheet. */
const ROW = 44;
const ROW_NARROW = 72;

type LinesProps = {
  held: readonly Held[];
  whole: boolean;
  wish: Wish;
  axisDays: number;
  change: (changed: Partial<Wish>) => void;
  zoom: (axisDays: number) => void;
  open: (held: Held) => void;
};

/** Says how many are shown, and that more are read still. */
export function Lines({ held, whole, wish, axisDays, change, zoom, open }: LinesProps) {
  const say = useSay();
  const isNarrow = useValue(narrow);
  const { status, kind, product, province, text } = wish;
  const shown = useMemo(() => wishedFor(held, wish), [held, status, kind, product, province, text]);
  const count = held.length;
  return (
    <section class="card portfolio">
      <Filters held={held} wish={wish} axisDays={axisDays} change={change} zoom={zoom} />
      <p class="quiet" role="status" aria-busy={!whole}>
        {!whole
          ? say(PORTFOLIO.reading, { count })
          : shown.length === held.length
            ? say(PORTFOLIO.all, { count })
            : say(PORTFOLIO.shown, { shown: shown.length, count })}
      </p>
      {shown.length === 0 ? (
        <p class="row">
          {say(PORTFOLIO.noneMatches)}
          <button type="button" class="plain" onClick={() => clear(change)}>
            {say(PORTFOLIO.clear)}
          </button>
        </p>
      ) : (
        <div class="lines">
          <AxisHeader axisDays={axisDays} />
          <VirtualList
            items={shown}
            keyOf={keyOf}
            rowHeight={isNarrow ? ROW_NARROW : ROW}
            label={say(PORTFOLIO.list)}
          >
            {(each, _, tabIndex) => (
              <Line held={each} axisDays={axisDays} tabIndex={tabIndex} open={() => open(each)} />
            )}
          </VirtualList>
        </div>
      )}
    </section>
  );
}

/** The button that did it is gone then. */
function clear(change: LinesProps['change']): void {
  change(NO_WISH);
  document.querySelector<HTMLElement>('[data-search]')?.focus();
}

function keyOf({ key }: Held): string {
  return key;
}
