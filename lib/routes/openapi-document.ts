import document from '../../docs/openapi.json' with { type: 'json' };

/** The API document as it is served. scripts/build.ts puts the text itself in the place of this. */
export const OPENAPI_TEXT = JSON.stringify(document);
