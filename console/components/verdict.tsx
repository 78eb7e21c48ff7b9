/** A verdict as word, colour and shape. */
import type { ComponentChildren } from 'preact';
import type { Verdict } from '../../lib/shapes/outcome.ts';
import { useSay } from '../texts/say.ts';
import { VERDICT_WORDS } from '../texts/words.ts';
import { VerdictSign } from './sign.tsx';

/** A verdict in a line of text. */
export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const say = useSay();
  return (
    <span class={`verdict verdict-${verdict}`} data-verdict={verdict}>
      <VerdictSign verdict={verdict} />
      {say(VERDICT_WORDS[verdict])}
    </span>
  );
}

/** The sign of a verdict where there is room for no more; its word is there for whoever hears the page. */
export function Standing({ verdict }: { verdict: Verdict }) {
  const say = useSay();
  return (
    <>
      <VerdictSign verdict={verdict} />
      <span class="visually-hidden">{say(VERDICT_WORDS[verdict])}</span>
    </>
  );
}

/** A verdict that is understood from afar, with what stands beside it. */
export function VerdictBanner({ verdict, children }: { verdict: Verdict; children?: ComponentChildren }) {
  const say = useSay();
  return (
    <div class={`verdict-banner verdict-${verdict}`} data-verdict={verdict}>
      <VerdictSign verdict={verdict} />
      <p class="verdict-word">{say(VERDICT_WORDS[verdict])}</p>
      <div class="verdict-beside">{children}</div>
    </div>
  );
}
