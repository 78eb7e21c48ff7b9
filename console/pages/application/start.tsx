/** The box that takes whatever a person has. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { change, draft, replaceDraft } from '../../draft/draft.ts';
import { withRead } from '../../draft/take.ts';
import { doHere } from '../../judge/here.ts';
import { NOTHING } from '../../judge/nothing.ts';
import type { Read } from '../../judge/tasks.ts';
import { toldFault } from '../../judge/told-fault.ts';
import { language } from '../../state/language.ts';
import { observable, useValue } from '../../state/observable.ts';
import { APPLICATION, READ_AS } from '../../texts/application.ts';
import { useSay } from '../../texts/say.ts';

/** Of a file that is read. */
const MOST_MEGABYTES = 20;

/** What is in the box: it stays while somebody looks at another page. */
const typed = observable('');

/** What was read last: the box changes its place when there is something to show. */
const lastRead = observable<Read | undefined>(undefined);

/** What was read is no longer there: nothing is said of it any more. */
export function forgetRead(): void {
  lastRead.set(undefined);
}

/** `first`: nothing is there yet, and the box is all of the page. */
export function Start({ first }: { first: boolean }) {
  const say = useSay();
  const text = useValue(typed);
  const told = useValue(lastRead);
  const [dragging, setDragging] = useState(false);
  return (
    <section
      class={`card start-box${dragging ? ' dragging' : ''}`}
      aria-label={say(APPLICATION.startLabel)}
      onDragOver={(event) => {
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={() => setDragging(false)}
      onDrop={(event) => {
        event.preventDefault();
        setDragging(false);
        takeFile(event.dataTransfer?.files[0]);
      }}
    >
      <Box first={first} text={text} />
      <Ways first={first} text={text} />
      {dragging ? <p class="quiet">{say(APPLICATION.drop)}</p> : null}
      {told === undefined ? null : <Told read={told} />}
    </section>
  );
}

type BoxProps = { first: boolean; text: string };

/** The box itself: what is pasted into it while it is empty is read at once. */
function Box({ first, text }: BoxProps) {
  const say = useSay();
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (first && !matchMedia('(pointer: coarse)').matches && document.activeElement === document.body)
      box.current?.focus();
  }, []);
  return (
    <label class="field">
      <span class={first ? 'start-label' : 'visually-hidden'}>{say(APPLICATION.startLabel)}</span>
      {first ? <span class="hint">{say(APPLICATION.startHint)}</span> : null}
      <textarea
        ref={box}
        data-search
        rows={first ? 6 : 1}
        spellcheck={false}
        autocomplete="off"
        placeholder={first ? 'haitang.cn\nwww.example.com' : say(APPLICATION.startLabel)}
        value={text}
        onInput={({ currentTarget }) => typed.set(currentTarget.value)}
        onPaste={({ clipboardData, currentTarget }) => {
          const pasted = clipboardData?.getData('text/plain') ?? '';
          const [file] = [...(clipboardData?.files ?? [])];
          if (file !== undefined) takeFile(file);
          else if (currentTarget.value === '') takeText(pasted);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) takeText(event.currentTarget.value);
        }}
      />
    </label>
  );
}

/** The other ways in: a button for who types, a file, nothing at all. */
function Ways({ first, text }: BoxProps) {
  const say = useSay();
  return (
    <div class="row">
      <button
        type="button"
        class={first ? 'primary' : ''}
        disabled={text.trim() === ''}
        onClick={() => takeText(text)}
      >
        {say(APPLICATION.read)}
      </button>
      <label class="button">
        {say(APPLICATION.chooseFile)}
        <input
          type="file"
          class="visually-hidden"
          accept=".csv,.tsv,.txt,.xlsx,.json,.tfstate"
          onChange={({ currentTarget }) => {
            takeFile(currentTarget.files?.[0]);
            // The same file can be chosen again when it was mended.
            currentTarget.value = '';
          }}
        />
      </label>
      {first ? (
        <button type="button" onClick={() => change(['websites'], [{ name: '', domains: [{ name: '' }] }])}>
          {say(APPLICATION.startByHand)}
        </button>
      ) : null}
    </div>
  );
}

/** Reads what was pasted or typed; the box is empty again unless somebody has typed on meanwhile. */
function takeText(given: string): void {
  // As a box has it.
  const text = given.replaceAll('\r\n', '\n');
  if (text.trim() === '') return;
  void take('', async () => new TextEncoder().encode(text)).then((isTaken) => {
    if (isTaken && typed.get() === text) typed.set('');
  });
}

function takeFile(file: File | undefined): void {
  if (file === undefined) return;
  if (file.size > MOST_MEGABYTES * 1024 * 1024) refuse('too-large', { most: MOST_MEGABYTES });
  else void take(file.name, async () => new Uint8Array(await file.arrayBuffer()));
}

/** Reads bytes into the draft; tells whether they hold anything. */
async function take(name: string, open: () => Promise<Uint8Array>): Promise<boolean> {
  const bytes = await open().catch(() => refuse('not-opened'));
  if (bytes === undefined) return false;
  const read = await doHere('read', { name, bytes, language: language.get() }).catch(() =>
    refuse('not-read'),
  );
  if (read === undefined) return false;
  lastRead.set(read);
  if (read.as === 'nothing') return false;
  replaceDraft(withRead(draft.get(), read));
  return true;
}

function refuse(reason: string, values: { [name: string]: number } = {}): undefined {
  lastRead.set({ ...NOTHING, faults: [toldFault({ reason, values }, language.get())] });
}

/** What it was taken for, and every place that could not be read. */
function Told({ read: { as, faults } }: { read: Read }) {
  const say = useSay();
  return (
    <div role="status" class="stack-tight">
      <p>
        {as === 'nothing'
          ? say(APPLICATION.nothingRead)
          : say(APPLICATION.readAs, { what: say(READ_AS[as]) })}
      </p>
      {faults.slice(0, 20).map(({ text, line, place }, index) => (
        <p class="field-error" key={index}>
          {line === undefined ? (place ?? '') : say(APPLICATION.line, { line })} {text}
        </p>
      ))}
    </div>
  );
}
