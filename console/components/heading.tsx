/** The one `h1` of a page. It takes the focus when somebody comes to the page from another, and names the tab. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useValue } from '../state/observable.ts';
import { route } from '../state/route.ts';
import { useSay } from '../texts/say.ts';
import { SHELL } from '../texts/shell.ts';

const first = route.get();

/** `title` names the tab; children stand beside the heading. */
export function Heading({ title, children }: { title: string; children?: ComponentChildren }) {
  const say = useSay();
  const heading = useRef<HTMLHeadingElement>(null);
  const { page, rest } = useValue(route);
  useEffect(() => {
    // Whoever comes by an address begins where browsers begin.
    if (route.get() !== first) heading.current?.focus();
  }, [page, rest]);
  useEffect(() => {
    document.title = say(SHELL.title, { page: title });
  }, [say, title]);
  return (
    <div class="heading">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </div>
  );
}
