/** The box of a page's search, which `/` leads to. Browsers are asked not to remember what is typed into it. */

/** `label` is for whoever hears the page; others read the `hint`. */
export function SearchBox({
  label,
  hint,
  text,
  change,
}: {
  label: string;
  hint: string;
  text: string;
  change: (text: string) => void;
}) {
  return (
    <label class="filter-search">
      <span class="visually-hidden">{label}</span>
      <input
        type="search"
        data-search
        autocomplete="off"
        spellcheck={false}
        placeholder={hint}
        value={text}
        onInput={({ currentTarget }) => change(currentTarget.value)}
      />
    </label>
  );
}
