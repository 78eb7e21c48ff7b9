/** A code for a website: tried without a trace, or used. */
import { useState } from 'preact/hooks';
import type { Answer } from '../../../lib/answers/named.ts';
import { ask } from '../../api/client.ts';
import { useSending } from '../../api/use-sending.ts';
import { Field } from '../../components/field.tsx';
import { RefusalLine } from '../../components/question.tsx';
import { Sign } from '../../components/sign.tsx';
import { REDEEM, REDEMPTION_WORDS, REFUSAL_WORDS } from '../../texts/codes.ts';
import { useSay } from '../../texts/say.ts';
import { shownId } from '../../texts/shown-id.ts';
import { type Redemption, RedemptionActions } from './redemption-actions.tsx';

type RedeemFormProps = {
  /** The code, where it is one of a slot; else a person types it. */
  codeText?: () => Promise<string>;
  redeemed?: () => void;
};

const NOTHING = { code: '', domain: '', name: '' };

/** What was typed goes in the body of a request, and nowhere else; a code that was used is not shown any more. */
export function RedeemForm({ codeText, redeemed }: RedeemFormProps) {
  const say = useSay();
  const [typed, setTyped] = useState(NOTHING);
  /** `of`: what was typed then. What is typed since was not tried. */
  const [tried, setTried] = useState<{ of: typeof typed; answer: Answer<'DryRun'> } | undefined>(undefined);
  const [made, setMade] = useState<Redemption | undefined>(undefined);
  const { send, sending, refusal } = useSending();
  const { domain, name } = typed;
  const isMissing = domain.trim() === '' || (codeText === undefined && typed.code.trim() === '');
  const bodyOf = async () => ({
    code: codeText === undefined ? typed.code : await codeText(),
    website: { domain, ...(name.trim() !== '' && { name }) },
  });
  const tryOut = async () => {
    setMade(undefined);
    const answer = await ask('DryRun', '/v1/redemptions?dryRun=true', { body: await bodyOf() });
    setTried({ of: typed, answer });
  };
  const use = async () => {
    setTried(undefined);
    setMade(await ask('Redemption', '/v1/redemptions', { body: await bodyOf() }));
    setTyped((now) => (now === typed ? NOTHING : now));
    redeemed?.();
  };
  const text = (of: keyof typeof typed, label: string) => (
    <Field label={label}>
      {(attributes) => (
        <input
          {...attributes}
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={typed[of]}
          onInput={({ currentTarget }) => setTyped({ ...typed, [of]: currentTarget.value })}
        />
      )}
    </Field>
  );
  return (
    <div class="stack">
      <form
        class="stack"
        autocomplete="off"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isMissing) void send(use);
        }}
      >
        {codeText === undefined ? (
          <>
            <p class="quiet">{say(REDEEM.what)}</p>
            {text('code', say(REDEEM.code))}
          </>
        ) : null}
        {text('domain', say(REDEEM.domain))}
        {text('name', say(REDEEM.name))}
        {isMissing ? <p class="hint">{say(REDEEM.missing)}</p> : null}
        <p class="row">
          <button type="submit" class="primary" aria-disabled={isMissing || sending}>
            {say(REDEEM.go)}
          </button>
          <button
            type="button"
            aria-disabled={isMissing || sending}
            onClick={() => void (isMissing || send(tryOut))}
          >
            {say(REDEEM.try)}
          </button>
        </p>
        <RefusalLine refusal={refusal} />
      </form>
      {tried?.of === typed ? <Tried tried={tried.answer} /> : null}
      {made === undefined ? null : <Made redemption={made} ended={setMade} />}
    </div>
  );
}

function Tried({ tried: { redeemable, reason } }: { tried: Answer<'DryRun'> }) {
  const say = useSay();
  return (
    <p role="status" data-redeemable={redeemable}>
      <Sign name={redeemable ? 'good' : 'bad'} /> {say(redeemable ? REDEEM.would : REDEEM.wouldNot)}{' '}
      {reason === undefined ? '' : say(REFUSAL_WORDS[reason])}
    </p>
  );
}

function Made({ redemption, ended }: { redemption: Redemption; ended: (now: Redemption) => void }) {
  const say = useSay();
  const { status, website } = redemption;
  return (
    <div class="stack" role="status" data-redemption={status}>
      <p>
        <Sign name="good" /> {say(REDEMPTION_WORDS[status], { domain: shownId(website.domain) })}
      </p>
      {status === 'redeemed' ? (
        <RedemptionActions domain={website.domain} find={async () => redemption} done={ended} />
      ) : null}
    </div>
  );
}
