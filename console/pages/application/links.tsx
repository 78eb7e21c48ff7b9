/** What is to be done, each leading to its field. What is the same of several parts is told once, with the way to each. */
import { Sign } from '../../components/sign.tsx';
import { APPLICATION } from '../../texts/application.ts';
import { useSay } from '../../texts/say.ts';
import { shownId } from '../../texts/shown-id.ts';

/** `about`: the part that it speaks of; `to`: the id of its field. */
export type Link = {
  text: string;
  about?: string | undefined;
  to: string | undefined;
  sign: 'bad' | 'open' | 'warning';
};

/** So many parts stand beneath what they have in common; more are folded. */
const UNFOLDED = 3;

/** Nothing where there is none. */
export function Links({ title, items }: { title: string; items: readonly Link[] }) {
  if (items.length === 0) return null;
  return (
    <div class="links">
      <h2>{title}</h2>
      <ul>
        {[...alike(items)].map(([key, [first, ...others]]) => (
          <li key={key}>
            <Sign name={first.sign} />
            {others.length === 0 ? <One link={first} /> : <Several links={[first, ...others]} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Links by what they say, in the order in which that comes first. */
function alike(items: readonly Link[]): Map<string, [Link, ...Link[]]> {
  const groups = new Map<string, [Link, ...Link[]]>();
  for (const link of items) {
    const key = `${link.sign} ${link.text}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [link]);
    else known.push(link);
  }
  return groups;
}

function One({ link: { text, about, to } }: { link: Link }) {
  return (
    <span>
      <Way text={text} to={to} />
      {about === undefined ? null : <span class="finding-subject">{shownId(about)}</span>}
    </span>
  );
}

function Several({ links }: { links: readonly [Link, ...Link[]] }) {
  const say = useSay();
  const [{ text }] = links;
  const ways = (
    <ul class="ways">
      {links.map(({ about, to }, index) => (
        <li key={index}>
          <Way text={about === undefined ? say.number(index + 1) : shownId(about)} to={to} />
        </li>
      ))}
    </ul>
  );
  if (links.length <= UNFOLDED)
    return (
      <span>
        {text}
        {ways}
      </span>
    );
  return (
    <details>
      <summary>
        {text} <span class="quiet">{say(APPLICATION.times, { count: links.length })}</span>
      </summary>
      {ways}
    </details>
  );
}

function Way({ text, to }: { text: string; to: string | undefined }) {
  if (to === undefined) return <>{text}</>;
  return (
    <button type="button" class="link" onClick={() => show(to)}>
      {text}
    </button>
  );
}

/** Unfolds what hides a field, and gives it the focus. */
function show(id: string): void {
  const control = document.getElementById(id);
  for (let folded = control?.closest('details'); folded; folded = folded.parentElement?.closest('details'))
    folded.open = true;
  control?.focus();
  control?.scrollIntoView({ block: 'center' });
}
