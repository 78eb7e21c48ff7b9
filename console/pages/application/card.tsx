/** A part of the application that folds: what it is called, how it stands, and how to take it out. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Verdict } from '../../../lib/shapes/outcome.ts';
import { Standing } from '../../components/verdict.tsx';
import { draft, replaceDraft } from '../../draft/draft.ts';
import type { Members, Path } from '../../draft/json.ts';
import { takenOut } from '../../draft/take-out.ts';
import { showToast } from '../../state/toasts.ts';
import { APPLICATION } from '../../texts/application.ts';
import { useSay } from '../../texts/say.ts';

/** `verdict` undefined: not judged yet. It stays folded or unfolded as a person leaves it. */
export function Card({
  title,
  name,
  verdict,
  remove,
  folded = false,
  children,
}: {
  title: string;
  /** What is told of it when it is taken out. */
  name?: string;
  verdict: Verdict | undefined;
  remove?: Path;
  /** At first. */
  folded?: boolean;
  children: ComponentChildren;
}) {
  const say = useSay();
  const [open, setOpen] = useState(!folded);
  return (
    <details class="card part" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {verdict === undefined ? null : <Standing verdict={verdict} />}
        <h3>{title}</h3>
      </summary>
      {children}
      {remove === undefined ? null : (
        <button
          type="button"
          class="plain end"
          aria-label={say(APPLICATION.removeNamed, { name: name ?? title })}
          onClick={() => takeOut(remove, name ?? title)}
        >
          {say(APPLICATION.remove)}
        </button>
      )}
    </details>
  );
}

function takeOut(path: Path, name: string): void {
  const { body, back } = takenOut(draft.get().body, path);
  const show = (next: Members) => replaceDraft({ ...draft.get(), body: next });
  show(body);
  // What was typed since stays.
  showToast({ text: APPLICATION.removed, values: { name }, undo: () => show(back(draft.get().body)) });
}
