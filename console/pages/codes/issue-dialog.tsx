/** A new code of a server: made here, or recorded from the cloud console; for everybody, or for one organisation. */
import { useRef, useState } from 'preact/hooks';
import type { Answer } from '../../../lib/answers/named.ts';
import { ask } from '../../api/client.ts';
import { freshKey } from '../../api/fresh-key.ts';
import { refusalOf } from '../../api/problem.ts';
import { useSending } from '../../api/use-sending.ts';
import { Dialog } from '../../components/dialog.tsx';
import { RefusalLine } from '../../components/question.tsx';
import { ShownOnce } from '../../components/shown-once.tsx';
import { ISSUE } from '../../texts/codes.ts';
import { useSay } from '../../texts/say.ts';
import { closedBy, type Server } from './codes-of-servers.ts';
import { IssueFields, type IssueWish } from './issue-fields.tsx';

type IssueDialogProps = { server: Server; left: number; changed: () => Promise<void>; close: () => void };

const NOTHING: IssueWish = { isRecord: false, code: '', grantedTo: '', note: '' };

/** A repeat of what had no answer takes no second slot: it carries the same key. */
export function IssueDialog({ server, left, changed, close }: IssueDialogProps) {
  const say = useSay();
  const [wish, setWish] = useState(NOTHING);
  const [issued, setIssued] = useState<Answer<'IssuedCode'> | undefined>(undefined);
  const { send, sending, refusal } = useSending();
  const closed = closedBy(server);
  const key = useRef(freshKey());
  const isClosed = useRef(false);
  const issue = async () => {
    const path = `/v1/servers/${encodeURIComponent(server.id)}/authorization-codes`;
    const answer = await ask('IssuedCode', path, { body: bodyOf(wish), key: key.current }).catch(
      (error: unknown) => {
        if (!refusalOf(error).unreachable) key.current = freshKey();
        throw error;
      },
    );
    if (isClosed.current) await changed();
    else setIssued(answer);
  };
  // The list learns of it when the dialog closes: until then the slot is the one that it was opened for.
  const leave = () => {
    isClosed.current = true;
    close();
    if (issued !== undefined) void changed().catch(() => undefined);
  };
  return (
    <Dialog title={say(ISSUE.heading, { server: server.id })} close={leave}>
      {issued !== undefined ? (
        <>
          <p role="status">{say(ISSUE.done, { slot: issued.slot, server: server.id })}</p>
          <ShownOnce label={say(ISSUE.code)} text={issued.code} hint={say(ISSUE.once)} close={leave} />
        </>
      ) : (
        <form
          class="stack"
          autocomplete="off"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void send(issue);
          }}
        >
          {closed === undefined ? null : (
            <p class="field-error">{say(ISSUE.closed, { status: say(closed) })}</p>
          )}
          <p>{say(ISSUE.counts, { left })}</p>
          <IssueFields
            wish={wish}
            change={(changedTo) => {
              key.current = freshKey();
              setWish({ ...wish, ...changedTo });
            }}
          />
          <RefusalLine refusal={refusal} />
          <p>
            <button type="submit" class="primary" aria-disabled={sending}>
              {say(wish.isRecord ? ISSUE.goRecord : ISSUE.go)}
            </button>
          </p>
        </form>
      )}
    </Dialog>
  );
}

function bodyOf({ isRecord, code, grantedTo, note }: IssueWish) {
  return {
    ...(isRecord && { code: code.trim() }),
    ...(grantedTo.trim() !== '' && { grantedTo: grantedTo.trim() }),
    ...(note.trim() !== '' && { note: note.trim() }),
  };
}
