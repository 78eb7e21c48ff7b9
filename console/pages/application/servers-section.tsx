/** What the filing is verified with: servers, or authorization codes. */
import { FindingItem } from '../../components/finding.tsx';
import { change } from '../../draft/draft.ts';
import { itemsOf, keyOf, membersOf, textOf } from '../../draft/json.ts';
import { APPLICATION } from '../../texts/application.ts';
import { FIELD_HINTS, FIELDS } from '../../texts/fields.ts';
import { useSay } from '../../texts/say.ts';
import { Card } from './card.tsx';
import { type FormProps, foundOf, idOf, UNFOLDED_PARTS, verdictOfPart } from './form.ts';
import { PartFields } from './part-fields.tsx';
import { Section } from './section.tsx';

/** The section of servers and codes. */
export function ServersSection({ servers, ...form }: FormProps & { servers: readonly unknown[] }) {
  const say = useSay();
  const codes = itemsOf(form.body.authorizationCodes);
  const ofAll = (form.judged?.findings ?? []).filter(
    ({ subject, outcome }) =>
      ['application', 'code'].includes(subject.kind) && (outcome === 'fail' || outcome === 'unknown'),
  );
  const add = () =>
    change(['servers', servers.length], {
      id: `server-${servers.length + 1}`,
      billingMode: 'yearly-monthly',
    });
  return (
    <Section title={say(APPLICATION.servers)}>
      {servers.length + codes.length === 0 ? <p class="quiet">{say(APPLICATION.noServers)}</p> : null}
      {ofAll.map((finding) => (
        <FindingItem key={`${finding.rule} ${finding.subject.id}`} finding={finding} brief />
      ))}
      {servers.map((server, index) => {
        const path = ['servers', index];
        const isJudged = form.judged?.ids.has(keyOf(path)) ?? false;
        const name = textOf(membersOf(server).id);
        return (
          <Card
            key={index}
            title={name || say(APPLICATION.unnamedServer)}
            verdict={isJudged ? verdictOfPart(foundOf(form, 'server', path)) : undefined}
            remove={path}
            folded={servers.length > UNFOLDED_PARTS && name !== ''}
          >
            <PartFields {...form} part="server" base={path} path={path} subject={name} />
          </Card>
        );
      })}
      {codes.map((code, index) => (
        <Code key={index} index={index} code={textOf(membersOf(code).code)} />
      ))}
      <div class="row">
        <button type="button" id={idOf(['servers'])} onClick={add}>
          {say(APPLICATION.addServer)}
        </button>
        <button type="button" onClick={() => change(['authorizationCodes', codes.length], { code: '' })}>
          {say(APPLICATION.addCode)}
        </button>
      </div>
    </Section>
  );
}

function Code({ index, code }: { index: number; code: string }) {
  const say = useSay();
  const id = idOf(['authorizationCodes', index]);
  return (
    <div class="field">
      <label for={id}>{say(FIELDS.code)}</label>
      <p class="hint" id={`${id}-hint`}>
        {say(FIELD_HINTS.code)}
      </p>
      <div class="row nowrap">
        <input
          id={id}
          type="text"
          autocomplete="off"
          spellcheck={false}
          aria-describedby={`${id}-hint`}
          value={code}
          onInput={({ currentTarget }) => change(['authorizationCodes', index, 'code'], currentTarget.value)}
        />
        <button type="button" class="plain" onClick={() => change(['authorizationCodes', index], undefined)}>
          {say(APPLICATION.remove)}
        </button>
      </div>
    </div>
  );
}
