/** What is filed: websites with their domains. */
import { change } from '../../draft/draft.ts';
import { itemsOf, keyOf, membersOf, type Path, textOf } from '../../draft/json.ts';
import { APPLICATION } from '../../texts/application.ts';
import { useSay } from '../../texts/say.ts';
import { Card } from './card.tsx';
import { FilingFields } from './filing-fields.tsx';
import { type FormProps, foundOf, idOf, UNFOLDED_PARTS, verdictOfPart, worstOf } from './form.ts';
import { LookUp } from './look-up.tsx';
import { PartFields } from './part-fields.tsx';
import { Section } from './section.tsx';

/** The section of the websites. */
export function WebsitesSection({ websites, ...form }: FormProps & { websites: readonly unknown[] }) {
  const say = useSay();
  return (
    <Section title={say(APPLICATION.websites)}>
      {websites.length === 0 ? null : <LookUp body={form.body} />}
      {websites.map((website, index) => (
        <WebsiteCard
          key={index}
          {...form}
          website={website}
          path={['websites', index]}
          folded={websites.length > UNFOLDED_PARTS}
        />
      ))}
      <button
        type="button"
        class="start"
        id={idOf(['websites'])}
        onClick={() => change(['websites', websites.length], { name: '', domains: [{ name: '' }] })}
      >
        {say(APPLICATION.addWebsite)}
      </button>
    </Section>
  );
}

type WebsiteCardProps = FormProps & { website: unknown; path: Path; folded: boolean };

function WebsiteCard({ website, path, folded, ...form }: WebsiteCardProps) {
  const say = useSay();
  const { name, domains } = membersOf(website);
  const ownName = textOf(name) || textOf(membersOf(itemsOf(domains)[0]).name);
  const parts = [
    ['website', path] as const,
    ...itemsOf(domains).map((_, index) => ['domain', [...path, 'domains', index]] as const),
  ];
  const verdicts = parts
    .filter(([, at]) => form.judged?.ids.has(keyOf(at)))
    .map(([part, at]) => verdictOfPart(foundOf(form, part, at)));
  return (
    <Card
      title={ownName || say(APPLICATION.unnamedWebsite)}
      verdict={worstOf(verdicts)}
      remove={path}
      folded={folded && ownName !== ''}
    >
      <PartFields {...form} part="website" base={path} path={path} />
      {itemsOf(domains).map((domain, index) => (
        <DomainCard key={index} {...form} domain={membersOf(domain)} path={[...path, 'domains', index]} />
      ))}
      <button
        type="button"
        class="plain start"
        id={idOf([...path, 'domains'])}
        onClick={() => change([...path, 'domains', itemsOf(domains).length], { name: '' })}
      >
        {say(APPLICATION.addDomain)}
      </button>
    </Card>
  );
}

function DomainCard({
  domain,
  path,
  ...form
}: FormProps & { domain: { readonly name?: unknown }; path: Path }) {
  const say = useSay();
  const name = textOf(domain.name);
  const isJudged = form.judged?.ids.has(keyOf(path)) ?? false;
  return (
    <Card
      title={name || say(APPLICATION.addDomain)}
      verdict={isJudged ? verdictOfPart(foundOf(form, 'domain', path)) : undefined}
      remove={path}
    >
      <PartFields {...form} part="domain" base={path} path={path} subject={name} />
      {name === '' ? null : <FilingFields {...form} domain={name} part={path} />}
    </Card>
  );
}
