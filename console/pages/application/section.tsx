/** One of the sections of an application. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Verdict } from '../../../lib/shapes/outcome.ts';
import { Standing } from '../../components/verdict.tsx';

/** With its heading, and how it stands if that is known. */
export function Section({
  title,
  verdict,
  children,
}: {
  title: string;
  verdict?: Verdict | undefined;
  children: ComponentChildren;
}) {
  const id = useId();
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id} class="row">
        {title}
        {verdict === undefined ? null : <Standing verdict={verdict} />}
      </h2>
      {children}
    </section>
  );
}
