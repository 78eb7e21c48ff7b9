/** What of the list is wanted: by status at a glance, by kind, product, province and text. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { SearchBox } from '../../components/search-box.tsx';
import { FILTERS, STATUS_WORDS } from '../../texts/portfolio.ts';
import { useSay } from '../../texts/say.ts';
import { SUBJECT_WORDS } from '../../texts/words.ts';
import { type Held, STATUSES, valuesOf, type Wish, ZOOMS } from './held.ts';
import { productName, provinceName } from './names.ts';

type FiltersProps = {
  held: readonly Held[];
  wish: Wish;
  axisDays: number;
  change: (changed: Partial<Wish>) => void;
  zoom: (axisDays: number) => void;
};

/** Statuses are buttons with their numbers; the rest is chosen from what there is. */
export function Filters({ held, wish, axisDays, change, zoom }: FiltersProps) {
  const say = useSay();
  const products = valuesOf(held, ({ product }) => [product]);
  const provinces = valuesOf(held, ({ provinces: of }) => of);
  return (
    <div class="filters" role="search" aria-label={say(FILTERS.heading)}>
      <SearchBox
        label={say(FILTERS.search)}
        hint={say(FILTERS.searchHint)}
        text={wish.text}
        change={(text) => change({ text })}
      />
      <StatusButtons held={held} status={wish.status} choose={(status) => change({ status })} />
      <Choice label={say(FILTERS.kind)} value={wish.kind} choose={(kind) => change({ kind })}>
        <option value="server">{say(SUBJECT_WORDS.server)}</option>
        <option value="domain">{say(SUBJECT_WORDS.domain)}</option>
      </Choice>
      <Choice label={say(FILTERS.product)} value={wish.product} choose={(product) => change({ product })}>
        {products.map((id) => (
          <option key={id} value={id}>
            {productName(id, say)}
          </option>
        ))}
      </Choice>
      <Choice label={say(FILTERS.province)} value={wish.province} choose={(province) => change({ province })}>
        {provinces.map((id) => (
          <option key={id} value={id}>
            {provinceName(id, say)}
          </option>
        ))}
      </Choice>
      <label class="filter">
        <span>{say(FILTERS.zoom)}</span>
        <select value={String(axisDays)} onChange={({ currentTarget }) => zoom(Number(currentTarget.value))}>
          {ZOOMS.map((days) => (
            <option key={days} value={String(days)}>
              {say(FILTERS.days, { count: days })}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

type StatusButtonsProps = { held: readonly Held[]; status: string; choose: (status: string) => void };

function StatusButtons({ held, status, choose }: StatusButtonsProps) {
  const say = useSay();
  return (
    <div class="filter-statuses" role="group" aria-label={say(FILTERS.status)}>
      {STATUSES.map((each) => (
        <button
          key={each}
          type="button"
          class={`filter-status line-${each}`}
          aria-pressed={status === each}
          onClick={() => choose(status === each ? '' : each)}
        >
          <b>{say.number(held.filter((one) => one.status === each).length)}</b> {say(STATUS_WORDS[each])}
        </button>
      ))}
    </div>
  );
}

type ChoiceProps = {
  label: string;
  value: string;
  choose: (value: string) => void;
  children: ComponentChildren;
};

function Choice({ label, value, choose, children }: ChoiceProps) {
  const say = useSay();
  const id = useId();
  return (
    <label class="filter" for={id}>
      <span>{label}</span>
      <select id={id} value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        <option value="">{say(FILTERS.any)}</option>
        {children}
      </select>
    </label>
  );
}
