/** How one is told of what ends: a calendar to subscribe to, and addresses that notices are posted to. */
import { Dialog } from '../components/dialog.tsx';
import { MissingScope } from '../components/missing-scope.tsx';
import { useMay } from '../state/account.ts';
import { PORTFOLIO } from '../texts/portfolio.ts';
import { useSay } from '../texts/say.ts';
import { Feeds } from './feeds.tsx';
import { Webhooks } from './webhooks.tsx';

/** Both need the permission `codes`. */
export function NoticesDialog({ close }: { close: () => void }) {
  const say = useSay();
  const may = useMay('codes');
  return (
    <Dialog wide title={say(PORTFOLIO.subscriptions)} close={close}>
      {may ? (
        <>
          <Feeds />
          <Webhooks />
        </>
      ) : (
        <MissingScope scope="codes" />
      )}
    </Dialog>
  );
}
