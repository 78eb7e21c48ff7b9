/** Not built yet. */
import { Heading } from '../../components/heading.tsx';
import { useSay } from '../../texts/say.ts';
import { NAVIGATION } from '../../texts/shell.ts';

/** Says that it is not built yet. */
export function RulesPage() {
  const say = useSay();
  return (
    <>
      <Heading title={say(NAVIGATION.rules)} />
      <p>Not built yet.</p>
    </>
  );
}
