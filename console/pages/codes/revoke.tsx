/** The end of a code, after its last four characters were typed: whoever mistakes one code for another is stopped. */
import { useRef, useState } from 'preact/hooks';
import { plainCode } from '../../../lib/spellings/authorization-code.ts';
import { ask } from '../../api/client.ts';
import { Field } from '../../components/field.tsx';
import { AskFirst } from '../../components/question.tsx';
import { showToast } from '../../state/toasts.ts';
import { CODE } from '../../texts/codes.ts';
import { useSay } from '../../texts/say.ts';
import type { Code } from './codes-of-servers.ts';
import { codeText } from './requests.ts';

const ASKED = 4;

/** A short code has no last four in its mask, so the code itself is asked for and compared. */
export function Revoke({ code, done }: { code: Code; done: () => void }) {
  const say = useSay();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const revoke = async () => {
    const fits = plainCode(typed) === plainCode(await codeText(code)).slice(-ASKED);
    setWrong(!fits);
    if (!fits) return input.current?.focus();
    const revoked = await ask('Code', `/v1/authorization-codes/${code.id}`, { method: 'DELETE' });
    done();
    showToast({ text: CODE.revoked, values: { mask: revoked.code } });
  };
  return (
    <AskFirst
      label={say(CODE.revoke)}
      text={say(CODE.revokeQuestion)}
      yes={say(CODE.revokeYes)}
      work={revoke}
    >
      <Field label={say(CODE.lastFour)} error={wrong ? say(CODE.lastFourWrong) : undefined}>
        {(attributes) => (
          <input
            {...attributes}
            ref={input}
            type="text"
            autocomplete="off"
            spellcheck={false}
            maxLength={ASKED}
            value={typed}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        )}
      </Field>
    </AskFirst>
  );
}
