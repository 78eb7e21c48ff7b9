/** What a slot opens: the way to a new code where it is empty, else its code. */

import { CodeDialog } from './code-dialog.tsx';
import { type Code, leftOf, type Server } from './codes-of-servers.ts';
import { IssueDialog } from './issue-dialog.tsx';

export type SlotPlace = { serverId: string; slot: number };

type SlotDialogProps = {
  server: Server;
  /** undefined: the slot is empty. */
  code: Code | undefined;
  /** Shows the server as it stands after a change. */
  changed: () => Promise<void>;
  close: () => void;
};

/** What it was opened for stays, also when the slot is taken meanwhile. */
export function SlotDialog({ server, code, changed, close }: SlotDialogProps) {
  if (code !== undefined) return <CodeDialog {...{ server, code, changed, close }} />;
  return <IssueDialog server={server} left={leftOf(server)} changed={changed} close={close} />;
}
