/** An application is prepared here. At first there is the box alone: the form is loaded behind it. */
import { useEffect } from 'preact/hooks';
import { Refused } from '../../api/problem.ts';
import { Heading } from '../../components/heading.tsx';
import { Failure, Loading } from '../../components/states.tsx';
import { useModule } from '../../components/use-module.ts';
import { draft, isBlank } from '../../draft/draft.ts';
import { startHere } from '../../judge/here.ts';
import { useValue } from '../../state/observable.ts';
import { newWanted } from '../../state/shortcuts.ts';
import { APPLICATION } from '../../texts/application.ts';
import { useSay } from '../../texts/say.ts';
import { beginAnew, Kept } from './kept.tsx';
import { Start } from './start.tsx';

const loadForm = async () => (await import('./form-beside-verdict.tsx')).FormBesideVerdict;

/** The start page of the console. */
export function ApplicationPage() {
  const say = useSay();
  const isNothing = isBlank(useValue(draft));
  const { Shown: Form, failed, again } = useModule('form', loadForm);
  useEffect(() => void startHere(), []);
  useBeginningAnew();
  return (
    <>
      <Heading title={say(APPLICATION.title)}>{isNothing ? null : <Kept />}</Heading>
      {isNothing ? (
        <Start first />
      ) : Form !== undefined ? (
        <Form />
      ) : failed ? (
        <Failure refused={new Refused(0, undefined)} again={again} />
      ) : (
        <Loading />
      )}
    </>
  );
}

let begun = newWanted.get();

function useBeginningAnew(): void {
  const wanted = useValue(newWanted);
  useEffect(() => {
    if (wanted === begun) return;
    begun = wanted;
    beginAnew();
  }, [wanted]);
}
