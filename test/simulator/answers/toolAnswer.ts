import type { JsonObject } from '../apiError';
import type { ChatRequest, Tool } from '../chatRequest';
import type { Answer } from './answer';

/** A value that fits a property of the tool's JSON schema. */
function example(schema: JsonObject): unknown {
  const choices = schema['enum'];
  if (Array.isArray(choices)) return (choices as readonly unknown[])[0];
  switch (schema['type']) {
    case 'number':
    case 'integer':
      return 1;
    case 'boolean':
      return true;
    case 'array':
      return [];
    case 'object':
      return exampleObject(schema);
    default:
      return 'README.md';
  }
}

function exampleObject(schema: JsonObject): JsonObject {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, JsonObject>>;
  const required = (schema['required'] ?? Object.keys(properties)) as readonly string[];
  return Object.fromEntries(required.map((name) => [name, example(properties[name] ?? {})]));
}

function chosenTool({ tools = [], tool_choice }: ChatRequest): Tool | undefined {
  if (tool_choice === 'required') return tools.find((tool) => tool.type === 'function');
  if (typeof tool_choice !== 'object') return undefined;
  const named = (tool_choice['function'] as JsonObject | undefined)?.['name'];
  return tools.find((tool) => tool.function?.name === named);
}

/** A call of the tool that must be called; undefined when none must. */
export function toolAnswer(request: ChatRequest): Answer | undefined {
  const called = chosenTool(request)?.function;
  if (called === undefined) return undefined;
  const json = JSON.stringify(exampleObject(called.parameters ?? {}));
  const call = { id: `call_${called.name}_1`, name: called.name, arguments: json };
  return { content: '', reasoning: `I need ${called.name} for this.`, toolCalls: [call] };
}
