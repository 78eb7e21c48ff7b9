/** The box that takes whatever a person has. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { change, draft, replaceDraft } from '../../draft/draft.ts';
import { withRead } from '../../draft/take.ts';
import { doHere } from '../../judge/here.ts';
import type { Read } from '../../judge/tasks.ts';
import { language } from '../../state/language.ts';
import { observable, useValue } from '../../state/observable.ts';
import { APPLICATION, READ_AS } from '../../texts/application.ts';
import { useSay } from '../../texts/say.ts';

/** Bytes of a file that is read. */
const MOST_BYTES = 20 * 1024 * 1024;

/** What was read last: the box changes its place when there is something to show. */
const lastRead = observable<Read | undefined>(undefined);

/** What was read is no longer there: nothing is said of it any more. */
export function forgetRead(): void {
  lastRead.set(undefined);
}

/** `first`: nothing is there yet, and the box is all of the page. */
export function Start({ first }: { first: boolean }) {
  const say = useSay();
  const [text, setText] = useState('');
  const told = useValue(lastRead);
  const [dragging, setDragging] = useState(false);
  const takeText = (pasted: string) => {
    if (pasted.trim() !== '')
      void take('', new TextEncoder().encode(pasted)).then((taken) => taken && setText(''));
  };
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
      <Box first={first} text={text} setText={setText} takeText={takeText} />
      <Ways first={first} text={text} takeText={takeText} />
      {dragging ? <p class="quiet">{say(APPLICATION.drop)}</p> : null}
      {told === undefined ? null : <Told read={told} />}
    </section>
  );
}

type BoxProps = { first: boolean; text: string; takeText: (text: string) => void };

/** The box itself: what is pasted into it while it is empty is read at once. */
function Box({ first, text, setText, takeText }: BoxProps & { setText: (text: string) => void }) {
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
        onInput={({ currentTarget }) => setText(currentTarget.value)}
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
function Ways({ first, text, takeText }: BoxProps) {
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
          onChange={({ currentTarget }) => takeFile(currentTarget.files?.[0])}
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

/** Reads bytes into the draft; tells whether they hold anything. */
async function take(name: string, bytes: Uint8Array): Promise<boolean> {
  const read = await doHere('read', { name, bytes, language: language.get() });
  lastRead.set(read);
  if (read.as === 'nothing') return false;
  replaceDraft(withRead(draft.get(), read));
  return true;
}

function takeFile(file: File | undefined): void {
  if (file === undefined || file.size > MOST_BYTES) return;
  void file.arrayBuffer().then((bytes) => take(file.name, new Uint8Array(bytes)));
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
