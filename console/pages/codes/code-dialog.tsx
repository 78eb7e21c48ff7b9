/** One code: what it is, shown when it is asked for, what became of it, and what can be done with it. */
import type { ComponentChildren } from 'preact';
import { useAnswer } from '../../api/use-answer.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useMay, useTenant } from '../../state/account.ts';
import { CODE, CODE_STATUS_WORDS, REDEEM } from '../../texts/codes.ts';
import { useSay } from '../../texts/say.ts';
import { shownId } from '../../texts/shown-id.ts';
import { CodeHistory } from './code-history.tsx';
import { CodeReveal } from './code-reveal.tsx';
import type { Code, Server } from './codes-of-servers.ts';
import { RedeemForm } from './redeem-form.tsx';
import { RedemptionActions } from './redemption-actions.tsx';
import { codeText, redemptionOf } from './requests.ts';
import { Revoke } from './revoke.tsx';

type CodeDialogProps = { server: Server; code: Code; changed: () => Promise<void>; close: () => void };

/** Whatever is done closes it; the strip shows what came of it. */
export function CodeDialog({ server, code, changed, close }: CodeDialogProps) {
  const say = useSay();
  const { status, slot, code: mask } = code;
  const done = () => {
    close();
    void changed().catch(() => undefined);
  };
  return (
    <Dialog wide title={say(CODE.heading, { mask, slot, server: server.id })} close={close}>
      <p class={`code-status code-status-${status}`}>{say(CODE_STATUS_WORDS[status])}</p>
      <CodeReveal code={code} />
      <CodeFacts code={code} />
      {status === 'available' ? <Available code={code} done={done} /> : null}
      {status === 'redeemed' ? <Held code={code} done={done} /> : null}
      <CodeHistory code={code} />
    </Dialog>
  );
}

function CodeFacts({ code }: { code: Code }) {
  const say = useSay();
  const { origin, issuedAt, grantedTo, website, note, usableUntil, status } = code;
  const facts: (readonly [string, ComponentChildren])[] = [
    [say(CODE.origin), say(origin === 'generated' ? CODE.generated : CODE.recorded)],
    [say(CODE.issuedAt), say.instant(issuedAt)],
    [say(CODE.grantedTo), grantedTo],
    [say(CODE.website), website && [shownId(website.domain), website.name].filter(Boolean).join(' · ')],
    [say(CODE.note), note],
    [
      say(CODE.usableUntil),
      status === 'revoked' ? undefined : usableUntil === null ? say(CODE.unusable) : say.day(usableUntil),
    ],
  ];
  return (
    <dl class="record-facts">
      {facts
        .filter(([, value]) => value !== undefined)
        .map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Available({ code, done }: { code: Code; done: () => void }) {
  const say = useSay();
  const tenant = useTenant();
  const mayUse = useMay('redeem') && (code.grantedTo === undefined || code.grantedTo === tenant);
  return (
    <>
      {mayUse ? (
        <details class="fold">
          <summary>{say(CODE.use)}</summary>
          <RedeemForm codeText={() => codeText(code)} redeemed={done} />
        </details>
      ) : null}
      <div>
        <Revoke code={code} done={done} />
      </div>
    </>
  );
}

/** Only who uses a code can release it; its history says who that is. */
function Held({ code, done }: { code: Code; done: () => void }) {
  const say = useSay();
  const tenant = useTenant();
  const may = useMay('redeem');
  const { answer } = useAnswer('CodeEventList', `/v1/authorization-codes/${code.id}/events?limit=100`);
  const last = answer?.items.find(({ action, outcome }) => action === 'redeem' && outcome === 'done');
  if (last === undefined || !may) return null;
  if (last.tenant !== tenant) return <p class="quiet">{say(REDEEM.ofOther)}</p>;
  return (
    <RedemptionActions domain={code.website?.domain ?? ''} find={() => redemptionOf(code)} done={done} />
  );
}
