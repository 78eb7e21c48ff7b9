/** What is filed: websites with their domains. */
import { change } from '../../draft/draft.ts';
import { itemsOf, keyOf, membersOf, type Path, textOf } from '../../draft/json.ts';
import { APPLICATION } from '../../texts/application.ts';
import { useSay } from '../../texts/say.ts';
import { Card } from './card.tsx';
import { FilingFields } from './filing-fields.tsx';
import { type FormProps, foundOf, verdictOfPart } from './form.ts';
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
        <WebsiteCard key={index} {...form} website={website} path={['websites', index]} />
      ))}
      <button
        type="button"
        class="start"
        onClick={() => change(['websites', websites.length], { name: '', domains: [{ name: '' }] })}
      >
        {say(APPLICATION.addWebsite)}
      </button>
    </Section>
  );
}

function WebsiteCard({ website, path, ...form }: FormProps & { website: unknown; path: Path }) {
  const say = useSay();
  const { name, domains } = membersOf(website);
  const title =
    textOf(name) || textOf(membersOf(itemsOf(domains)[0]).name) || say(APPLICATION.unnamedWebsite);
  const isJudged = form.judged?.ids.has(keyOf(path)) ?? false;
  return (
    <Card
      title={title}
      verdict={isJudged ? verdictOfPart(foundOf(form, 'website', path)) : undefined}
      remove={path}
    >
      <PartFields {...form} part="website" base={path} path={path} />
      {itemsOf(domains).map((domain, index) => (
        <DomainCard key={index} {...form} domain={membersOf(domain)} path={[...path, 'domains', index]} />
      ))}
      <button
        type="button"
        class="plain start"
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
      {name === '' ? null : <FilingFields {...form} domain={name} />}
    </Card>
  );
}
