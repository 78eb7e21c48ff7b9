/** The manifest `icp.yaml`: the facts of one or several applications, kept in a repository. Its JSON Schema is docs/schema/icp.schema.json. */
import * as z from 'zod/mini';
import { assessmentInFiles } from '../../lib/shapes/assessment.ts';
import { described } from '../../lib/shapes/schema-parts.ts';
import { serverMembers } from '../../lib/shapes/server.ts';

const { track: _, lookUp: __, servers: ___, authorizationCodes: ____, ...members } = assessmentInFiles.shape;

const code = described(
  z.string().check(z.regex(/^\$\{[A-Za-z_][A-Za-z0-9_]*\}$/)),
  `The environment variable that holds the authorization code, for example \${ICP_CODE_1}. The code itself never stands here.`,
);

const application = {
  name: described(z.optional(z.string()), 'What reports call the application.'),
  include: described(
    z.optional(
      z.array(
        z.union([
          z.strictObject({
            terraform: described(z.string(), 'A plan or a state, as terraform show -json prints it.'),
          }),
          z.strictObject({
            sheet: described(z.string(), 'A CSV or XLSX file, one row a website or domain.'),
          }),
        ]),
      ),
    ),
    'Files that complete it: what is stated here stays as it is.',
  ),
  ...members,
  websites: z.optional(members.websites),
  servers: described(
    z.optional(z.array(z.strictObject({ ...z.partial(z.object(serverMembers)).shape, id: z.string() }))),
    'A server whose id is the address or id of a resource of Terraform is completed from there.',
  ),
  authorizationCodes: z.optional(z.array(z.strictObject({ code }))),
};

/** One application, or several. */
const manifest = z.union([
  z.strictObject(application),
  z.strictObject({ applications: z.array(z.strictObject(application)) }),
]);

/** The JSON Schema of a manifest, draft 2020-12, for editors. */
export function manifestSchema(): unknown {
  return {
    ...z.toJSONSchema(manifest, { io: 'input', unrepresentable: 'any', reused: 'inline' }),
    title: 'Manifest of icp-preflight',
    description:
      'Facts of ICP filing applications: who files, which websites and domains, which servers verify.',
  };
}
