/** One server or domain: until when, what goes dark with it, what does not hold, how it stood before. */
import type { ComponentChildren } from 'preact';
import { Dialog } from '../../components/dialog.tsx';
import { VerdictBadge } from '../../components/verdict.tsx';
import { addressOf } from '../../state/route.ts';
import { AXIS, RECORD, STATUS_WORDS } from '../../texts/portfolio.ts';
import { useSay } from '../../texts/say.ts';
import { shownId } from '../../texts/shown-id.ts';
import { SUBJECT_WORDS } from '../../texts/words.ts';
import type { Held } from './held.ts';
import { endOf } from './line.tsx';
import { productName, regionName } from './names.ts';
import { FoundOnRecord, RecordHistory } from './record-results.tsx';
import { StopWatching } from './stop-watching.tsx';

type RecordDialogProps = { held: Held; close: () => void; forget: (held: Held) => void };

/** `forget` is called when it is watched no more. */
export function RecordDialog({ held, close, forget }: RecordDialogProps) {
  const say = useSay();
  const { kind, id, status, verdict, expiresOn, nextCheckAt, product, region, holder, codes } = held;
  return (
    <Dialog wide title={`${say(SUBJECT_WORDS[kind])} ${held.name}`} close={close}>
      <p class="row">
        <VerdictBadge verdict={verdict} />
        <span>{say(STATUS_WORDS[status])}</span>
        <span class="quiet">{endOf(held, say)}</span>
      </p>
      <dl class="record-facts">
        <Fact term={say(RECORD.ends)}>{expiresOn === null ? say(AXIS.none) : say.day(expiresOn)}</Fact>
        <Fact term={say(RECORD.looked)}>{say.instant(nextCheckAt)}</Fact>
        {product === undefined ? null : (
          <Fact term={say(RECORD.product)}>
            {productName(product, say)}
            {region === undefined ? '' : ` · ${regionName(region, say)}`}
          </Fact>
        )}
        {holder === undefined ? null : <Fact term={say(RECORD.holder)}>{holder}</Fact>}
      </dl>
      {codes === undefined ? null : (
        <p class="row">
          <span>
            {say(RECORD.codesOf, { left: Math.max(0, codes.limit - codes.issued), limit: codes.limit })}
          </span>
          <a href={addressOf('codes', '', { server: id })}>{say(RECORD.codes)}</a>
        </p>
      )}
      <WhatGoesDark held={held} />
      <FoundOnRecord held={held} />
      <RecordHistory held={held} />
      <StopWatching
        held={held}
        stopped={() => {
          close();
          forget(held);
        }}
      />
    </Dialog>
  );
}

function WhatGoesDark({ held }: { held: Held }) {
  const say = useSay();
  const { kind, name, websites } = held;
  return (
    <section>
      <h3>{say(RECORD.dark)}</h3>
      {kind === 'domain' ? (
        <p>{say(RECORD.darkDomain, { domain: name })}</p>
      ) : websites.length === 0 ? (
        <p class="quiet">{say(RECORD.darkNone)}</p>
      ) : (
        <ul class="record-dark">
          {websites.map((domain) => (
            <li key={domain}>{shownId(domain)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Fact({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
