/** One of the sections of an application. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Sign } from '../../components/sign.tsx';

/** With its heading, and whether it holds if that is known. */
export function Section({
  title,
  holds,
  children,
}: {
  title: string;
  holds?: boolean | undefined;
  children: ComponentChildren;
}) {
  const id = useId();
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id} class="row">
        {title}
        {holds === undefined ? null : <Sign name={holds ? 'good' : 'bad'} />}
      </h2>
      {children}
    </section>
  );
}
