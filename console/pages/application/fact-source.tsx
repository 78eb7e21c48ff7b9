/** Where the value of a fact is from, and how old it is; where another was found, which, and a way to take it. */
import { change } from '../../draft/draft.ts';
import { at, itemsOf, type Members, membersOf, type Path, textOf } from '../../draft/json.ts';
import type { Evidence } from '../../judge/tasks.ts';
import { APPLICATION } from '../../texts/application.ts';
import { useSay } from '../../texts/say.ts';

type FactSourceProps = {
  facts: readonly string[];
  subject: string;
  place: Path;
  evidence: readonly Evidence[];
  body: Members;
};

/** Nothing where nothing was found. */
export function FactSource({ facts, subject, place, evidence, body }: FactSourceProps) {
  const say = useSay();
  const found = evidence.find((each) => each.subject === subject && facts.includes(each.fact));
  if (found === undefined) return null;
  const value = valueFor(place, found.value);
  const source = hostOf(found.address) || say(APPLICATION.pasted);
  if (value !== undefined && shown(value) !== shown(at(body, place)))
    return (
      <p class="source">
        {say(APPLICATION.foundOther, { source, value: shown(value) })}
        <button type="button" class="plain" onClick={() => change(place, value)}>
          {say(APPLICATION.takeIt)}
        </button>
      </p>
    );
  return (
    <p class="source" title={found.raw}>
      {found.observedAt === undefined
        ? say(APPLICATION.fromFile, { source })
        : say(APPLICATION.from, { source, ago: say.ago(found.observedAt) })}
    </p>
  );
}

/** The part of what was found that stands at the place: of a registrar, its name. */
function valueFor(place: Path, value: unknown): unknown {
  const name = membersOf(value)[String(place.at(-1))];
  return name ?? (typeof value === 'object' && !Array.isArray(value) ? undefined : value);
}

function shown(value: unknown): string {
  return Array.isArray(value) ? itemsOf(value).map(textOf).join(', ') : textOf(value) || String(value ?? '');
}

/** The host of an address; of a place in a file, the place. */
function hostOf(address: string): string {
  return /^https?:\/\/([^/]+)/.exec(address)?.[1] ?? address;
}
