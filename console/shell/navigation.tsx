/** The ways to all pages. */
import { addressOf, MAIN_PAGES, type PageName } from '../state/route.ts';
import { useSay } from '../texts/say.ts';
import { NAVIGATION, SHELL } from '../texts/shell.ts';

/** Marks the page that is shown. */
export function Navigation({ current }: { current: PageName | undefined }) {
  const say = useSay();
  return (
    <nav aria-label={say(SHELL.navigation)}>
      <ul>
        {MAIN_PAGES.map((page) => (
          <li key={page}>
            <a href={addressOf(page)} aria-current={page === current ? 'page' : undefined}>
              {say(NAVIGATION[page])}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
