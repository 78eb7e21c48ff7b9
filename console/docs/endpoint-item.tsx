/** One operation of the API that unfolds to its parameters, body and answers. */
import { DOCS } from '../texts/docs.ts';
import { useSay } from '../texts/say.ts';
import {
  type ApiDocument,
  type Endpoint,
  nameOf,
  type Parameter,
  resolved,
  type Schema,
} from './document.ts';

/** Closed it says what it does. */
export function EndpointItem({ endpoint, document }: { endpoint: Endpoint; document: ApiDocument }) {
  const say = useSay();
  const { method, path, operation } = endpoint;
  const parameters = (operation.parameters ?? []).map((each) =>
    resolved(each, document.components.parameters),
  );
  const body = Object.entries(operation.requestBody?.content ?? {});
  return (
    <details class="finding endpoint" data-operation={`${method} ${path}`}>
      <summary>
        <span class="finding-line">
          <code>
            <b>{method}</b> {path}
          </code>
          <span class="finding-subject">{operation.summary}</span>
        </span>
      </summary>
      <div class="endpoint-more">
        {operation.description === undefined ? null : <p>{operation.description}</p>}
        {parameters.length === 0 ? null : <Parameters parameters={parameters} />}
        {body.map(([type, { schema, example }]) => (
          <Told key={type} title={`${say(DOCS.body)} · ${type}`} schema={schema} example={example} />
        ))}
        <h3>{say(DOCS.answers)}</h3>
        {Object.entries(operation.responses).map(([status, given]) => {
          const { description, content = {} } = resolved(given, document.components.responses);
          const [told] = Object.values(content);
          return (
            <Told
              key={status}
              title={`${status} ${description ?? ''}`}
              schema={told?.schema}
              example={told?.example}
            />
          );
        })}
      </div>
    </details>
  );
}

function Parameters({ parameters }: { parameters: readonly Parameter[] }) {
  const say = useSay();
  return (
    <>
      <h3>{say(DOCS.parameters)}</h3>
      <dl>
        {parameters.map(({ name = '', in: place = '', required, description, schema }) => (
          <div key={`${place} ${name}`}>
            <dt>
              <code>{name}</code>{' '}
              <span class="quiet">
                {place}
                {required ? ` · ${say(DOCS.required)}` : ''}
              </span>
            </dt>
            <dd>
              {description} {schema === undefined ? null : <code>{shapeLine(schema)}</code>}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Told({ title, schema, example }: { title: string; schema: Schema | undefined; example: unknown }) {
  const say = useSay();
  return (
    <div class="told">
      <p>
        {title}
        {schema?.$ref === undefined ? null : (
          <>
            {' '}
            · <a href={`#schema-${nameOf(schema.$ref)}`}>{nameOf(schema.$ref)}</a>
          </>
        )}
      </p>
      {schema === undefined || schema.$ref !== undefined ? null : (
        <Code title={say(DOCS.shape)} value={schema} />
      )}
      {example === undefined ? null : <Code title={say(DOCS.example)} value={example} />}
    </div>
  );
}

/** JSON that unfolds; it can be scrolled with the keyboard. */
export function Code({ title, value }: { title: string; value: unknown }) {
  return (
    <details>
      <summary>{title}</summary>
      <pre tabIndex={0}>
        <code>{JSON.stringify(value, null, 2)}</code>
      </pre>
    </details>
  );
}

function shapeLine({ type, enum: values, minimum, maximum, maxLength, default: given }: Schema): string {
  const parts = [
    Array.isArray(values) ? values.join(' | ') : String(type ?? ''),
    minimum === undefined && maximum === undefined ? '' : `${minimum ?? ''}–${maximum ?? ''}`,
    maxLength === undefined ? '' : `≤ ${maxLength}`,
    given === undefined ? '' : `= ${given}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}
