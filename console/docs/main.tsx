/** `/v1/docs`: the API document as a page, from the service alone. */
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { SearchBox } from '../components/search-box.tsx';
import { Preferences } from '../shell/preferences.tsx';
import { DOCS } from '../texts/docs.ts';
import { useSay } from '../texts/say.ts';
import { type ApiDocument, endpointsOf } from './document.ts';
import { Code, EndpointItem } from './endpoint-item.tsx';

function DocsPage() {
  const say = useSay();
  const [document, setDocument] = useState<ApiDocument | 'failed' | undefined>(undefined);
  useEffect(() => {
    fetch('/v1/openapi.json', { credentials: 'omit' })
      .then((response) => (response.ok ? response.json() : 'failed'))
      .then(setDocument, () => setDocument('failed'));
  }, []);
  return (
    <>
      <header class="top">
        <a class="brand" href="/console/">
          {say(DOCS.toConsole)}
        </a>
        <div class="top-end">
          <Preferences />
        </div>
      </header>
      <main class="docs">
        {document === undefined || document === 'failed' ? (
          <>
            <h1>API</h1>
            {document === undefined ? null : <p role="alert">{say(DOCS.failed)}</p>}
          </>
        ) : (
          <Document document={document} />
        )}
      </main>
    </>
  );
}

function Document({ document }: { document: ApiDocument }) {
  const say = useSay();
  const [text, setText] = useState('');
  const words = text.toLowerCase().split(/\s+/);
  const wanted = endpointsOf(document).filter(({ method, path, operation }) => {
    const all =
      `${method} ${path} ${operation.summary} ${operation.tags} ${operation.description}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  return (
    <div lang="en">
      <h1>
        {document.info.title} <span class="quiet">{document.info.version}</span>
      </h1>
      <p>{document.info.description}</p>
      <p lang={say.language}>
        <a href="/v1/openapi.json">{say(DOCS.raw)}</a>
      </p>
      <p lang={say.language}>
        <SearchBox label={say(DOCS.search)} hint={say(DOCS.searchHint)} text={text} change={setText} />
      </p>
      <p role="status" lang={say.language}>
        {wanted.length === 0 ? say(DOCS.none) : ''}
      </p>
      {document.tags.map(({ name, description }) => {
        const own = wanted.filter(({ operation }) => operation.tags?.includes(name));
        if (own.length === 0) return null;
        return (
          <section key={name} class="card">
            <h2>{name}</h2>
            <p>{description}</p>
            <div>
              {own.map((each) => (
                <EndpointItem key={`${each.method} ${each.path}`} endpoint={each} document={document} />
              ))}
            </div>
          </section>
        );
      })}
      <Schemas document={document} />
    </div>
  );
}

function Schemas({ document }: { document: ApiDocument }) {
  const say = useSay();
  return (
    <section class="card">
      <h2 lang={say.language}>{say(DOCS.schemas)}</h2>
      {Object.entries(document.components.schemas).map(([name, schema]) => (
        <div key={name} id={`schema-${name}`}>
          <h3>{name}</h3>
          {schema.description === undefined ? null : <p>{schema.description}</p>}
          <Code title={say(DOCS.shape)} value={schema} />
        </div>
      ))}
    </section>
  );
}

const place = document.getElementById('console');
if (place !== null) render(<DocsPage />, place);
