/** The MCP server: lists the tools and calls them. A server is made for each request, or for each process. */
import { ProtocolError, ProtocolErrorCode, Server } from '@modelcontextprotocol/server';
import * as z from 'zod/mini';
import manifest from '../../package.json' with { type: 'json' };
import { Problem, type ProblemName } from '../errors.ts';
import { fill } from '../respond/fill.ts';
import { problemDocument } from '../respond/problem.ts';
import { DETAILS, MCP } from '../respond/texts/mcp.ts';
import { faultsIn, invalidRequest, parseWith } from '../shapes/parse.ts';
import { requestSchema } from '../shapes/request-schema.ts';
import type { Language } from '../texts.ts';
import { type AnswerPart, partMembers, partOf, structuredAnswer, type ToldEntry } from './told.ts';
import { type Asking, TOOLS, type Tool } from './tools.ts';

/**
 * The SDK's schemas compile a reader for each form of message, and look through all of its parts for one that holds itself: both take
 * longer than reading a message does, and no JSON holds itself.
 */
z.config({
  jitless: true,
  memoizer: { attach() {}, guard() {}, alloc: (_schema, _payload, empty) => empty },
});

const INSTRUCTIONS =
  'Checks ICP filings (ICP 备案) for websites in mainland China before they are submitted through Huawei Cloud. ' +
  'Quote the verdict, the reasons with their fixes, and the sources as they are told. Never say that a filing is approved. ' +
  'Ask the user the questions that an answer names; do not guess facts.';

type McpSettings = {
  asking: Asking;
  requestId: string;
  /** Told what went wrong with a call, for a log: the problem's name, and the error behind it. */
  onProblem: (problem: ProblemName, cause: unknown) => void;
};

const part = z.object(partMembers);

/** A server that answers `tools/list` and `tools/call`. */
export function createMcpServer(settings: McpSettings): Server {
  const server = new Server(
    { name: manifest.name, title: manifest.name, version: manifest.version },
    { capabilities: { tools: {} }, instructions: INSTRUCTIONS },
  );
  server.setRequestHandler('tools/list', () => ({ tools: listedTools() }));
  server.setRequestHandler('tools/call', ({ params }) => call(params, settings));
  return server;
}

/** What a tool takes is what the API document says of the same request, and the part of the answer that is wanted. */
function listedTools() {
  const { properties: ofParts } = z.toJSONSchema(part, { io: 'input' });
  const outputSchema = { ...z.toJSONSchema(structuredAnswer, { io: 'input' }), type: 'object' as const };
  return Object.entries(TOOLS).map(([name, { title, description, input, readsOnly, asksOthers }]) => {
    const schema = requestSchema(input);
    return {
      name,
      title,
      description,
      inputSchema: {
        ...schema,
        type: 'object' as const,
        properties: { ...Object(schema.properties), ...ofParts },
      },
      outputSchema,
      annotations: { readOnlyHint: readsOnly, destructiveHint: false, openWorldHint: asksOthers },
    };
  });
}

type ToolCall = { name: string; arguments?: ToldEntry['data'] | undefined };

async function call({ name, arguments: given = {} }: ToolCall, settings: McpSettings) {
  const { language } = settings.asking;
  const tool = toolOf(name, language);
  try {
    const { wanted, body } = argumentsFor(tool, given);
    const { text, structured } = partOf(await tool.tell(settings.asking, body), wanted, language);
    return { content: [{ type: 'text' as const, text }], structuredContent: structured };
  } catch (error) {
    return refused(error, settings);
  }
}

/** The part that is wanted, and the request. Throws 422 with the faults of both where the part is no part. */
function argumentsFor(
  tool: Tool,
  { section, from, ...body }: ToldEntry['data'],
): { wanted: AnswerPart; body: ToldEntry['data'] } {
  const faults = faultsIn(part, { section, from });
  if (faults.length > 0) throw invalidRequest([...faults, ...faultsIn(tool.input, body)]);
  return { wanted: parseWith(part, { section, from }), body };
}

function toolOf(name: string, language: Language): Tool {
  const tool = Object.hasOwn(TOOLS, name) ? TOOLS[name] : undefined;
  if (tool !== undefined) return tool;
  const tools = Object.keys(TOOLS);
  throw new ProtocolError(ProtocolErrorCode.InvalidParams, fill(MCP.unknownTool, { tools }, language), {
    tools,
  });
}

/** Arguments that do not fit are the caller's error; what kept a good call from being answered is told to the model. */
function refused(error: unknown, { asking: { language }, requestId, onProblem }: McpSettings) {
  const problem = error instanceof Problem ? error : new Problem('internal-error', { cause: error });
  onProblem(problem.problem, problem.cause);
  if (problem.problem === 'invalid-request') throw invalidParams(problem, language, requestId);
  const { title, detail } = problemDocument(problem, language, requestId);
  const told = { title, detail: DETAILS[problem.problem]?.[language] ?? detail };
  const text = fill(MCP.problem, told, language);
  return { content: [{ type: 'text' as const, text }], isError: true };
}

/** JSON-RPC's error for arguments, which names every fault; its data is the API's problem. */
export function invalidParams(problem: Problem, language: Language, requestId: string): ProtocolError {
  const told = problemDocument(problem, language, requestId);
  const faults = (told.errors ?? []).map(({ pointer, detail }) =>
    fill(MCP.about, { subject: pointer, text: detail }, language),
  );
  return new ProtocolError(ProtocolErrorCode.InvalidParams, [told.detail, ...faults].join('\n'), told);
}
