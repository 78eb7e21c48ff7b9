/** The component schemas of the API document, from the shapes that requests are parsed with and answers are typed by. */
import * as z from 'zod/mini';
import { ANSWERS } from '../../lib/answers/named.ts';
import { ACTIONS } from '../../lib/plan/actions.ts';
import { planAction } from '../../lib/plan/plan-shape.ts';
import { requestSchema } from '../../lib/shapes/request-schema.ts';
import { REQUESTS } from '../../lib/shapes/requests.ts';

export type Json = { [name: string]: unknown };

/** Every body and every answer by its name. */
export function schemas(): Json {
  const requests = Object.entries(REQUESTS).map(([name, schema]) => [name, requestSchema(schema)]);
  return { ...Object.fromEntries(requests), ...answerSchemas() };
}

/** An answer that is part of another one is referred to. */
function answerSchemas(): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(ANSWERS)) registry.add(schema, { id });
  const { schemas: found } = z.toJSONSchema(registry, {
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ zodSchema, jsonSchema }) => {
      if (Object.is(zodSchema, planAction.shape.action)) jsonSchema.enum = Object.keys(ACTIONS);
      withoutNoise(jsonSchema);
    },
  });
  return Object.fromEntries(
    Object.entries(found).map(([name, { $schema: _, $id: __, ...schema }]) => [name, schema]),
  );
}

/** Takes out what says no more than JSON does: names of members are text, and numbers end somewhere. */
function withoutNoise(schema: z.core.JSONSchema.BaseSchema): void {
  delete schema.propertyNames;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
}
